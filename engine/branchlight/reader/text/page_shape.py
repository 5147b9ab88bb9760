"""The page: how wide its measure is in a terminal of some size, and how much of the text has been given out.

The rule of the second: new text is shown a page at a time, and never more than the reader has had before them.
"""

from branchlight.reader.text.blocks import Form
from branchlight.reader.text.galley import Galley

_ROOMY_HEIGHT = 20
_SMALL_HEIGHT = 14
_OVERLAP = 2


def shape(width: int, height: int, measure: int, spacing: str) -> tuple[Form, int]:
    """The form of a page in so many cells, and where its left edge stands."""
    margin = 2 if width < 60 else 4
    measure = max(8, min(measure, width - 2 * margin))
    left = max(0, (width - measure) // 2)
    spacing = "close" if height < _SMALL_HEIGHT and spacing == "normal" else spacing
    return Form(measure, spacing, height >= _ROOMY_HEIGHT), left


class Reach:
    """How far the reader has come: lines before `given` may be looked at, and scrolling ends there."""

    def __init__(self) -> None:
        self.given = 0

    def open(self, top: int, total: int, height: int) -> int:
        """New text starts on line `top`. Gives out a page of it; returns the line to scroll to."""
        return self._turn_to(max(0, top - 1), total, height)

    def go_on(self, total: int, height: int, lines: int = 0) -> int:
        """Gives out the next page (or so many lines); returns the line to scroll to."""
        start = self.given - height + lines if lines else self.given - min(_OVERLAP, height // 3)
        return self._turn_to(max(0, start), total, height)

    def give_all(self, total: int) -> None:
        """Nothing is held back."""
        self.given = total

    def _turn_to(self, line: int, total: int, height: int) -> int:
        line = min(line, max(0, total - height))
        self.given = max(self.given, min(total, line + height))
        return line


def place_of(galley: Galley, line: int) -> tuple[int, int]:
    """The block and letter at which a line starts: the pen's place when everything above has been written."""
    index = galley.at(line)
    if line >= galley.height or index < 0:
        return (len(galley.blocks), 0) if line >= galley.height else (0, 0)
    offset = line - galley.top(index)
    lines = galley.lines(index)
    return (index, lines[offset].start) if offset < len(lines) else (index + 1, 0)


def line_of(galley: Galley, place: tuple[int, int]) -> int:
    """The line on which a place stands."""
    index, letter = place
    if index >= len(galley.blocks):
        return galley.height
    starts = [line.start for line in galley.lines(index)]
    return galley.top(index) + max(0, sum(start <= letter for start in starts) - 1)
