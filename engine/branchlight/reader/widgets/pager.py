"""The pager: it gives new text page by page, never past what the reader has seen, and scrolls to it."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from textual.scroll_view import ScrollView
from textual.timer import Timer

from branchlight.reader.text.blocks import Block
from branchlight.reader.text.places import line_of, place_of
from branchlight.reader.text.reach import overlap
from branchlight.reader.text.reveal import Reveal
from branchlight.reader.text.script import Script
from branchlight.reader.text.standing import Standing, lines_of
from branchlight.reader.widgets.messages import Cued, Moved
from branchlight.reader.widgets.painter import Painter
from branchlight.reader.widgets.viewport import Viewport

FRAME = 1 / 30

# The place to scroll to: the head of the turn, the end of the text, the head of the text, or where the reader left off.
Stand: TypeAlias = Literal["turn", "foot", "head"] | Standing


class Pager:
    """A pager that gives out a script, has it written, and scrolls to the new text.

    If `holds` is True, a change of the page's height is only for a moment, and nothing is opened anew.
    If `blank` is True, nothing shows yet: the part of a restored page that shows depends on its height.
    """

    def __init__(self, widget: ScrollView, reveal: Reveal, painter: Painter, view: Viewport) -> None:
        self._widget = widget
        self._reveal = reveal
        self._script = reveal.script
        self._painter = painter
        self._view = view
        self._clock: Timer | None = None
        self._height = 0
        self._stand: Stand = "turn"
        self._opening = -1
        self.holds = False
        self.blank = False

    @property
    def more(self) -> bool:
        """Return whether there is text below the part that shows."""
        return self._view.top + self._view.height < self._script.total

    def put(self, text: Sequence[Block], offer: Sequence[Block], letters_a_second: float = 0.0) -> None:
        """Write a turn below everything else, in place of the previous offer."""
        self._set(text, offer, letters_a_second, self._script.offer)
        self.blank = False
        if self._reveal.pen is None:
            _tell_cues(self._widget, self._script, self._script.turn, self._script.offer)
        self._stand = "turn"
        self._open(gliding=True)

    def restore(
        self, text: Sequence[Block], offer: Sequence[Block], keep: int = 0, stand: Stand = "foot", turn: int = 0
    ) -> None:
        """Keep the first `keep` blocks, and set others below them as already read.

        If the page is to show the head of the turn, the turn is given page by page. It starts at block `turn`.
        """
        self._set(text, offer, 0.0, keep)
        self._script.turn = turn
        self._reveal.give()
        self._stand = stand
        self.blank = not self._view.height
        self._open()

    def set_above(self, blocks: Sequence[Block]) -> None:
        """Set older text above everything. The part that shows stays in its place."""
        shift = self._reveal.set_above(blocks)
        self._opening = -1
        self._painter.forget(0)
        self._painter.chosen = self._script.choices.chosen
        self._view.extend_to(self._reveal.given)
        self._view.stand_at(self._view.top + shift)

    def hurry(self) -> bool:
        """Show at once what is being written. Return whether anything was."""
        pen = self._reveal.pen
        if pen is None or pen.waiting:
            return False
        start = pen.place[0]
        pen.hurry()
        _tell_cues(self._widget, self._script, start, pen.place[0])
        self._written()
        return True

    def go_on(self, lines: int = 0) -> bool:
        """Turn to the text below, by a page or by `lines` lines. Return False at the end of the text."""
        view = self._view
        foot = self._reveal.given - view.height
        if view.aim < foot:
            view.stand_at(min(view.aim + (lines or max(1, view.height - overlap(view.height))), foot), gliding=True)
            return True
        line = self._reveal.go_on(view.height, lines)
        if line is None:
            return False
        self._opening = -1
        self._settle()
        view.stand_at(line, gliding=True)
        return True

    def show(self, line: int) -> None:
        """Show the page that begins on this line, of text that was read. It is given if it was not yet."""
        if line + self._view.height > self._reveal.given:
            self._reveal.give(line + self._view.height)
            self._settle()
        self._opening = -1
        self._view.stand_at(line)

    def rush(self) -> bool:
        """Show the text that was read before, up to the first new words. Return False if the next words are new."""
        line = self._reveal.rush(self._view.height)
        if line is None:
            return False
        self._opening = -1
        self._settle()
        if not self._reveal.writing:
            self._written()
        self._view.stand_at(line)
        return True

    def tick(self, seconds: float = FRAME) -> None:
        """Write for a number of seconds."""
        pen, galley = self._reveal.pen, self._script.galley
        if pen is None:
            return
        start = pen.place
        pen.advance(seconds)
        before, after = line_of(galley, start), line_of(galley, pen.place)
        self._widget.refresh_lines(before, after - before + 1)
        _tell_cues(self._widget, self._script, start[0], pen.place[0])
        if pen.waiting:
            self._written()

    def resize(self) -> None:
        """Set the page again in the widget's current size, and keep the place."""
        view, reveal, galley = self._view, self._reveal, self._script.galley
        height, self._height = self._height, view.height
        # Lines break elsewhere in another form, so the place is a letter of a block. A higher widget has already
        # scrolled back to the end of what was given, so the place is the line to which it was to scroll.
        top, at_end = place_of(galley, view.aim), reveal.given >= self._script.total <= view.aim + height
        blank = line_of(galley, top) - view.aim
        self._painter.reshape()
        if not height or (view.aim == self._opening and not self.holds):
            self._open()
            return
        line = max(0, line_of(galley, top) - blank)
        if not at_end and view.height > height:
            reveal.give(line + view.height)
        self._settle()
        view.stand_at(self._script.total if at_end else line)

    def _set(self, text: Sequence[Block], offer: Sequence[Block], letters_a_second: float, keep: int) -> None:
        self._painter.forget(keep)
        self._reveal.put(text, offer, letters_a_second, keep)
        self._painter.chosen = self._script.choices.chosen

    def _open(self, gliding: bool = False) -> None:
        """Give the first page of the turn and start the pen, or give everything if all has been read."""
        height = self._view.height
        if not height:
            return
        self.blank = False
        if isinstance(self._stand, Standing):
            self._reveal.open(height)
            line, given = lines_of(self._stand, self._script)
            self._reveal.give(max(given, line + height))
        elif self._stand == "turn":
            line = self._reveal.open(height)
        else:
            self._reveal.give()
            line = max(0, self._script.total - height) if self._stand == "foot" else 0
        self._settle()
        self._view.stand_at(line, gliding)
        self._opening = line

    def _settle(self) -> None:
        """Let the widget scroll, and the pen write, up to the end of what has been given."""
        self._view.extend_to(self._reveal.given)
        if self._reveal.pen is not None:
            if self._clock is None:
                self._clock = self._widget.set_interval(FRAME, self.tick, pause=True)
            self._clock.resume()
        self._widget.post_message(Moved())
        self._widget.refresh()

    def _written(self) -> None:
        """Pause the clock, since the pen has reached its limit. Remove the pen if all has been written."""
        if self._clock is not None:
            self._clock.pause()
        if self._reveal.pen is not None and self._reveal.pen.done:
            self._reveal.pen = None
        self._widget.post_message(Moved())
        self._widget.refresh()


def _tell_cues(widget: ScrollView, script: Script, first: int, end: int) -> None:
    for block in script.cues(first, end):
        widget.post_message(Cued(block))
