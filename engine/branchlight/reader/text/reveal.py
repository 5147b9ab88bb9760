"""The reveal: the lines of a script that the reader has been given, and how far these are written."""

from collections.abc import Sequence

from branchlight.reader.text.blocks import LETTERED, Block, Form
from branchlight.reader.text.pen import Pen
from branchlight.reader.text.places import line_of, place_of
from branchlight.reader.text.reach import Reach
from branchlight.reader.text.script import Script


class Reveal:
    """The state of a page as it is given and written. It has lines and seconds, but no screen.

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
        """Return whether letters are still appearing."""
        return self.pen is not None and not self.pen.waiting

    @property
    def ended(self) -> bool:
        """Return whether all has been given and written, so that the reader sees the offer."""
        return self.pen is None and self.given >= self.script.total

    @property
    def read_end(self) -> int:
        """The number of blocks that the reader has seen."""
        return self.pen.place[0] if self.pen is not None else self.script.galley.at(max(0, self.given - 1)) + 1

    def put(self, text: Sequence[Block], offer: Sequence[Block], letters_a_second: float, keep: int) -> None:
        """Set a turn below the first `keep` blocks. The last offer is always removed.

        The turn is written at this pace, or shown at once if the pace is 0.
        """
        script = self.script
        script.cut(min(keep, script.offer))
        self._reach.given = min(self.given, script.total)
        script.add(text, offer)
        self.pen = Pen(script.galley.blocks, script.turn, letters_a_second) if letters_a_second else None

    def set_above(self, blocks: Sequence[Block]) -> int:
        """Set older text above everything. Return the number of lines by which the rest moved down.

        Do not call this while text is being written.
        """
        shift = self.script.set_above(blocks)
        self._reach.given += shift
        return shift

    def seen(self, index: int, start: int) -> int:
        """Return how many letters show of the line that starts at letter `start` of a block; -1 means all."""
        if self.pen is None or index < self.pen.place[0]:
            return -1
        if index > self.pen.place[0] or self.script.galley.blocks[index].kind not in LETTERED:
            return 0
        return max(0, self.pen.place[1] - start)

    def reached(self, index: int) -> bool:
        """Return whether a block has been given and written to its last line."""
        written = self.pen is None or self.pen.place[0] > index
        return written and self.given >= self.script.galley.bottom(index)

    def open(self, height: int) -> int:
        """Give the first page of the turn. Return the line at its head.

        The line with the reader's last decision scrolls out of sight if the rest of the turn then fits on the page.
        """
        script = self.script
        self._reach.given = 0
        top = script.galley.top(script.turn) if script.turn < len(script.galley.blocks) else script.total
        line = self._reach.open(top, script.total, height)
        # If only the lines of the decision are too many, scroll them out of sight.
        missing = script.total - self.given
        if 0 < missing <= script.decision_lines():
            line = self._reach.go_on(script.total, height, missing)
        return self._settled(line)

    def give(self, lines: int | None = None) -> None:
        """Give everything up to a line, or simply everything."""
        total = self.script.total
        self._reach.given = total if lines is None else max(self.given, min(lines, total))
        self._settled(0)

    def go_on(self, height: int, lines: int = 0) -> int | None:
        """Give the next page, or `lines` more lines. Return the line at its head, or None at the end."""
        if self.given >= self.script.total:
            return None
        return self._settled(self._reach.go_on(self.script.total, height, lines))

    def rush(self, height: int) -> int | None:
        """Give the text that was read before, up to the first new words, and write it at once.

        Return the line at the head of the page, or None if the next words are new.
        """
        script, blocks = self.script, self.script.galley.blocks
        first = self.read_end if self.pen is None else self.pen.place[0]
        new = next((i for i in range(min(first, script.offer), script.offer) if blocks[i].fresh), None)
        if new is None:
            self.give()
            line = max(0, script.total - height)
        elif new <= first:
            return None
        else:
            line = self._settled(self._reach.open(script.galley.top(new), script.total, height))
        if self.pen is not None:
            self.pen.skip_to(len(blocks) if new is None else new)
        return line

    def shape(self, form: Form) -> None:
        """Set everything in another form. The text that has been given stays given."""
        galley = self.script.galley
        place = place_of(galley, self.given)
        galley.shape(form)
        self._reach.given = line_of(galley, place)
        self._settled(0)

    def _settled(self, line: int) -> int:
        """Let the pen write up to the end of what has been given. Return `line`."""
        if self.pen is not None:
            self.pen.stop = place_of(self.script.galley, self.given)
        return line
