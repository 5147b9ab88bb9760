"""Mistakes in the file of the reader's own keys."""

from collections.abc import Iterable

NO_KEYS = "the file contains no keys"
EXAMPLE = "write `keys:`, and below it a line for each command, such as `  skip: z`"
NO_KEY_HERE = "this is not a key"
KEYS = "write a letter or sign, `f1` to `f12`, `ctrl+` with a letter, or `none`; several as a list: `[z, ctrl+x]`"
CHOOSE_ANOTHER = "choose another key"
STAYS = "Other keys stay as they are until you fix them."

CHOOSES = "makes a choice"
POINTS = "points at a choice"
ANSWERS = "answers or leaves"
SCROLLS = "turns the page"
CLOSES = "closes the book"


def unknown_part(name: str) -> str:
    """Return that a settings file has no such part."""
    return f"there is no part `{name}`"


def unknown_command(name: str) -> str:
    """Return that there is no such command."""
    return f"there is no command `{name}`"


def commands(meant: str, names: Iterable[str]) -> str:
    """Return the command that was meant or, if that cannot be guessed, all commands."""
    return f"did you mean `{meant}`?" if meant else f"the commands are {', '.join(names)}"


def no_key(written: str) -> str:
    """Return that there is no such key."""
    return f"`{written}` is not a key"


def fixed(written: str, does: str) -> str:
    """Return that a key always does the same."""
    return f"`{written}` always {does}"


def taken(written: str, owner: str) -> str:
    """Return that a key belongs to another command."""
    return f"`{written}` is also the key of `{owner}`"


def free_it(owner: str) -> str:
    """Return what to do about a key that belongs to another command."""
    return f"choose another key, or give `{owner}` another one in this file"
