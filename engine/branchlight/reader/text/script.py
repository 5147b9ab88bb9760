"""The script: all blocks of a page, and the bounds of its last turn.

A turn is its text followed by its offer. `turn` is the first block of the last turn, and `offer` the first block of its
offer.
"""

from collections.abc import Iterable, Sequence

from branchlight.reader.text.blocks import Block, Form
from branchlight.reader.text.galley import Galley
from branchlight.reader.text.offer import Offer


class Script:
    """The blocks of a page, without time and screens.

    choices   the choices that can be picked
    typed     the digits of the number of one of them, as far as the reader has typed them
    """

    def __init__(self, form: Form) -> None:
        self.galley = Galley(form)
        self.turn = 0
        self.offer = 0
        self.choices = Offer()
        self.typed = ""

    @property
    def total(self) -> int:
        """The number of lines."""
        return self.galley.height

    def add(self, text: Sequence[Block], offer: Sequence[Block]) -> None:
        """Set a turn below everything else."""
        self.turn, self.offer = len(self.galley.blocks), len(self.galley.blocks) + len(text)
        self.galley.append([*text, *offer])
        self.choices = Offer(offer, self.offer)
        self.typed = ""

    def cut(self, count: int) -> None:
        """Remove every block from `count` on."""
        self.galley.cut(count)
        self.offer = min(self.offer, count)

    def set_above(self, blocks: Sequence[Block]) -> int:
        """Set older text above everything. Return the number of lines by which the rest moved down."""
        shift = self.galley.prepend(list(blocks))
        self.turn, self.offer = self.turn + len(blocks), self.offer + len(blocks)
        key = self.choices.key
        self.choices = Offer(self.galley.blocks[self.offer :], self.offer)
        self.choices.point_at(key)
        return shift

    def cues(self, first: int, end: int) -> Iterable[int]:
        """Return the cues among the blocks from `first` up to, but not including, `end`."""
        return [i for i in range(first, min(end, len(self.galley.blocks))) if self.galley.blocks[i].kind == "cue"]

    def decision_lines(self) -> int:
        """Return the number of lines at the head of the turn that only repeat the reader's decision."""
        blocks = self.galley.blocks
        if self.turn + 1 >= len(blocks) or blocks[self.turn].kind != "taken":
            return 0
        return self.galley.top(self.turn + 1) - self.galley.top(self.turn) + 1
