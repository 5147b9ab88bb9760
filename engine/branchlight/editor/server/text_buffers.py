"""The texts that are open in the editor, as it sends them: whole, and then the changes.

Lines end with LF, CR LF or CR and with nothing else. Python's `splitlines` knows more ends of lines, so that one line
separator in a text would move every later change to the wrong place.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from branchlight.editor.server.columns import Encoding, column_after
from branchlight.source.named_tuple import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")


class Buffer(NamedTuple):
    """An open text: the address under which the editor knows it, and its real path. `version` is the editor's."""

    uri: str
    path: str
    version: int
    text: str


class TextChange(NamedTuple):
    """A change: `text` replaces the text between two positions, each a line and a number of code units, from 0.

    Without positions it replaces everything.
    """

    text: str
    start: tuple[int, int] | None = None
    end: tuple[int, int] | None = None


def changed_text(text: str, changes: Iterable[TextChange], encoding: Encoding) -> str:
    """Return a text after changes. Each change applies to the result of the one before."""
    for change in changes:
        if change.start is None or change.end is None:
            text = change.text
            continue
        start, end = (offset_at(text, *position, encoding) for position in (change.start, change.end))
        text = text[:start] + change.text + text[max(start, end) :]
    return text


def offset_at(text: str, line: int, units: int, encoding: Encoding) -> int:
    """Return the offset of a position in a text. Beyond the end of a line or of the text, it is that end."""
    starts = line_starts(text)
    if line >= len(starts):
        return len(text)
    begin = starts[max(0, line)]
    found = _LINE_END.search(text, begin)
    end = found.start() if found else len(text)
    return begin + column_after(text[begin:end], units, encoding) - 1


@lru_cache(maxsize=8)
def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset at which each line begins."""
    return (0, *[found.end() for found in _LINE_END.finditer(text)])
