"""The manuscript: a script on the screen. New text is written page by page, never past what the reader has seen."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from textual import events
from textual.message import Message
from textual.timer import Timer

from branchlight.reader.look.ink import Ink
from branchlight.reader.text.blocks import Block
from branchlight.reader.text.page_shape import line_of, place_of
from branchlight.reader.widgets.sheet import Sheet

FRAME = 1 / 30

# Where the page is to stand: at the top of the turn, at the foot of all, at the head of all.
Stand: TypeAlias = Literal["turn", "foot", "head"]


class Manuscript(Sheet):
    """Writes what its script has, and scrolls to where the reader is to look."""

    class Cued(Message):
        """The writing has come to a cue, which stands in this block."""

        def __init__(self, block: int) -> None:
            super().__init__()
            self.block = block

    class Moved(Message):
        """The reader has another part of the page before them, or the writing has come to its end."""

    def __init__(self, ink: Ink, measure: int, spacing: str) -> None:
        super().__init__(ink, measure, spacing)
        self._clock: Timer | None = None
        self._height = 0
        self._stand: Stand = "turn"
        self._opening = -1

    @property
    def more(self) -> bool:
        """There is text below what shows."""
        return self.scroll_offset.y + self.size.height < self.script.total

    def put(self, text: Sequence[Block], offer: Sequence[Block], letters_a_second: float = 0.0) -> None:
        """Write a turn below everything else, in the place of the offer that stood there."""
        self.forget(self.script.offer)
        self.script.put(text, offer, letters_a_second)
        if self.script.pen is None:
            self._tell_cues(self.script.turn, self.script.offer)
        self._stand = "turn"
        self._open(gliding=True)

    def restore(
        self, text: Sequence[Block], offer: Sequence[Block], keep: int = 0, stand: Stand = "foot", turn: int = 0
    ) -> None:
        """Keep the first blocks, and set others below them as read.

        Only where the page is to stand at the top of the turn, which begins with block `turn`, is the turn read on in.
        """
        self.forget(keep)
        self.script.restore(text, offer, keep, turn)
        self._stand = stand
        self._open()

    def set_above(self, blocks: Sequence[Block]) -> None:
        """Set older text above everything; what shows stays where it is."""
        shift = self.script.set_above(blocks)
        self._opening = -1
        self.forget(0)
        self.extend_to(self.script.given)
        self.stand_at(self.scroll_offset.y + shift)

    @property
    def aim(self) -> int:
        """The line at the head of the page, or of what it glides to."""
        return round(self.scroll_target_y)

    def stand_at(self, line: int, gliding: bool = False) -> None:
        """Have this line at the head of the page, or the last one that can be."""
        moving = gliding and self.app.animation_level != "none"
        self.scroll_to(y=line, animate=moving, duration=0.25 if moving else None, immediate=True, force=True)

    def hurry(self) -> bool:
        """Show at once what is being written; False if nothing is."""
        pen = self.script.pen
        if pen is None or pen.waiting:
            return False
        start = pen.place[0]
        pen.hurry()
        self._tell_cues(start, pen.place[0])
        self._written()
        return True

    def go_on(self, lines: int = 0) -> bool:
        """Turn to what comes below: a page or some lines. False where the text ends."""
        foot = self.script.given - self.size.height
        if self.aim < foot:
            self.stand_at(min(self.aim + (lines or max(1, self.size.height - 2)), foot), gliding=True)
            return True
        line = self.script.go_on(self.size.height, lines)
        if line is None:
            return False
        self._opening = -1
        self._settle()
        self.stand_at(line, gliding=True)
        return True

    def rush(self) -> bool:
        """Show at once what was read before, up to the first words that are new; False where these are next."""
        line = self.script.rush(self.size.height)
        if line is None:
            return False
        self._opening = -1
        self._settle()
        if not self.script.writing:
            self._written()
        self.stand_at(line)
        return True

    def seen(self, index: int, start: int) -> int:
        """How much of a line has been written."""
        return self.script.seen(index, start)

    def tick(self, seconds: float = FRAME) -> None:
        """Write for so long."""
        pen = self.script.pen
        if pen is None:
            return
        start = pen.place
        pen.advance(seconds)
        before, after = line_of(self.galley, start), line_of(self.galley, pen.place)
        self.refresh_lines(before, after - before + 1)
        self._tell_cues(start[0], pen.place[0])
        if pen.waiting:
            self._written()

    def on_resize(self, event: events.Resize) -> None:
        """Set the page anew, and keep the place."""
        height, self._height = self._height, self.size.height
        top = place_of(self.galley, self.scroll_offset.y)
        at_end = self.script.given >= self.script.total and self.scroll_offset.y + height >= self.script.total
        self.reshape()
        if not height or self.scroll_target_y == self._opening:
            self._open()
            return
        self._settle()
        self.stand_at(self.script.total if at_end else line_of(self.galley, top))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Another part of the page shows."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Moved())

    def _open(self, gliding: bool = False) -> None:
        """Give out the first page of the turn, and let the pen begin; or all, where all has been read."""
        height = self.size.height
        if not height:
            return
        if self._stand == "turn":
            line = self.script.open(height)
        else:
            self.script.give_all()
            line = max(0, self.script.total - height) if self._stand == "foot" else 0
        self._settle()
        self.stand_at(line, gliding)
        self._opening = line

    def _settle(self) -> None:
        """Let the sheet scroll, and the pen write, as far as has been given out."""
        self.extend_to(self.script.given)
        if self.script.pen is not None:
            if self._clock is None:
                self._clock = self.set_interval(FRAME, self.tick, pause=True)
            self._clock.resume()
        self.post_message(self.Moved())
        self.refresh()

    def _written(self) -> None:
        """The pen has come to where it may."""
        if self._clock is not None:
            self._clock.pause()
        self.script.lift()
        self.post_message(self.Moved())
        self.refresh()

    def _tell_cues(self, first: int, end: int) -> None:
        for block in self.script.cues(first, end):
            self.post_message(self.Cued(block))
