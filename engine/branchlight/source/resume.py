"""The search for a line at which reading can resume after a mistake that ended it.

It uses only lines. A stretch begins at the next line that begins a key or an item and is indented no further than the
line of the mistake. It ends before the next line that is indented less.
"""

import re

from branchlight.source.named_tuple import NamedTuple
from branchlight.source.trouble import indentation

_BEGINS = re.compile(r" *(?:- +\S|[a-z_]+ *:(?:\s|$))")


class ReadableStretch(NamedTuple):
    """A stretch of a document that can be read by itself: its first row, and the row after its last."""

    start: int
    end: int


def next_stretch(lines: list[str], row: int, most_indented: int) -> ReadableStretch | None:
    """Return the first stretch after a row whose first line is indented by at most so many spaces."""
    for start in range(row + 1, len(lines)):
        line = lines[start]
        if indentation(line) <= most_indented and _BEGINS.match(line):
            return ReadableStretch(start, _end(lines, start))
    return None


def _end(lines: list[str], start: int) -> int:
    inside = indentation(lines[start])
    for row in range(start + 1, len(lines)):
        line = lines[row].lstrip(" ")
        if line and line[0] != "#" and indentation(lines[row]) < inside:
            return row
    return len(lines)
