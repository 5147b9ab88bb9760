"""The place in its file of a character of a scalar's value.

A literal block keeps its lines, so the place follows from the line alone. In every other style YAML joins lines and
decodes escapes, but never drops or adds a character that is not blank. Following the source and the value side by side
therefore finds the place: exactly for a character that is not blank, and on the right line for a blank.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from branchlight.source import new
from branchlight.source.lines import line_at, lines_of
from branchlight.source.located import Scalar, SourceFile
from branchlight.source.place import Place

_BLANK = " \t\n"
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.?)")
_BLANK_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\\t": "\t", "\\ ": " "}
_BLANK_CODES = {0x09: "\t", 0x0A: "\n", 0x20: " "}

_Piece = tuple[str, int, int]
"""A character of the source, decoded, with its line and column."""


def place_in(file: SourceFile, scalar: Scalar, offset: int) -> Place:
    """Return the place of character `offset` of the scalar's value. Its length gives the place after the last one."""
    value, line, column, style = scalar
    if not 0 <= offset <= len(value):
        offset = 0 if offset < 0 else len(value)
    if not value:
        return Place(file.name, line, column)
    if style == "|":
        return _in_literal(file, scalar, offset)
    if not style and line_at(file.text, line).startswith(value, column - 1):
        return new(Place, (file.name, line, column + offset))
    return _places(file, scalar)[offset]


def end_of(file: SourceFile, scalar: Scalar) -> Place:
    """Return the place after the last character of the scalar's value."""
    return place_in(file, scalar, len(scalar.value))


def _in_literal(file: SourceFile, scalar: Scalar, offset: int) -> Place:
    value = scalar.value
    if offset == len(value) and value.endswith("\n"):
        offset -= 1
    row = value.count("\n", 0, offset)
    number = scalar.line + 1 + row
    column = offset - (value.rfind("\n", 0, offset) + 1)
    line = line_at(file.text, number)
    return new(Place, (file.name, number, min(_indentation(file, scalar) + column, len(line)) + 1))


def _indentation(file: SourceFile, scalar: Scalar) -> int:
    """Return the indentation of a literal block.

    It is the difference between its first line that is not empty and the line in the file.
    """
    text = scalar.value.lstrip("\n")
    row = len(scalar.value) - len(text)
    return len(line_at(file.text, scalar.line + 1 + row)) - len(text.partition("\n")[0]) if text else 0


@lru_cache(maxsize=1)
def _places(file: SourceFile, scalar: Scalar) -> tuple[Place, ...]:
    """Return the place of each character of a folded value.

    The result is cached: many places in one text are needed.
    """
    return tuple(_walk(file, scalar))


def _walk(file: SourceFile, scalar: Scalar) -> Iterator[Place]:
    """Yield the place of each character of the value, and then the place after the last.

    Follows source and value side by side, and skips blanks of the source that were folded.
    """
    place = Place(file.name, scalar.line, scalar.column)
    pieces = _pieces(file, scalar)
    ahead: _Piece | None = next(pieces, None)
    for wanted in scalar.value:
        # Blanks that folding dropped precede a character that is not blank: skip them.
        if wanted not in _BLANK:
            while ahead is not None and ahead[0] in _BLANK:
                ahead = next(pieces, None)
        # A blank that folding made has no character of its own: it takes the place of the next one, which waits.
        if ahead is not None:
            place = new(Place, (file.name, ahead[1], ahead[2]))
            if wanted not in _BLANK or ahead[0] in _BLANK:
                ahead = next(pieces, None)
        yield place
    yield Place(file.name, place.line, min(place.column + 1, len(line_at(file.text, place.line)) + 1))


def _pieces(file: SourceFile, scalar: Scalar) -> Iterator[_Piece]:
    """Yield the characters of the source from the start of the scalar's text.

    Line breaks are blanks at the end of a line.
    """
    lines = lines_of(file.text)
    row, column = (scalar.line, 0) if scalar.style == ">" else (scalar.line - 1, scalar.column - 1)
    if scalar.style in ("'", '"'):
        column += 1
    for number in range(row, len(lines)):
        line = lines[number]
        while column < len(line):
            size, character = _decode(line, column, scalar.style)
            if size:
                yield character, number + 1, column + 1
            column += size or len(line)
        yield "\n", number + 1, len(line) + 1
        column = 0


def _decode(line: str, column: int, style: str) -> tuple[int, str]:
    """Return the size of the piece at `column`, and a blank if it means one. Size 0: a backslash that joins lines."""
    if style == '"' and line[column] == "\\":
        found = _ESCAPE.match(line, column)
        escape = found.group() if found else "\\"
        if escape == "\\":
            return 0, ""
        if len(escape) > 2:
            return len(escape), _BLANK_CODES.get(int(escape[2:], 16), escape)
        return len(escape), _BLANK_ESCAPES.get(escape, escape)
    if style == "'" and line.startswith("''", column):
        return 2, "'"
    return 1, line[column]
