"""Places of ours as positions and ranges of the protocol, and back."""

from lsprotocol import types

from branchlight.editor.server.columns import Encoding, column_after, units_before
from branchlight.source.lines import line_at, lines_of
from branchlight.source.place import Place


def position_of(text: str, place: Place, encoding: Encoding) -> types.Position:
    """Return the position of a place in the text of its file."""
    return types.Position(place.line - 1, units_before(line_at(text, place.line), place.column, encoding))


def range_of(text: str, place: Place, length: int, encoding: Encoding) -> types.Range:
    """Return the range of so many characters from a place on. A line break is one of them."""
    return types.Range(position_of(text, place, encoding), position_of(text, _after(text, place, length), encoding))


def line_range(text: str, first: int, last: int, encoding: Encoding) -> types.Range:
    """Return the range of whole lines, both counted from 1, without the break after the last."""
    end = Place("", last, len(line_at(text, last)) + 1)
    return types.Range(types.Position(first - 1, 0), position_of(text, end, encoding))


def place_at(text: str, file: str, position: types.Position, encoding: Encoding) -> Place:
    """Return the place of a position in the text of a file."""
    line = position.line + 1
    return Place(file, line, column_after(line_at(text, line), position.character, encoding))


def _after(text: str, place: Place, length: int) -> Place:
    lines = lines_of(text)
    line, column = place.line, place.column
    end = column + length
    while line < len(lines) and end > len(lines[line - 1]) + 1:
        end -= len(lines[line - 1]) + 1
        line += 1
    return Place(place.file, line, min(end, len(line_at(text, line)) + 1))
