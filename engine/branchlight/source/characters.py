"""A filter for unsafe characters: those that steer a terminal, hide, or break a line invisibly."""

import re

from branchlight.source import source_codes
from branchlight.source.diagnostic import Diagnostic, complain
from branchlight.source.located import SourceFile
from branchlight.source.place import Place

REPLACEMENT = "\ufffd"

_DIRECTION = "\u202a-\u202e\u2066-\u2069"
_FORBIDDEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_UNSEEN = "\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e0fff"
"""Characters that show as nothing, such as tags and zero-width spaces. Some scripts need them in a text.

Joiners are not among them, since they change the shape of letters.
"""
_UNSAFE = f"[{_FORBIDDEN}{_DIRECTION}]"
"""A pattern that `re` compiles on first use: most stories never need it."""
_ORDINARY_BYTES = bytes(byte for byte in range(256) if byte in b"\t\n" or (byte >= 32 and byte != 127))


def clean(file: SourceFile, sink: list[Diagnostic]) -> SourceFile:
    """Return the file without direction marks, and with other unsafe characters replaced. Report both."""
    if is_clean(file.text):
        return file
    mark = re.search(f"[{_DIRECTION}]", file.text)
    if mark:
        text, count = re.subn(f"[{_DIRECTION}]", "", file.text)
        sink.append(_direction_mark(file, mark, count))
        file = file._replace(text=text)
    first = re.search(_UNSAFE, file.text)
    if first:
        text, count = re.subn(_UNSAFE, REPLACEMENT, file.text)
        sink.append(_control_character(file, first, count))
        file = file._replace(text=text)
    return file


def is_clean(text: str) -> bool:
    """Return whether `text` has no unsafe character. Usual texts need no search by a pattern, so this is fast."""
    if text.isascii():
        return not text.encode("ascii").translate(None, _ORDINARY_BYTES)
    return re.search(_UNSAFE, text) is None


def has_unseen(text: str) -> bool:
    """Return whether `text` has a character that shows as nothing. Two names must not differ only in those."""
    return not text.isprintable() and re.search(f"[{_UNSEEN}]", text) is not None


def visible(text: str, instead: str = REPLACEMENT) -> str:
    """Return `text` for one line of a terminal.

    `instead` replaces unsafe characters, tabs and line breaks. Characters that show as nothing are left out.
    """
    if text.isprintable():
        return text
    text = re.sub(f"[{_UNSEEN}]", "", text)
    return re.sub(_UNSAFE, instead, text).replace("\t", instead).replace("\n", instead)


def visible_lines(text: str) -> str:
    """Return `text` for several lines of a terminal, each as `visible` makes it."""
    return "\n".join([visible(line) for line in text.split("\n")])


def clipped(text: str, longest: int) -> str:
    """Return a text of at most `longest` characters: a longer one is cut and ends in an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _direction_mark(file: SourceFile, found: re.Match[str], count: int) -> Diagnostic:
    return complain(
        source_codes.DIRECTION_MARK,
        _place(file, found.start()),
        f"an invisible mark of the writing direction ({_name_of(found.group())}) was removed{_and_more(count)}",
        "delete it: the story is read without it",
    )


def _control_character(file: SourceFile, found: re.Match[str], count: int) -> Diagnostic:
    return complain(
        source_codes.CONTROL_CHARACTER,
        _place(file, found.start()),
        f"the text contains a character that cannot be shown ({_name_of(found.group())}){_and_more(count)}",
        "delete it; such characters could control the reader's terminal",
    )


def _name_of(character: str) -> str:
    return f"U+{ord(character):04X}"


def _and_more(count: int) -> str:
    return f", and {count - 1} more in this file" if count > 1 else ""


def _place(file: SourceFile, offset: int) -> Place:
    line = file.text.count("\n", 0, offset) + 1
    return Place(file.name, line, offset - (file.text.rfind("\n", 0, offset) + 1) + 1)
