"""The script: all blocks of a page, how far they have been written, and how far the reader has been given them.

A turn is its text and, after it, what it offers. Three marks run through the galley: `turn`, the first block of the
present turn; `offer`, the first block of what it offers; and the pen, before which everything has been written.
"""

from collections.abc import Iterable, Sequence

from branchlight.reader.text.blocks import LETTERED, Block, Form
from branchlight.reader.text.galley import Galley
from branchlight.reader.text.page_shape import Reach, line_of, place_of
from branchlight.reader.text.pen import Pen


class Script:
    """Pure bookkeeping: it knows lines and seconds, and nothing of screens."""

    def __init__(self, form: Form) -> None:
        self.galley = Galley(form)
        self.pen: Pen | None = None
        self.turn = 0
        self.offer = 0
        self._reach = Reach()

    @property
    def given(self) -> int:
        """So many lines the reader has been given."""
        return self._reach.given

    @property
    def total(self) -> int:
        """So many lines there are."""
        return self.galley.height

    @property
    def writing(self) -> bool:
        """Letters are still appearing."""
        return self.pen is not None and not self.pen.waiting

    @property
    def ended(self) -> bool:
        """All has been written and given, so that the offer is before the reader."""
        return self.pen is None and self.given >= self.total

    def put(self, text: Sequence[Block], offer: Sequence[Block], letters_a_second: float) -> None:
        """A turn, in the place of the last offer; it is to be written at this pace, or stands at once at none."""
        self.cut(self.offer)
        self.turn, self.offer = len(self.galley.blocks), len(self.galley.blocks) + len(text)
        self.galley.append([*text, *offer])
        self.pen = Pen(self.galley.blocks, self.turn, letters_a_second) if letters_a_second else None

    def restore(self, text: Sequence[Block], offer: Sequence[Block], keep: int, turn: int) -> None:
        """Blocks that have been read, below the first `keep`; with block `turn` the present turn begins."""
        self.cut(keep)
        self.put(text, offer, 0.0)
        self.turn = turn
        self._reach.give_all(self.total)

    def cut(self, count: int) -> None:
        """Take away every block from `count` on."""
        self.galley.cut(count)
        self.offer = min(self.offer, count)
        self._reach.given = min(self.given, self.total)

    def set_above(self, blocks: Sequence[Block]) -> int:
        """Older text above everything; returns by how many lines the rest went down. Not while writing."""
        shift = self.galley.prepend(list(blocks))
        self.turn, self.offer = self.turn + len(blocks), self.offer + len(blocks)
        self._reach.given += shift
        return shift

    def seen(self, index: int, start: int) -> int:
        """How many letters of a line may be seen that starts at letter `start` of a block; -1 for all."""
        if self.pen is None or index < self.pen.place[0]:
            return -1
        if index > self.pen.place[0] or self.galley.blocks[index].kind not in LETTERED:
            return 0
        return max(0, self.pen.place[1] - start)

    def reached(self, index: int) -> bool:
        """A block has been written and given to its last line."""
        return (self.pen is None or self.pen.place[0] > index) and self.given >= self.galley.bottom(index)

    @property
    def read_end(self) -> int:
        """How many blocks the reader has had before them."""
        return self.pen.place[0] if self.pen is not None else self.galley.at(max(0, self.given - 1)) + 1

    def open(self, height: int) -> int:
        """Give out the turn's first page; returns the line at its head.

        The decision that the reader has just made may go out of sight if then all that follows it shows.
        """
        self._reach.given = 0
        top = self.galley.top(self.turn) if self.turn < len(self.galley.blocks) else self.total
        line = self._reach.open(top, self.total, height)
        missing = self.total - self.given
        if 0 < missing <= self._decision_lines():
            line = self._reach.go_on(self.total, height, missing)
        return self._settled(line)

    def give_all(self) -> None:
        """Give out everything."""
        self._reach.give_all(self.total)
        self._settled(0)

    def go_on(self, height: int, lines: int = 0) -> int | None:
        """Give out the next page, or so many lines; returns the line at its head, or None at the end."""
        if self.given >= self.total:
            return None
        return self._settled(self._reach.go_on(self.total, height, lines))

    def rush(self, height: int) -> int | None:
        """Give out what was read before, up to the first new words; None where these are next.

        What is given is written at once; returns the line at the head of the page.
        """
        first = self.read_end if self.pen is None else self.pen.place[0]
        new = next((i for i in range(min(first, self.offer), self.offer) if self.galley.blocks[i].fresh), None)
        if new is None:
            self.give_all()
            line = max(0, self.total - height)
        elif new <= first:
            return None
        else:
            line = self._settled(self._reach.open(self.galley.top(new), self.total, height))
        if self.pen is not None:
            self.pen.skip_to(len(self.galley.blocks) if new is None else new)
        return line

    def shape(self, form: Form) -> None:
        """Set everything in another form; what has been given stays given."""
        place = place_of(self.galley, self.given)
        self.galley.shape(form)
        self._reach.given = line_of(self.galley, place)
        self._settled(0)

    def cues(self, first: int, end: int) -> Iterable[int]:
        """The blocks from `first` to before `end` in which a cue stands."""
        return [i for i in range(first, min(end, len(self.galley.blocks))) if self.galley.blocks[i].kind == "cue"]

    def lift(self) -> None:
        """Put the pen away when all has been written."""
        if self.pen is not None and self.pen.done:
            self.pen = None

    def _decision_lines(self) -> int:
        """How many lines at the head of the turn only say what the reader has decided."""
        blocks = self.galley.blocks
        if self.turn + 1 >= len(blocks) or blocks[self.turn].kind != "taken":
            return 0
        return self.galley.top(self.turn + 1) - self.galley.top(self.turn) + 1

    def _settled(self, line: int) -> int:
        """Let the pen go as far as has been given out."""
        if self.pen is not None:
            self.pen.stop = place_of(self.galley, self.given)
        return line
