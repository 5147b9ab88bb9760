"""The events of a YAML parser, and the errors that it lets through instead of reporting them.

Both parsers of PyYAML leave some conversions to Python. libyaml decodes the percent escapes of a tag, which may not be
UTF-8. The pure parser accepts any number for a character or a version.
"""

from collections.abc import Iterator
from typing import Any

from branchlight.source.trouble import Spot, inside


class ConversionError(Exception):
    """An error in converting a part of the text. `context` names the part as the parser does; `spot` is its start."""

    def __init__(self, context: str, spot: Spot) -> None:
        super().__init__("found an invalid escape or number")
        self.context = context
        self.spot = spot


def events(loader: Any, text: str) -> Iterator[Any]:
    """Yield the events of a loader that reads `text`.

    Raises `ConversionError` if a conversion fails, and whatever the parser raises itself.
    """
    mark = None
    while True:
        try:
            event = loader.get_event()
        except UnicodeDecodeError:
            raise ConversionError("while scanning a directive or a tag", _next_tag(text, mark)) from None
        except (ValueError, OverflowError):
            here = loader.get_mark() if hasattr(loader, "get_mark") else mark
            context = "while scanning a directive or a double-quoted scalar"
            raise ConversionError(context, inside(text.split("\n"), here)) from None
        if event is None:
            return
        mark = event.end_mark
        yield event


def _next_tag(text: str, mark: Any) -> Spot:
    """Return the spot of the first `!` at or after a mark, or the spot of the mark."""
    lines = text.split("\n")
    start = inside(lines, mark)
    for row in range(start.row, len(lines)):
        column = lines[row].find("!", start.column if row == start.row else 0)
        if column >= 0:
            return Spot(row, column)
    return start
