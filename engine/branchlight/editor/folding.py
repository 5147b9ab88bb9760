"""The parts of a file that can be folded: documents, and keys with lines below them."""

import re

from branchlight.source.lines import lines_of
from branchlight.source.named_tuple import NamedTuple

_COMMENT = re.compile(r" *#")
_KEY = re.compile(r" *(?:- )*[^\s#'\"][^:]*:(?: |$)")
_LEAST = 2  # the fewest lines of a fold


class Fold(NamedTuple):
    """A part from one line to another, both included. `kind` is "region" or "comment"."""

    first_line: int
    last_line: int
    kind: str


def folding(text: str) -> tuple[Fold, ...]:
    """Return the parts of a file that can be folded, by their first lines."""
    lines = lines_of(text)
    found = [*_documents(lines), *_comments(lines)]
    opened: list[tuple[int, int]] = []  # the indentation and the number of each key that is open
    last = 0
    for number, line in [*enumerate(lines, 1), (len(lines) + 1, "---")]:
        if not line.strip():
            continue
        indent = -1 if line.startswith("---") else len(line) - len(line.lstrip(" "))
        while opened and indent <= opened[-1][0]:
            first = opened.pop()[1]
            found += [Fold(first, last, "region")] if last > first else []
        if _KEY.match(line) and indent >= 0:
            opened.append((indent, number))
        last = number
    return tuple(sorted(set(found)))


def _documents(lines: list[str]) -> list[Fold]:
    """Return the documents, each without the dashes and the blank lines at its end."""
    starts = [1, *[number + 1 for number, line in enumerate(lines, 1) if line.startswith("---")]]
    ends = [*[start - 2 for start in starts[1:]], len(lines)]
    found: list[Fold] = []
    for start, end in zip(starts, ends, strict=True):
        while end > start and not lines[end - 1].strip():
            end -= 1
        found += [Fold(start, end, "region")] if end > start else []
    return found


def _comments(lines: list[str]) -> list[Fold]:
    found: list[Fold] = []
    first = 0
    for number, line in enumerate([*lines, ""], 1):
        if _COMMENT.match(line):
            first = first or number
        else:
            found += [Fold(first, number - 1, "comment")] if first and number - first >= _LEAST else []
            first = 0
    return found
