"""The unsafe characters of a story's file, removed and reported."""

import re

from branchlight.source import source_codes
from branchlight.source.characters import DIRECTION, REPLACEMENT, UNSAFE, is_clean
from branchlight.source.diagnostic import Diagnostic, complain
from branchlight.source.located import SourceFile
from branchlight.source.place import Place


def clean(file: SourceFile, sink: list[Diagnostic]) -> SourceFile:
    """Return the file without direction marks, and with other unsafe characters replaced. Report both."""
    if is_clean(file.text):
        return file
    mark = re.search(f"[{DIRECTION}]", file.text)
    if mark:
        text, count = re.subn(f"[{DIRECTION}]", "", file.text)
        sink.append(_direction_mark(file, mark, count))
        file = file._replace(text=text)
    first = re.search(UNSAFE, file.text)
    if first:
        text, count = re.subn(UNSAFE, REPLACEMENT, file.text)
        sink.append(_control_character(file, first, count))
        file = file._replace(text=text)
    return file


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
