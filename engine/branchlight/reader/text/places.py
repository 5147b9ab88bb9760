"""Conversion between lines of a galley and places: a block and one of its letters."""

from branchlight.reader.text.galley import Galley


def place_of(galley: Galley, line: int) -> tuple[int, int]:
    """Return the block and letter at which a line starts. The pen is there if everything above is written."""
    index = galley.at(line)
    if line >= galley.height or index < 0:
        return (len(galley.blocks), 0) if line >= galley.height else (0, 0)
    offset = line - galley.top(index)
    lines = galley.lines(index)
    return (index, lines[offset].start) if offset < len(lines) else (index + 1, 0)


def line_of(galley: Galley, place: tuple[int, int]) -> int:
    """Return the line that contains a place."""
    index, letter = place
    if index >= len(galley.blocks):
        return galley.height
    starts = [line.start for line in galley.lines(index)]
    return galley.top(index) + max(0, sum(start <= letter for start in starts) - 1)
