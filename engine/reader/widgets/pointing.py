"""A manuscript with choices on it, of which the reader points at one."""

from collections.abc import Sequence

from engine.reader.look.ink import Ink
from engine.reader.text.blocks import Block
from engine.reader.widgets.manuscript import Manuscript, Stand
from engine.reader.widgets.offer import Offer


class Pointing(Manuscript):
    """Knows what can be picked, what is pointed at, and whether it shows."""

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
            self.mark_chosen()

    def point_at(self, key: str) -> None:
        """Point at the line with this key, if there is one."""
        if key and self.offer.point_at(key):
            self.show_chosen()

    def point_at_first(self) -> bool:
        """Point at the first line that can be picked and shows; False if there is none."""
        while self.offer.move(1):
            if self.in_sight(self.offer.chosen):
                self.mark_chosen()
                return True
        self.offer.chosen = -1
        return False

    def mark_chosen(self) -> None:
        """Paint what is pointed at as such."""
        before, self.chosen = self.chosen, self.offer.chosen
        self.repaint(before, self.chosen)

    def show_chosen(self) -> None:
        """Scroll to what is pointed at."""
        self.mark_chosen()
        top, bottom = self.galley.top(self.chosen), self.galley.bottom(self.chosen)
        if bottom > self.scroll_offset.y + self.size.height:
            self.scroll_to(y=bottom - self.size.height, animate=False)
        elif top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        self.post_message(self.Moved())

    def in_sight(self, index: int, otherwise: int = 0) -> bool:
        """Whether a block's first line shows; for no block, whether the line `otherwise` does."""
        line = self.galley.top(index) if index >= 0 else otherwise
        return self.scroll_offset.y <= line < self.scroll_offset.y + self.size.height

    def _lay_out(self, offer: Sequence[Block]) -> None:
        self.offer = Offer(offer, len(self.galley.blocks) - len(offer))
        self.chosen = -1
