"""The transcript: a manuscript with choices at its end, which keys and mouse can reach once the text has been read."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from engine.reader.look.ink import Ink
from engine.reader.text.blocks import Block
from engine.reader.widgets.manuscript import Manuscript, Stand
from engine.reader.widgets.offer import Offer

_WHEEL = 3


class Transcript(Manuscript):
    """The page that is read, and what can be picked on it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "step(1)", show=False),
        Binding("up,k", "step(-1)", show=False),
        Binding("enter", "pick", show=False),
        Binding("space,pagedown", "go_on", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "latest", show=False),
        *(Binding(digit, f"mark('{digit}')", show=False) for digit in "1234567890"),
    ]

    class Picked(Message):
        """The reader picked the block with this key."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, ink: Ink, measure: int, spacing: str) -> None:
        super().__init__(ink, measure, spacing)
        self.offer = Offer()

    def put(self, text: Sequence[Block], offer: Sequence[Block], letters_a_second: float = 0.0) -> None:
        """Write a turn below everything else, in the place of the offer that stood there."""
        super().put(text, offer, letters_a_second)
        self._lay_out(offer)

    def restore(self, text: Sequence[Block], offer: Sequence[Block], keep: int = 0, stand: Stand = "foot") -> None:
        """Keep the first blocks, set others below them as read, and stand at their end or at the head."""
        super().restore(text, offer, keep, stand)
        self._lay_out(offer)

    def set_above(self, blocks: Sequence[Block]) -> None:
        """Set older text above everything; what shows stays where it is."""
        key = self.offer.key
        super().set_above(blocks)
        self._lay_out(self.galley.blocks[self.script.offer :])
        if self.offer.point_at(key):
            self._mark_chosen()

    def point_at(self, key: str) -> None:
        """Point at the line with this key, if there is one."""
        if key and self.offer.point_at(key):
            self._show_chosen()

    def point_at_first(self) -> bool:
        """Point at the first line that can be picked and shows; False if there is none."""
        while self.offer.move(1):
            if self._in_sight(self.offer.chosen):
                self._mark_chosen()
                return True
        self.offer.chosen = -1
        return False

    def action_step(self, down: int) -> None:
        """Down or up: from choice to choice where they show, else by a line."""
        if self.hurry():
            return
        if self.script.ended and self._in_sight(self.offer.chosen, self.galley.height - 1) and self.offer.move(down):
            self._show_chosen()
        elif down > 0:
            self.go_on(1)
        else:
            self.scroll_relative(y=-1, animate=False)

    def action_pick(self) -> None:
        """Enter: what is pointed at, or else on to where something can be."""
        if self.hurry():
            return
        if self.script.ended and self.offer.chosen < 0:
            if not self.point_at_first():
                self.go_on()
        elif not self.script.ended:
            self.go_on()
        elif self.offer.key and self._in_sight(self.offer.chosen):
            self.post_message(self.Picked(self.offer.key))
        else:
            self._show_chosen()

    def action_mark(self, mark: str) -> None:
        """A number: its choice, if the reader has come to it."""
        index = self.offer.marked("10" if mark == "0" else mark)
        if self.hurry() or index < 0:
            return
        if not self.script.reached(index):
            self.go_on()
        elif self.offer.point(index):
            seen = self._in_sight(index)
            self._show_chosen()
            if seen:
                self.post_message(self.Picked(self.offer.key))

    def action_go_on(self) -> None:
        """Space: what is being written at once, or the next page."""
        if not self.hurry():
            self.go_on()

    def action_latest(self) -> None:
        """End: to the end of what has been given out, and on from there."""
        if not self.hurry():
            self.scroll_to(y=self.max_scroll_y, animate=False)

    def on_key(self, event: events.Key) -> None:
        """Any key shows at once what is being written, and does nothing else."""
        if self.hurry():
            event.stop()
            event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """A click shows what is being written, picks a choice, or goes on."""
        if self.hurry() or self.text_selection is not None:
            return
        index = self._block_under(event)
        if index >= 0 and self.galley.blocks[index].key:
            self.post_message(self.Picked(self.galley.blocks[index].key))
        elif self.more:
            self.go_on()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The mouse points at choices as the arrows do."""
        index = self._block_under(event)
        if index != self.chosen and self.script.ended and self.offer.point(index):
            self._mark_chosen()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel goes on past what has been given out, as far as it turns."""
        if self.scroll_offset.y >= self.max_scroll_y and not self.script.writing and self.go_on(_WHEEL):
            event.stop()
            event.prevent_default()

    def _lay_out(self, offer: Sequence[Block]) -> None:
        self.offer = Offer(offer, len(self.galley.blocks) - len(offer))
        self.chosen = -1

    def _mark_chosen(self) -> None:
        before, self.chosen = self.chosen, self.offer.chosen
        self.repaint(before, self.chosen)

    def _show_chosen(self) -> None:
        self._mark_chosen()
        top, bottom = self.galley.top(self.chosen), self.galley.bottom(self.chosen)
        if bottom > self.scroll_offset.y + self.size.height:
            self.scroll_to(y=bottom - self.size.height, animate=False)
        elif top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        self.post_message(self.Moved())

    def _in_sight(self, index: int, otherwise: int = 0) -> bool:
        """Whether a block's first line shows; for no block, whether the line `otherwise` does."""
        line = self.galley.top(index) if index >= 0 else otherwise
        return self.scroll_offset.y <= line < self.scroll_offset.y + self.size.height

    def _block_under(self, event: events.MouseEvent) -> int:
        found = self.galley.line(self.scroll_offset.y + event.y)
        return found[0] if found is not None and self.seen(found[0], found[1].start) else -1
