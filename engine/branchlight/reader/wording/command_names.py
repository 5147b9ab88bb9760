"""The names of the page's commands and of keys, and what keys do while reading."""

from contextlib import suppress
from unicodedata import lookup

COMMANDS = {
    "back": "Step back to the last decision",
    "redo": "Redo",
    "map": "The map of what you have read",
    "saves": "Save, or go to a saved place",
    "bookmarks": "Bookmarks and notes",
    "quick_save": "Quick save",
    "quick_load": "Quick load",
    "find": "Find in what you have read",
    "find_next": "Find the next one",
    "find_before": "Find the previous one",
    "skip": "Skip what you have read before",
    "auto": "Auto-turn pages (on/off)",
    "copy": "Copy selection, or this turn",
    "copy_passage": "Copy one passage",
    "export": "Export what you have read",
    "settings": "Settings",
    "colours": "Other colours",
    "title": "Title page",
    "notes": "Content notes and veils",
    "stories": "Your other stories",
    "restart": "Start over",
    "redraw": "Draw the page again",
    "suspend": "Suspend",
    "state": "See and change the state",
    "commands": "Find a command by name",
    "help": "Help",
    "close": "Close the book",
}
"""The words for each command, by its name in `key_bindings.py`."""


def quoted(name: str) -> str:
    """Return the words of a command, as a sentence calls it that cannot name its key."""
    return f"“{COMMANDS[name]}”"


ENTER, ESCAPE, SPACE = "Enter", "Esc", "Space"
UP_DOWN = "↑ ↓"

READING = (
    ("1 2 3 …", "Make a choice"),
    ("↑ ↓, k j, Tab", "Pick, or scroll"),
    ("Enter", "Make the choice picked"),
    ("Space, Ctrl F", "Read on"),
    ("Page up, Ctrl B", "Look back"),
    ("Ctrl U, Ctrl D", "Half a page"),
    ("Home, g", "To the top"),
    ("End, G", "To the latest page"),
    ("any key", "Show the rest at once"),
    ("Ctrl C", "Press twice to close"),
)
"""Keys that are no commands, each with what it does."""

_SIGNS = {
    "slash": "/",
    "backslash": "\\",
    "at": "@",
    "minus": "-",
    "plus": "+",
    "underscore": "_",
    "circumflex_accent": "^",
    "grave_accent": "`",
}
"""Signs whose names in Textual's notation are not those of Unicode."""
_NAMES = {"ctrl": "Ctrl", "space": SPACE, "enter": ENTER, "escape": ESCAPE}


def key_name(key: str) -> str:
    """Return the name of a key, which is given in Textual's notation: `ctrl+l` is Ctrl L, and `slash` is /."""
    known = _SIGNS.get(key) or _NAMES.get(key)
    if known:
        return known
    with suppress(KeyError):  # not the name of a sign
        return lookup(key.replace("_", " "))
    return " ".join(
        _NAMES.get(part, part if part == key and len(part) < 2 else _named(part)) for part in key.split("+")
    )


def _named(part: str) -> str:
    return part.capitalize() if len(part) > len("f12") else part.upper()
