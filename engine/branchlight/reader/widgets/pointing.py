"""A manuscript with choices on it, of which the reader points at one."""

from collections.abc import Sequence

from branchlight.reader.look.ink import Ink
from branchlight.reader.text.blocks import Block
from branchlight.reader.widgets.manuscript import Manuscript, Stand
from branchlight.reader.widgets.offer import Offer


class Pointing(Manuscript):
    """Knows what can be picked, what is pointed at, and whether it shows."""

    def __init__(self, ink: Ink, measure: int, spacing: str) -> None:
        super().__init__(ink, measure, spacing)
        self.offer = Offer()

    def put(self, text: Sequence[Block], offer: Sequence[Block], letters_a_second: float = 0.0) -> None:
        """Write a turn below everything else, in the place of the offer that stood there."""
        super().put(text, offer, letters_a_second)
        self._lay_out(offer)

    def restore(
        self, text: Sequence[Block], offer: Sequence[Block], keep: int = 0, stand: Stand = "foot", turn: int = 0
    ) -> None:
        """Keep the first blocks, and set others below them as read."""
        super().restore(text, offer, keep, stand, turn)
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
        self.offer.chosen = -1
        return self.point_next(1)

    def point_next(self, step: int) -> bool:
        """Point at the next line (1) that shows and can be picked, or the one before (-1); False if there is none."""
        if not self.offer.point(self.offer.next(step, self.in_sight)):
            return False
        self.show_chosen()
        return True

    def mark_chosen(self) -> None:
        """Paint what is pointed at as such."""
        before, self.chosen = self.chosen, self.offer.chosen
        self.repaint(before, self.chosen)

    def show_chosen(self) -> None:
        """Scroll to what is pointed at."""
        self.mark_chosen()
        top, bottom = self.galley.top(self.chosen), self.galley.bottom(self.chosen)
        if bottom > self.aim + self.size.height:
            self.stand_at(bottom - self.size.height)
        elif top < self.aim:
            self.stand_at(top)
        self.post_message(self.Moved())

    def in_sight(self, index: int) -> bool:
        """Whether a block's first line shows, or will when the page has come to rest."""
        return index >= 0 and self.aim <= self.galley.top(index) < self.aim + self.size.height

    def _lay_out(self, offer: Sequence[Block]) -> None:
        self.offer = Offer(offer, len(self.galley.blocks) - len(offer))
        self.chosen = -1
