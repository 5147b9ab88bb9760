"""The manuscript: new text is written by the pen, page by page, and never past what the reader has before them."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from textual import events
from textual.message import Message
from textual.timer import Timer

from engine.reader.look.ink import Ink
from engine.reader.text.blocks import LETTERED, Block
from engine.reader.text.page import Reach, line_of, place_of
from engine.reader.text.pen import Pen
from engine.reader.widgets.sheet import Sheet

FRAME = 1 / 30

# Where the page is to stand: at the top of the turn, at the foot of all, at the head of all.
Stand: TypeAlias = Literal["turn", "foot", "head"]


class Manuscript(Sheet):
    """What has been read, and what is being written. A turn is its text and, after it, what it offers."""

    class Cued(Message):
        """The writing has come to a cue, which stands in this block."""

        def __init__(self, block: int, name: str) -> None:
            super().__init__()
            self.block = block
            self.name = name

    class Moved(Message):
        """The reader has another part of the page before them, or the writing has come to its end."""

    def __init__(self, ink: Ink, measure: int, spacing: str) -> None:
        super().__init__(ink, measure, spacing)
        self._reach = Reach()
        self._pen: Pen | None = None
        self._clock: Timer | None = None
        self._turn = 0
        self._offer = 0
        self._height = 0
        self._opening = -1
        self._stand: Stand = "turn"

    @property
    def writing(self) -> bool:
        """Letters are still appearing."""
        return self._pen is not None and not self._pen.waiting

    @property
    def more(self) -> bool:
        """There is text below what shows."""
        return self.scroll_offset.y + self.size.height < self.galley.height

    @property
    def ended(self) -> bool:
        """The text has been shown to its end, so that the offer is before the reader."""
        return self._pen is None and self._reach.given >= self.galley.height

    @property
    def text_end(self) -> int:
        """How many blocks there are before the offer."""
        return self._offer

    def reached(self, index: int) -> bool:
        """A block has been given out to its last line."""
        return (self._pen is None or self._pen.place[0] > index) and self._reach.given >= self.galley.bottom(index)

    def put(self, text: Sequence[Block], offer: Sequence[Block], letters_a_second: float = 0.0) -> None:
        """Write a turn below everything else, in the place of the offer that stood there."""
        self.cut(self._offer)
        self._turn, self._stand = len(self.galley.blocks), "turn"
        self.galley.append([*text, *offer])
        self._offer = self._turn + len(text)
        self._pen = Pen(self.galley.blocks, self._turn, letters_a_second) if letters_a_second else None
        if self._pen is None:
            self._tell_cues(self._turn, self._offer)
        if self.size:
            self._open()

    def restore(self, text: Sequence[Block], offer: Sequence[Block], keep: int = 0, stand: Stand = "foot") -> None:
        """Keep the first blocks, set others below them as read, and stand at their end or at the head."""
        self.cut(keep)
        self._turn = len(self.galley.blocks)
        self.galley.append([*text, *offer])
        self._offer = len(self.galley.blocks) - len(offer)
        self._pen = None
        self._stand = stand
        if self.size:
            self._open()

    def cut(self, count: int) -> None:
        """Take away every block from `count` on."""
        self.galley.cut(count)
        self._offer = min(self._offer, count)
        self._reach.given = min(self._reach.given, self.galley.height)
        self.forget(count)

    def hurry(self) -> bool:
        """Show at once what is being written; False if nothing is."""
        if not self.writing or self._pen is None:
            return False
        start = self._pen.place[0]
        self._pen.hurry()
        self._tell_cues(start, self._pen.place[0])
        self._written()
        return True

    def go_on(self, lines: int = 0) -> bool:
        """Turn to what comes below: a page or some lines. False where the text ends."""
        if self.scroll_offset.y + self.size.height < self._reach.given:
            step = lines or max(1, self.size.height - 2)
            self._glide(min(self.scroll_offset.y + step, self._reach.given - self.size.height))
            return True
        if self._reach.given >= self.galley.height:
            return False
        self._opening = -1
        line = self._reach.go_on(self.galley.height, self.size.height, lines)
        self._settle()
        self._glide(line)
        return True

    def seen(self, index: int, line: int) -> int:
        """How much the pen has written of a line."""
        if self._pen is None or index < self._pen.place[0]:
            return -1
        if index > self._pen.place[0] or self.galley.blocks[index].kind not in LETTERED:
            return 0
        return max(0, self._pen.place[1] - line)

    def tick(self, seconds: float = FRAME) -> None:
        """Write for so long."""
        if self._pen is None:
            return
        start = self._pen.place
        self._pen.advance(seconds)
        before, after = line_of(self.galley, start), line_of(self.galley, self._pen.place)
        self.refresh_lines(before, after - before + 1)
        self._tell_cues(start[0], self._pen.place[0])
        if self._pen.waiting:
            self._written()

    def on_resize(self, event: events.Resize) -> None:
        """Set the page anew, and keep the place."""
        first = not self._height
        height, self._height = self._height, self.size.height
        place = place_of(self.galley, self._reach.given)
        top = place_of(self.galley, self.scroll_offset.y)
        foot = self._reach.given >= self.galley.height and self.scroll_offset.y + height >= self.galley.height
        self.reshape()
        if first or self.scroll_target_y == self._opening:
            self._open()
            return
        self._reach.given = line_of(self.galley, place)
        self._settle()
        self.scroll_to(y=self._reach.given if foot else line_of(self.galley, top), animate=False)

    def rush(self) -> bool:
        """Show at once what was read before, up to the first words that are new; False where these are next."""
        first, given = self._pen.place[0] if self._pen is not None else self._turn, self._reach.given
        shown = self.galley.at(given - 1) if self._pen is None else first
        fresh = (i for i in range(shown, self._offer) if self.galley.blocks[i].fresh)
        stop = next(fresh, None)
        if stop is None:
            self._reach.give_all(self.galley.height)
            line = self.galley.height - self.size.height
        elif stop <= shown:
            return False
        else:
            line = self._reach.open(self.galley.top(stop), self.galley.height, self.size.height)
        self._settle()
        if self._pen is not None:
            self._pen.skip_to(stop if stop is not None else len(self.galley.blocks))
            self._written()
        self.scroll_to(y=line, animate=False)
        return True

    def set_above(self, blocks: Sequence[Block]) -> None:
        """Set older text above everything; what shows stays where it is. Not while anything is being written."""
        shift = self.galley.prepend(list(blocks))
        self._turn, self._offer = self._turn + len(blocks), self._offer + len(blocks)
        self._reach.given += shift
        self._opening = -1
        self.forget(0)
        self.extend_to(self._reach.given)
        self.scroll_to(y=self.scroll_offset.y + shift, animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Another part of the page shows."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Moved())

    def _tell_cues(self, first: int, end: int) -> None:
        for index in range(first, min(end, len(self.galley.blocks))):
            block = self.galley.blocks[index]
            if block.kind == "cue":
                self.post_message(self.Cued(index, block.name))

    def _open(self) -> None:
        """Give out the first page of the turn, and let the pen begin; or all, where all has been read."""
        total, height = self.galley.height, self.size.height
        if self._stand == "turn":
            self._reach.given = 0
            top = self.galley.top(self._turn) if self._turn < len(self.galley.blocks) else total
            line = self._reach.open(top, total, height)
        else:
            self._reach.give_all(total)
            line = max(0, total - height) if self._stand == "foot" else 0
        self._settle()
        if self._stand == "turn":
            self._glide(line)
        else:
            self.scroll_to(y=line, animate=False)
        self._opening = line

    def _settle(self) -> None:
        """Let the sheet and the pen go as far as has been given out."""
        self.extend_to(self._reach.given)
        if self._pen is not None:
            self._pen.stop = place_of(self.galley, self._reach.given)
            if self._clock is None:
                self._clock = self.set_interval(FRAME, self.tick, pause=True)
            self._clock.resume()
        self.post_message(self.Moved())
        self.refresh()

    def _written(self) -> None:
        """The pen has come to where it may."""
        if self._clock is not None:
            self._clock.pause()
        if self._pen is not None and self._pen.done:
            self._pen = None
        self.post_message(self.Moved())
        self.refresh()

    def _glide(self, line: int) -> None:
        self.scroll_to(y=line, animate=self.app.animation_level != "none", duration=0.25)
