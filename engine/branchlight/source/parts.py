"""The boundaries of a file's documents, and the batches in which they are parsed."""

import re
from collections.abc import Iterator

from branchlight.source.named_tuple import NamedTuple

BATCH = 64 * 1024

_SAYS_SOMETHING = re.compile(r"^ *[^#\s]", re.MULTILINE)


class Part(NamedTuple):
    """The part of a file that is one document: its first line, and the start and end of its text."""

    line: int
    start: int
    end: int


def batches(text: str) -> Iterator[list[Part]]:
    """Yield batches of documents that are parsed together, because setting up a parser takes long."""
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
    """Yield the ends of documents: each line that starts with `---`, and the end of the text."""
    at = text.find("\n---")
    while at >= 0:
        if text[at + 4 : at + 5] in ("", " ", "\t", "\n"):
            yield at + 1
        at = text.find("\n---", at + 4)
    yield len(text)
