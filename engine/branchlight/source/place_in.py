"""Where a character of a scalar's value stands in its file.

A literal block keeps its lines, so the place follows from the line alone. In every other style YAML joins lines
and decodes escapes, but never drops or adds a character that is not blank: walking the source and the value side by
side finds the place, exactly for what is not blank, and on the right line for what is.
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
    """Where character `offset` of the scalar's value stands in the file; behind the last one for the length itself."""
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
    """The place behind the last character of the scalar's value."""
    return place_in(file, scalar, len(scalar.value))


def _in_literal(file: SourceFile, scalar: Scalar, offset: int) -> Place:
    value = scalar.value
    if offset == len(value) and value.endswith("\n"):
        offset -= 1
    row = value.count("\n", 0, offset)
    number = scalar.line + 1 + row
    column = offset - (value.rfind("\n", 0, offset) + 1)
    line = line_at(file.text, number)
    return Place(file.name, number, min(_indentation(file, scalar) + column, len(line)) + 1)


def _indentation(file: SourceFile, scalar: Scalar) -> int:
    """How far a literal block is indented: what its first line that is not empty lacks of the line in the file."""
    text = scalar.value.lstrip("\n")
    row = len(scalar.value) - len(text)
    return len(line_at(file.text, scalar.line + 1 + row)) - len(text.partition("\n")[0]) if text else 0


@lru_cache(maxsize=1)
def _places(file: SourceFile, scalar: Scalar) -> tuple[Place, ...]:
    """The place of each character of a value that was folded. One text is asked for many: it is gone through once."""
    return tuple(_walk(file, scalar))


def _walk(file: SourceFile, scalar: Scalar) -> Iterator[Place]:
    """The place of each character of the value, and then the one behind the last.

    Goes through source and value side by side, letting the source's blanks run ahead where they were folded.
    """
    place = Place(file.name, scalar.line, scalar.column)
    pieces = _pieces(file, scalar)
    ahead: _Piece | None = next(pieces, None)
    for wanted in scalar.value:
        if wanted not in _BLANK:
            while ahead is not None and ahead[0] in _BLANK:
                ahead = next(pieces, None)
        if ahead is not None:
            place = new(Place, (file.name, ahead[1], ahead[2]))
            if wanted not in _BLANK or ahead[0] in _BLANK:
                ahead = next(pieces, None)
        yield place
    yield Place(file.name, place.line, min(place.column + 1, len(line_at(file.text, place.line)) + 1))


def _pieces(file: SourceFile, scalar: Scalar) -> Iterator[_Piece]:
    """The characters of the source from where the scalar's text begins; line breaks are blanks at the end of a line."""
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
    """How long the piece at `column` is, and a blank if it stands for one. Size 0: a backslash that joins lines."""
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
