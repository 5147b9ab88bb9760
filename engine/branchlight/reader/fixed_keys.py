"""Keys that always do the same on the page, and the names of keys as a reader writes them."""

import re

from branchlight.reader.wording import key_words

FIXED = {
    **dict.fromkeys("1234567890", key_words.CHOOSES),
    **dict.fromkeys(("up", "down", "k", "j", "tab", "shift+tab"), key_words.POINTS),
    **dict.fromkeys(("enter", "escape"), key_words.ANSWERS),
    **dict.fromkeys(("space", "pagedown", "ctrl+f", "pageup", "ctrl+b", "ctrl+u", "ctrl+d"), key_words.SCROLLS),
    **dict.fromkeys(("home", "g", "end", "G"), key_words.SCROLLS),
    "ctrl+c": key_words.CLOSES,
}
"""Keys that cannot be given to a command, each with what it does."""

_NAMED = ("up", "down", "left", "right", "tab", "enter", "escape", "space", "home", "end", "pageup", "pagedown")
_OTHERS = ("backspace", "delete", "insert", *(f"f{number}" for number in range(1, 13)))
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "return": "enter", "esc": "escape"}
"""Keys that a terminal cannot tell apart, and other names."""


def key_of(written: str) -> str:
    """Return a key in Textual's notation, or "" if there is none.

    A question mark becomes question_mark, and `Ctrl L` becomes ctrl+l.
    """
    from textual.keys import _character_to_key

    if len(written) == 1 and written.isprintable() and not written.isspace():
        return written if written.isalnum() else _character_to_key(written)
    parts = re.sub(r"[\s+-]+", "+", written.strip().lower())
    parts = _SAME.get(parts, parts)
    known = parts in (*_NAMED, *_OTHERS, "shift+tab") or re.fullmatch(r"ctrl\+[a-z]", parts)
    return parts if known else ""
