"""Glue: the joining of paragraphs that go on in another text of the same turn.

A text that ends in glue leaves its paragraph open, and one that begins with glue continues the paragraph before it.
Nothing of this outlives a turn, and nothing that happens in a turn depends on it: a turn evaluates its texts in the
same order whether they are joined or not. So an open paragraph is no part of the state, two turns from one state join
alike, and a proof needs to know nothing of glue.

All readers of a turn join the same paragraphs, except where a text falls under a content note: there, those who veil
the note read another text. One paragraph has the texts of one note at most, so there are two kinds of readers of it.
"""

from collections.abc import Sequence
from itertools import chain

from branchlight.language.white_space import SPACES
from branchlight.play.runs import fuse
from branchlight.play.turn import Passage, words
from branchlight.source.named_tuple import NamedTuple


class Seam(NamedTuple):
    """Glue before the passage number `at` of a turn. `note` and `veiled` are those of its text, as in `Passage`."""

    at: int
    note: str
    veiled: bool


def joined(passages: Sequence[Passage], seams: Sequence[Seam]) -> tuple[Passage, ...]:
    """Return the passages of a turn with the paragraphs that glue joins as one, and without empty ones.

    A paragraph that texts under a content note continue becomes two passages: for readers who do not veil the note, and
    for those who do.
    """
    joiner, waiting = _Joiner(), list(reversed(seams))
    for number, passage in enumerate(passages):
        while waiting and waiting[-1].at == number:
            joiner.glue(waiting.pop())
        joiner.add(passage)
    return tuple(chain.from_iterable(map(_Row.passages, joiner.rows)))


class _Row:
    """A place in the turn, and what is read there: by those who do not veil the note, and by those who do."""

    def __init__(self, note: str) -> None:
        self.note = note
        self.read: list[Passage | None] = [None, None]

    def passages(self) -> list[Passage]:
        """Return what is read here, as it is shown."""
        if self.read[0] is self.read[1]:
            return [_tight(passage) for passage in self.read[:1] if passage is not None]
        return [
            _tight(passage)._replace(note=self.note, veiled=bool(reader))
            for reader, passage in enumerate(self.read)
            if passage is not None
        ]


class _Joiner:
    """Joins passages one after another. A reader is 0 for those who do not veil the note, and 1 for those who do.

    note   the content note whose texts are in the paragraphs that may go on
    ends   where each reader's last paragraph is, if it can go on
    glued  whether glue follows it
    """

    def __init__(self) -> None:
        self.rows: list[_Row] = []
        self.note = ""
        self.ends: list[_Row | None] = [None, None]
        self.glued = [False, False]

    def glue(self, seam: Seam) -> None:
        for reader in self.readers(seam.note, seam.veiled):
            self.glued[reader] = True

    def add(self, passage: Passage) -> None:
        readers = self.readers(passage.note, passage.veiled)
        if passage.kind in ("paragraph", "voice"):
            self.paragraph(passage, readers)
        elif passage.kind == "setting":  # it is announced before the next paragraph that begins
            self.place(passage, readers)
        else:
            self.place(passage, readers)
            self.end(readers)

    def readers(self, note: str, veiled: bool) -> list[int]:
        """Return who reads a text. One under another note than the texts before it continues none of them."""
        if not note:
            return [0, 1]
        if note != self.note:
            if self.note:
                self.end([0, 1])
            self.note = note
        return [int(veiled)]

    def end(self, readers: list[int]) -> None:
        for reader in readers:
            self.ends[reader], self.glued[reader] = None, False

    def place(self, passage: Passage, readers: list[int]) -> _Row:
        """Add a row with a passage, and return it."""
        row = _Row(self.note)
        for reader in readers:
            row.read[reader] = passage
        self.rows.append(row)
        return row

    def paragraph(self, passage: Passage, readers: list[int]) -> None:
        """Continue the paragraph of each reader for whom it is open, and begin one for the others."""
        is_blank = not passage.text.strip(SPACES)
        longer: dict[int, Passage] = {}
        beginning = []
        for reader in readers:
            row = self.ends[reader]
            old = row.read[reader] if row is not None and self.glued[reader] else None
            if row is None or old is None or passage.name not in ("", old.name):
                beginning.append(reader)
                continue
            row.read[reader] = longer.setdefault(id(old), _longer(old, passage, is_blank))
            row.note = self.note
        if is_blank:
            return
        new = self.place(passage, beginning) if beginning else None
        for reader in readers:
            self.ends[reader], self.glued[reader] = new if reader in beginning else self.ends[reader], False
        if len(beginning) == 2:
            self.note = ""


def _longer(passage: Passage, more: Passage, is_blank: bool) -> Passage:
    """Return a paragraph with the words of another one after its own."""
    nodes = passage.continued_by
    if not is_blank and more.node not in (passage.node, *nodes):
        nodes = (*nodes, more.node)
    return passage._replace(runs=(*passage.runs, *more.runs), continued_by=nodes)


def _tight(passage: Passage) -> Passage:
    """Return a passage as it is shown: its runs merged, without spaces at the ends, and their words."""
    runs = fuse(passage.runs)
    return passage._replace(runs=runs, text=words(runs)) if runs else passage
