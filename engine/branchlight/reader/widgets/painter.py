"""The painter: lines of a script as strips for the screen. Only lines that show are broken and painted."""

from collections.abc import Callable

from textual.scroll_view import ScrollView
from textual.strip import Strip

from branchlight.reader.look.ink import Ink
from branchlight.reader.text.blocks import TextSpan
from branchlight.reader.text.page_shape import shape
from branchlight.reader.text.reveal import Reveal

_KEPT = 300
_GLOW = 2.5


class Painter:
    """A painter for a widget, with a cache of what it has painted.

    left     the cell at which the text starts
    chosen   the block that is painted as pointed at, or -1
    found    a block, and the words that are marked in it
    sign_of  returns the sign in the margin of a block, or ""
    """

    def __init__(self, widget: ScrollView, reveal: Reveal, ink: Ink, measure: int, spacing: str) -> None:
        self.ink = ink
        self.left = 0
        self.chosen = -1
        self.found: tuple[int, TextSpan] | None = None
        self.sign_of: Callable[[int], str] = lambda index: ""
        self._widget = widget
        self._reveal = reveal
        self._galley = reveal.script.galley
        self._glowing = -1
        self._wish = (measure, spacing)
        self._strips: dict[int, list[Strip]] = {}

    def relight(self, ink: Ink) -> None:
        """Paint everything in another ink."""
        self.ink = ink
        self._strips.clear()
        self._widget.refresh()

    def wish(self, measure: int, spacing: str) -> None:
        """Ask for another measure and another spacing of paragraphs."""
        self._wish = (measure, spacing)
        self.reshape()

    def reshape(self) -> None:
        """Fit the page to the widget."""
        form, left = shape(self._widget.size.width, self._widget.app.size.height, *self._wish)
        if (form, left) == (self._galley.form, self.left):
            return
        self.left = left
        self._strips.clear()
        if form != self._galley.form:
            self._reveal.shape(form)
        self._widget.refresh()

    def forget(self, first: int) -> None:
        """Repaint the blocks from `first` on."""
        for index in [index for index in self._strips if index >= first]:
            del self._strips[index]
        self._widget.refresh()

    def repaint(self, *blocks: int) -> None:
        """Repaint the lines of these blocks alone, since a slow connection sends each line that is painted."""
        for index in blocks:
            self._strips.pop(index, None)
            if 0 <= index < len(self._galley.blocks):
                top = self._galley.top(index)
                self._widget.refresh_lines(top, self._galley.bottom(index) - top)

    def choose(self, index: int) -> None:
        """Paint a block as the one pointed at."""
        before, self.chosen = self.chosen, index
        self.repaint(before, index)

    def show_found(self, index: int, span: TextSpan | None) -> None:
        """Mark words in a block, or remove the mark."""
        before, self.found = self.found, (index, span) if span is not None else None
        self.repaint(index, before[0] if before is not None else -1)

    def glow(self, index: int) -> None:
        """Highlight a block for a moment."""
        self._glowing = index
        self.repaint(index)
        self._widget.set_timer(_GLOW, self._fade)

    def line(self, number: int, selected: tuple[int, int] | None) -> Strip:
        """Return a painted line of the page. `selected` is the range of cells that the mouse has marked."""
        found = self._galley.line(number)
        width = self._widget.size.width
        if found is None or not width:
            return self.ink.blank(width)
        index, line = found
        letters = self._reveal.seen(index, line.start)
        if letters == 0:
            return self.ink.blank(width)
        strip = self._painted(index)[number - self._galley.top(index)]
        if 0 < letters < len(line.text):
            strip = self.ink.fill(self.ink.soften(strip, line, self.left, letters), width)
        if selected is not None:
            strip = self._select(strip, *selected)
        return strip.apply_offsets(0, number)

    def block_on(self, number: int) -> int:
        """Return the block that shows on a line of the page, or -1 if none does."""
        found = self._galley.line(number)
        return found[0] if found is not None and self._reveal.seen(found[0], found[1].start) else -1

    def _fade(self) -> None:
        before, self._glowing = self._glowing, -1
        self.repaint(before)

    def _painted(self, index: int) -> list[Strip]:
        strips = self._strips.get(index)
        if strips is None:
            if len(self._strips) > _KEPT:
                self._strips.clear()
            block, chosen = self._galley.blocks[index], index in (self.chosen, self._glowing)
            found = self.found[1] if self.found is not None and self.found[0] == index else None
            lines = self._galley.lines(index) if found is None else self._galley.marked(index, found)
            width, sign = self._widget.size.width, self.sign_of(index)
            strips = [self.ink.strip(block, line, self.left, width, chosen, sign) for line in lines]
            self._strips[index] = strips
        return strips

    def _select(self, strip: Strip, start: int, end: int) -> Strip:
        end = strip.cell_length if end < 0 else min(end, strip.cell_length)
        pieces = [strip.crop(0, start), self.ink.mark(strip.crop(start, end)), strip.crop(end)]
        return Strip.join([piece for piece in pieces if piece.cell_length])
