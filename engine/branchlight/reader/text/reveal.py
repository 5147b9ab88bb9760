"""The reveal: how much of a script the reader has been given, and how much of that has been written."""

from collections.abc import Sequence

from branchlight.reader.text.blocks import LETTERED, Block, Form
from branchlight.reader.text.pen import Pen
from branchlight.reader.text.places import line_of, place_of
from branchlight.reader.text.reach import Reach
from branchlight.reader.text.script import Script


class Reveal:
    """Pure bookkeeping: it knows lines and seconds, and nothing of screens.

    Everything before the `pen` has been written; without a pen, everything has.
    """

    def __init__(self, script: Script) -> None:
        self.script = script
        self.pen: Pen | None = None
        self._reach = Reach()

    @property
    def given(self) -> int:
        """The number of lines that the reader has been given."""
        return self._reach.given

    @property
    def writing(self) -> bool:
        """Whether letters are still appearing."""
        return self.pen is not None and not self.pen.waiting

    @property
    def ended(self) -> bool:
        """Whether all has been written and given, so that the offer is before the reader."""
        return self.pen is None and self.given >= self.script.total

    @property
    def read_end(self) -> int:
        """The number of blocks that the reader has had before them."""
        return self.pen.place[0] if self.pen is not None else self.script.galley.at(max(0, self.given - 1)) + 1

    def put(self, text: Sequence[Block], offer: Sequence[Block], letters_a_second: float, keep: int) -> None:
        """Set a turn below the first `keep` blocks, in the place of the last offer at the latest.

        It is to be written at this pace, or is there at once at none.
        """
        script = self.script
        script.cut(min(keep, script.offer))
        self._reach.given = min(self.given, script.total)
        script.add(text, offer)
        self.pen = Pen(script.galley.blocks, script.turn, letters_a_second) if letters_a_second else None

    def set_above(self, blocks: Sequence[Block]) -> int:
        """Set older text above everything; returns by how many lines the rest went down. Not while writing."""
        shift = self.script.set_above(blocks)
        self._reach.given += shift
        return shift

    def seen(self, index: int, start: int) -> int:
        """The number of letters that may be seen of a line that starts at letter `start` of a block; -1 for all."""
        if self.pen is None or index < self.pen.place[0]:
            return -1
        if index > self.pen.place[0] or self.script.galley.blocks[index].kind not in LETTERED:
            return 0
        return max(0, self.pen.place[1] - start)

    def reached(self, index: int) -> bool:
        """Return whether a block has been written and given to its last line."""
        written = self.pen is None or self.pen.place[0] > index
        return written and self.given >= self.script.galley.bottom(index)

    def open(self, height: int) -> int:
        """Give out the turn's first page; returns the line at its head.

        The decision that the reader has just made may go out of sight if then all that follows it shows.
        """
        script = self.script
        self._reach.given = 0
        top = script.galley.top(script.turn) if script.turn < len(script.galley.blocks) else script.total
        line = self._reach.open(top, script.total, height)
        missing = script.total - self.given
        if 0 < missing <= script.decision_lines():
            line = self._reach.go_on(script.total, height, missing)
        return self._settled(line)

    def give_all(self) -> None:
        """Give out everything."""
        self._reach.give_all(self.script.total)
        self._settled(0)

    def go_on(self, height: int, lines: int = 0) -> int | None:
        """Give out the next page, or so many lines; returns the line at its head, or None at the end."""
        if self.given >= self.script.total:
            return None
        return self._settled(self._reach.go_on(self.script.total, height, lines))

    def rush(self, height: int) -> int | None:
        """Give out what was read before, up to the first new words; None where these are next.

        What is given is written at once; returns the line at the head of the page.
        """
        script, blocks = self.script, self.script.galley.blocks
        first = self.read_end if self.pen is None else self.pen.place[0]
        new = next((i for i in range(min(first, script.offer), script.offer) if blocks[i].fresh), None)
        if new is None:
            self.give_all()
            line = max(0, script.total - height)
        elif new <= first:
            return None
        else:
            line = self._settled(self._reach.open(script.galley.top(new), script.total, height))
        if self.pen is not None:
            self.pen.skip_to(len(blocks) if new is None else new)
        return line

    def shape(self, form: Form) -> None:
        """Set everything in another form; what has been given stays given."""
        galley = self.script.galley
        place = place_of(galley, self.given)
        galley.shape(form)
        self._reach.given = line_of(galley, place)
        self._settled(0)

    def _settled(self, line: int) -> int:
        """Let the pen go as far as has been given out."""
        if self.pen is not None:
            self.pen.stop = place_of(self.script.galley, self.given)
        return line
