"""The script: all blocks of a page, and the marks of its last turn.

A turn is its text and, after it, what it offers. `turn` is the first block of the last turn, and `offer` the first
block of what it offers.
"""

from collections.abc import Iterable, Sequence

from branchlight.reader.text.blocks import Block, Form
from branchlight.reader.text.galley import Galley
from branchlight.reader.text.offer import Offer


class Script:
    """Pure bookkeeping: it knows blocks and lines, and nothing of time or screens. `choices` can be picked."""

    def __init__(self, form: Form) -> None:
        self.galley = Galley(form)
        self.turn = 0
        self.offer = 0
        self.choices = Offer()

    @property
    def total(self) -> int:
        """The number of lines."""
        return self.galley.height

    def add(self, text: Sequence[Block], offer: Sequence[Block]) -> None:
        """Set a turn below everything else."""
        self.turn, self.offer = len(self.galley.blocks), len(self.galley.blocks) + len(text)
        self.galley.append([*text, *offer])
        self.choices = Offer(offer, self.offer)

    def cut(self, count: int) -> None:
        """Take away every block from `count` on."""
        self.galley.cut(count)
        self.offer = min(self.offer, count)

    def set_above(self, blocks: Sequence[Block]) -> int:
        """Set older text above everything; returns by how many lines the rest went down."""
        shift = self.galley.prepend(list(blocks))
        self.turn, self.offer = self.turn + len(blocks), self.offer + len(blocks)
        key = self.choices.key
        self.choices = Offer(self.galley.blocks[self.offer :], self.offer)
        self.choices.point_at(key)
        return shift

    def cues(self, first: int, end: int) -> Iterable[int]:
        """The blocks from `first` to before `end` that are cues."""
        return [i for i in range(first, min(end, len(self.galley.blocks))) if self.galley.blocks[i].kind == "cue"]

    def decision_lines(self) -> int:
        """The number of lines at the head of the turn that only say what the reader has decided."""
        blocks = self.galley.blocks
        if self.turn + 1 >= len(blocks) or blocks[self.turn].kind != "taken":
            return 0
        return self.galley.top(self.turn + 1) - self.galley.top(self.turn) + 1
