"""A sheet: a galley painted on a virtual scroll. Only the lines that show are ever broken and painted."""

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from branchlight.reader.look.ink import Ink
from branchlight.reader.text.blocks import Form, Span
from branchlight.reader.text.galley import Galley
from branchlight.reader.text.page_shape import shape
from branchlight.reader.text.script import Script

_KEPT = 300
_GLOW = 2.5


class Sheet(ScrollView, can_focus=True, inherit_bindings=False):
    """Paints blocks. What may be seen of them, and when, its heir says by `seen`."""

    DEFAULT_CSS = """
    Sheet { height: 1fr; overflow-x: hidden; overflow-y: scroll; scrollbar-size: 0 0; }
    """

    def __init__(self, ink: Ink, measure: int, spacing: str) -> None:
        super().__init__()
        self.script = Script(Form(measure, spacing))
        self.ink = ink
        self.left = 0
        self.chosen = -1
        self.glowing = -1
        self.found: tuple[int, Span] | None = None
        self._wish = (measure, spacing)
        self._strips: dict[int, list[Strip]] = {}

    @property
    def galley(self) -> Galley:
        """The blocks as they are set."""
        return self.script.galley

    def seen(self, index: int, start: int) -> int:
        """How many letters of a line may be seen that starts at letter `start` of a block; -1 for all."""
        return -1

    def relight(self, ink: Ink) -> None:
        """Paint everything in another ink."""
        self.ink = ink
        self._strips.clear()
        self.refresh()

    def wish(self, measure: int, spacing: str) -> None:
        """Ask for another measure or another way to part paragraphs."""
        self._wish = (measure, spacing)
        self.reshape()

    def reshape(self) -> bool:
        """Fit the page to the sheet; True if its form has changed."""
        form, left = shape(self.size.width, self.app.size.height, *self._wish)
        if (form, left) == (self.galley.form, self.left):
            return False
        self.left = left
        self._strips.clear()
        if form != self.galley.form:
            self.script.shape(form)
        self.refresh()
        return True

    def forget(self, first: int) -> None:
        """Paint blocks from `first` anew."""
        for index in [index for index in self._strips if index >= first]:
            del self._strips[index]
        self.refresh()

    def repaint(self, *blocks: int) -> None:
        """Paint these blocks anew."""
        for index in blocks:
            self._strips.pop(index, None)
        self.refresh()

    def show_found(self, index: int, span: Span | None) -> None:
        """Mark words in a block, or take the mark away."""
        before, self.found = self.found, (index, span) if span is not None else None
        self.repaint(index, before[0] if before is not None else -1)

    def glow(self, index: int) -> None:
        """Let a block glow for a moment."""
        self.glowing = index
        self.repaint(index)
        self.set_timer(_GLOW, self._fade)

    def extend_to(self, lines: int) -> None:
        """Let the sheet scroll over so many lines."""
        self.virtual_size = Size(self.size.width, lines)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        number = self.scroll_offset.y + y
        found = self.galley.line(number)
        width = self.size.width
        if found is None or not width:
            return self.ink.blank(width)
        index, line = found
        letters = self.seen(index, line.start)
        if letters == 0:
            return self.ink.blank(width)
        strip = self._painted(index)[number - self.galley.top(index)]
        if 0 < letters < len(line.text):
            strip = self.ink.fill(self.ink.soften(strip, line, self.left, letters), width)
        if (selection := self.text_selection) is not None:
            strip = self._select(strip, selection.get_span(number))
        return strip.apply_offsets(0, number)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What the mouse has marked, with paragraphs whole again."""
        first = selection.start.y if selection.start else 0
        last = selection.end.y if selection.end else self.galley.height - 1
        text, previous = "", -1
        for number in range(first, min(last + 1, self.galley.height)):
            found, span = self.galley.line(number), selection.get_span(number)
            if found is None or span is None:
                continue
            index, line = found
            start, end = max(0, span[0] - self.left - line.x), span[1] - self.left - line.x
            words = line.text[start : None if span[1] < 0 else max(0, end)]
            text += (" " if index == previous else "\n\n" if text else "") + words
            previous = index
        return text, "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """The mouse marks something else."""
        self.refresh()

    def _fade(self) -> None:
        before, self.glowing = self.glowing, -1
        self.repaint(before)

    def _painted(self, index: int) -> list[Strip]:
        strips = self._strips.get(index)
        if strips is None:
            if len(self._strips) > _KEPT:
                self._strips.clear()
            block, chosen = self.galley.blocks[index], index in (self.chosen, self.glowing)
            found = self.found[1] if self.found is not None and self.found[0] == index else None
            lines = self.galley.lines(index) if found is None else self.galley.marked(index, found)
            strips = [self.ink.strip(block, line, self.left, self.size.width, chosen) for line in lines]
            self._strips[index] = strips
        return strips

    def _select(self, strip: Strip, span: tuple[int, int] | None) -> Strip:
        if span is None:
            return strip
        start, end = span
        end = strip.cell_length if end < 0 else min(end, strip.cell_length)
        pieces = [strip.crop(0, start), self.ink.mark(strip.crop(start, end)), strip.crop(end)]
        return Strip.join([piece for piece in pieces if piece.cell_length])
