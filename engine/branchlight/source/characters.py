"""A filter for unsafe characters: those that steer a terminal, hide, or break a line invisibly."""

import re

REPLACEMENT = "\ufffd"

DIRECTION = "\u202a-\u202e\u2066-\u2069"
"""The marks of the writing direction, as the ranges of a pattern."""
_FORBIDDEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_UNSEEN = "\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e0fff"
"""Characters that show as nothing, such as tags and zero-width spaces. Some scripts need them in a text.

Joiners are not among them, since they change the shape of letters.
"""
UNSAFE = f"[{_FORBIDDEN}{DIRECTION}]"
"""A pattern that `re` compiles on first use: most stories never need it."""
_ORDINARY_BYTES = bytes(byte for byte in range(256) if byte in b"\t\n" or (byte >= 32 and byte != 127))


def is_clean(text: str) -> bool:
    """Return whether `text` has no unsafe character. Usual texts need no search by a pattern, so this is fast."""
    if text.isascii():
        return not text.encode("ascii").translate(None, _ORDINARY_BYTES)
    return text.replace("\n", "").replace("\t", "").isprintable() or re.search(UNSAFE, text) is None


def unseen_in(name: str) -> str:
    """Return the first character of a name that cannot be seen, as `U+202E`, or "". Names must not differ in those.

    Such are unsafe characters, tabs and line breaks, and those that show as nothing.
    """
    found = None if name.isprintable() else re.search(rf"[{_FORBIDDEN}{DIRECTION}{_UNSEEN}\t\n]", name)
    return f"U+{ord(found.group()):04X}" if found else ""


def visible(text: str, instead: str = REPLACEMENT) -> str:
    """Return `text` for one line of a terminal.

    `instead` replaces unsafe characters, tabs and line breaks. Characters that show as nothing are left out.
    """
    if text.isprintable():
        return text
    text = re.sub(f"[{_UNSEEN}]", "", text)
    return re.sub(UNSAFE, instead, text).replace("\t", instead).replace("\n", instead)


def visible_lines(text: str) -> str:
    """Return `text` for several lines of a terminal, each as `visible` makes it."""
    return "\n".join([visible(line) for line in text.split("\n")])


def clipped(text: str, longest: int) -> str:
    """Return a text of at most `longest` characters: a longer one is cut and ends in an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def clipped_words(text: str, longest: int) -> str:
    """Return a text of at most `longest` characters: a longer one is cut after a whole word."""
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"
