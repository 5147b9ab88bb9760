"""Where the reading of a document can be taken up again behind a mistake that ended it.

Only lines are looked at: the next one that begins a key or an item, and stands no further in than the line of the
mistake, begins a stretch that can be read by itself. It ends before the next line that stands further out.
"""

import re
from typing import NamedTuple

from branchlight.source.trouble import indentation

_BEGINS = re.compile(r" *(?:- +\S|[a-z_]+ *:(?:\s|$))")


class Stretch(NamedTuple):
    """Rows of a document: the first, and the one behind the last."""

    start: int
    end: int


def next_stretch(lines: list[str], row: int, most_indented: int) -> Stretch | None:
    """The first stretch behind a row whose first line is indented by so many spaces at most."""
    for start in range(row + 1, len(lines)):
        line = lines[start]
        if indentation(line) <= most_indented and _BEGINS.match(line):
            return Stretch(start, _end(lines, start))
    return None


def _end(lines: list[str], start: int) -> int:
    inside = indentation(lines[start])
    for row in range(start + 1, len(lines)):
        line = lines[row].lstrip(" ")
        if line and line[0] != "#" and indentation(lines[row]) < inside:
            return row
    return len(lines)
