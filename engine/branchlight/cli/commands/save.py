"""`branchlight save`: backups of the shelf, and saves in files for other machines."""

import sys
from typing import TYPE_CHECKING

from branchlight.cli.given_names import named
from branchlight.cli.stories import path_of, show, story_argument
from branchlight.cli.story_guard import guard_story
from branchlight.cli.streams import say
from branchlight.compiler.cache import load_cached
from branchlight.source.regular_file import open_text
from branchlight.source.writing import expect_writable, write_text

if TYPE_CHECKING:
    import argparse

    from branchlight.shelf.session import Session

SUMMARY = "back up the shelf, or move a save to another machine"
_LONGEST = 40_000_000
"""The most characters that are read of a save's file. No save is longer."""


def arguments(parser: "argparse.ArgumentParser") -> None:
    """Add the three actions, each with its arguments."""
    actions = parser.add_subparsers(metavar="ACTION", required=True, prog=parser.prog)

    def action(name: str, summary: str, *words: tuple[str, str]) -> "argparse.ArgumentParser":
        inner = actions.add_parser(name, help=summary, description=summary, formatter_class=parser.formatter_class)
        for word, about in words:
            inner.add_argument(word.lower(), type=named, metavar=word, help=about)
        about = "the shelf; default: the one in your own data folder"
        inner.add_argument("--shelf", type=named, metavar="FILE", help=about)
        inner.set_defaults(action=_ACTIONS[name])
        return inner

    action("backup", "copy the whole shelf into a new file", ("FILE", "a new file"))
    story_argument(
        action("export", "write a save to a new file", ("NAME", "the name of the save"), ("FILE", "a new file"))
    )
    inner = action(
        "import", "take a save from a file", ("FILE", "a file that `save export` wrote; `-` is standard input")
    )
    inner.add_argument("--overwrite", action="store_true", help="replace a save of the same name")
    story_argument(inner)


def run(options: "argparse.Namespace") -> int:
    """Do what the action says. Return 0, or 2 if it is not possible."""
    return int(options.action(options))


def _back_up(options: "argparse.Namespace") -> int:
    from branchlight.shelf.backup import back_up

    told = back_up(options.shelf, options.file)
    say(told or f"Written to {options.file}.")
    return 0


def _export(options: "argparse.Namespace") -> int:
    expect_writable(options.file)
    guard_story(options.file, path_of(options))
    session = _session(options)
    if session is None:
        return 2
    try:
        text = session.saves.write_out(options.name)
    except KeyError:
        known = ", ".join(save.name for save in session.saves.all()) or "none"
        return _refuse(f"there is no save called {options.name}; there are: {known}")
    finally:
        session.close()
    write_text(options.file, text)
    say(f"Written to {options.file}.")
    return 0


def _import(options: "argparse.Namespace") -> int:
    from branchlight.play.json_fields import UnfitError

    try:
        text = _read(options.file)
    except UnicodeDecodeError:
        return _refuse(f"{options.file}: it is not a text file; name one that `branchlight save export` wrote")
    session = _session(options, exists=False)
    if session is None:
        return 2
    try:
        save, changed = session.saves.read_in(text, overwrite=options.overwrite)
        if not session.kept:
            return _refuse(f"the save cannot be stored. {session.notice or session.news()}")
    except UnfitError as error:
        return _refuse(f"{options.file}: {error}")
    except ValueError as error:  # there is a save of that name
        return _refuse(f"{error} Add --overwrite to replace it.")
    finally:
        session.close()
    say(f"Imported as {save.name}. {changed}".rstrip())
    return 0


def _read(path: str) -> str:
    """Return the text of a file; `-` is standard input. Raises `OSError`, and `UnicodeDecodeError`."""
    if path == "-":
        return sys.stdin.read(_LONGEST) if sys.stdin else ""
    with open_text(path) as file:
        return file.read(_LONGEST)


def _session(options: "argparse.Namespace", exists: bool = True) -> "Session | None":
    """Open the story on the shelf, or show why the story cannot be read and return None.

    Raises `ShelfError` if there must be a shelf already, and there is none.
    """
    from branchlight.shelf.backup import expect_shelf
    from branchlight.shelf.open_shelf import default_path
    from branchlight.shelf.session import open_session

    path = path_of(options)
    loaded = load_cached(path)
    if loaded.story is None:
        show(loaded, loaded.diagnostics, path)
        return None
    if options.shelf is not None:
        guard_story(options.shelf, path)
    if exists:
        expect_shelf(options.shelf or default_path())
    return open_session(loaded.story, options.shelf)


def _refuse(message: str) -> int:
    say(f"branchlight: {message}")
    return 2


_ACTIONS = {"backup": _back_up, "export": _export, "import": _import}
