"""Where the documents of a file start and end, and which of them are parsed together."""

import re
from collections.abc import Iterator
from typing import NamedTuple

BATCH = 64 * 1024

_SAYS_SOMETHING = re.compile(r"^ *[^#\s]", re.MULTILINE)


class Part(NamedTuple):
    """Where a document stands in its file: its first line, and where its text starts and ends."""

    line: int
    start: int
    end: int


def batches(text: str) -> Iterator[list[Part]]:
    """Documents that are parsed together: to set up the parser for each would take longer than many of them."""
    batch: list[Part] = []
    for part in _parts(text):
        batch.append(part)
        if part.end - batch[0].start > BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _parts(text: str) -> Iterator[Part]:
    start, line = 0, 1
    for end in _ends(text):
        if start or text.startswith("---") or _SAYS_SOMETHING.search(text, start, end):
            yield Part(line, start, end)
        line += text.count("\n", start, end)
        start = end


def _ends(text: str) -> Iterator[int]:
    """Where documents end: at each line that starts with `---`, and at the end of the text."""
    at = text.find("\n---")
    while at >= 0:
        if text[at + 4 : at + 5] in ("", " ", "\t", "\n"):
            yield at + 1
        at = text.find("\n---", at + 4)
    yield len(text)
