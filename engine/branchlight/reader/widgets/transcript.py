"""The transcript: a manuscript with choices at its end, which keys and mouse can reach once the text has been read."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from branchlight.reader.widgets.offer import Offer
from branchlight.reader.widgets.pointing import Pointing

_WHEEL = 3


class Transcript(Pointing):
    """The page that is read, and what can be picked on it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "step(1)", show=False),
        Binding("up,k", "step(-1)", show=False),
        Binding("enter", "pick", show=False),
        Binding("space,pagedown", "go_on", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("home", "head", show=False),
        Binding("end", "latest", show=False),
        *(Binding(digit, f"mark('{digit}')", show=False) for digit in "1234567890"),
    ]

    _OWN = frozenset(key for binding in BINDINGS if isinstance(binding, Binding) for key in binding.key.split(","))

    class Picked(Message):
        """The reader picked, of this offer, the block with this key."""

        def __init__(self, key: str, offer: Offer) -> None:
            super().__init__()
            self.key = key
            self.offer = offer

    def action_step(self, down: int) -> None:
        """Down or up: from choice to choice where they show, else by a line, and to the choice that stands there."""
        if self.hurry() or (self.script.ended and self.point_next(down)):
            return
        if down > 0:
            self.go_on(1)
        else:
            self.stand_at(self.aim - 1)
        if self.script.ended:
            self.point_next(down)

    def action_pick(self) -> None:
        """Enter: what is pointed at, or else on to where something can be."""
        if self.hurry():
            return
        if not self.script.ended:
            self.go_on()
        elif self.in_sight(self.offer.chosen):
            self.post_message(self.Picked(self.offer.key, self.offer))
        elif not self.point_at_first():
            self.go_on()

    def action_mark(self, mark: str) -> None:
        """A number: its choice, if the reader has come to it."""
        index = self.offer.marked("10" if mark == "0" else mark)
        if self.hurry() or index < 0:
            return
        if not self.script.reached(index):
            self.go_on()
        elif self.offer.point(index):
            seen = self.in_sight(index)
            self.show_chosen()
            if seen:
                self.post_message(self.Picked(self.offer.key, self.offer))

    def pick(self, index: int) -> None:
        """Pick a block, whether it shows or not."""
        if self.offer.point(index):
            self.show_chosen()
            self.post_message(self.Picked(self.offer.key, self.offer))

    def action_go_on(self) -> None:
        """Space: what is being written at once, or the next page."""
        if not self.hurry():
            self.go_on()

    def action_latest(self) -> None:
        """End: to the end of what has been given out, and on from there."""
        if not self.hurry():
            self.stand_at(self.max_scroll_y)

    def action_head(self) -> None:
        """Home: to the head of what stands on the page."""
        self.stand_at(0, gliding=True)

    def action_page_up(self) -> None:
        """Page up: a page back."""
        self.stand_at(self.aim - self.size.height, gliding=True)

    def on_key(self, event: events.Key) -> None:
        """Any key shows at once what is being written; a command is carried out as well."""
        if self.hurry() and event.key in self._OWN:
            event.stop()
            event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """A click shows what is being written, picks a choice, or goes on."""
        if self.hurry() or self.text_selection is not None:
            return
        index = self._block_under(event)
        if index >= 0 and self.galley.blocks[index].key:
            self.post_message(self.Picked(self.galley.blocks[index].key, self.offer))
        elif self.more:
            self.go_on()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The mouse points at choices as the arrows do."""
        index = self._block_under(event)
        if index != self.chosen and self.script.ended and self.offer.point(index):
            self.mark_chosen()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel goes on past what has been given out, as far as it turns."""
        if self.scroll_offset.y >= self.max_scroll_y and not self.script.writing and self.go_on(_WHEEL):
            event.stop()
            event.prevent_default()

    def _block_under(self, event: events.MouseEvent) -> int:
        found = self.galley.line(self.scroll_offset.y + event.y)
        return found[0] if found is not None and self.seen(found[0], found[1].start) else -1
