"""The status line: words at the left and right ends of the measure, or a message of several lines."""

from itertools import chain, zip_longest

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from branchlight.reader.text.wrap import fill

_NOTHING = Content("")
# The fewest unchanged cells between two changes that are painted separately.
_APART = 8
# The lines of a message in a low terminal, which then may take nearly all of it.
_FEW = 4


class StatusLine(Widget):
    """A line with the left edge and the measure of the text. If both parts do not fit, the left one is cut."""

    DEFAULT_CSS = """
    StatusLine { height: 1; color: $quiet; }
    StatusLine:ansi { text-style: dim; }
    """

    auto_links = False

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = (_NOTHING, _NOTHING)
        self._edges = (0, 66)

    def say(self, left: Content, right: Content = _NOTHING) -> None:
        """Show these words. Only cells that change are painted."""
        if left.is_same(self._words[0]) and right.is_same(self._words[1]):
            return
        before, self._words = self.render().split("\n"), (left, right)
        after = self.render().split("\n")
        if self._set_height(len(after)) or len(before) != len(after):
            self.refresh()
            return
        changes = [_changes(old, new, y) for y, (old, new) in enumerate(zip(before, after, strict=True))]
        if any(changes):
            self.refresh(*chain(*changes))

    def tell(self, message: str, sign: str = "") -> None:
        """Show a message instead, on as many lines as it needs, but at most half of the terminal.

        A low one has four. A sign is at the end of its last line.
        """
        width = max(1, self.measure - len(sign) - 1) if sign else self.measure
        lines = [message[start:end] for start, end in fill(message, width)]
        height = self.app.size.height
        most = max(1, height // 2, min(_FEW, height - 2))
        if len(lines) > most:
            lines = [*lines[: most - 1], f"{lines[most - 1][: width - 2]} …"]
        if sign:
            lines[-1] += " " * max(1, self.measure - cell_len(lines[-1]) - len(sign)) + sign
        self._words = (Content("\n".join(lines)), _NOTHING)
        self._set_height(len(lines))
        self.refresh()

    def fit(self, left: int, measure: int) -> None:
        """Align the line with this edge and this width."""
        if (left, measure) != self._edges:
            self._edges = (left, measure)
            self.refresh()

    @property
    def measure(self) -> int:
        """The width of the line, in cells."""
        return self._edges[1]

    def render(self) -> Content:
        """Return the line, or the lines of a message."""
        edge, measure = self._edges
        left, right = self._words
        if "\n" in left.plain:
            return Content("\n").join([Content(" " * edge) + line for line in left.split("\n")])
        room = measure - right.cell_length - (2 if right else 0)
        if left.cell_length > room:
            left = left.truncate(max(0, room), ellipsis=True)
        gap = measure - left.cell_length - right.cell_length
        return Content(" " * edge) + left + Content(" " * max(0, gap)) + right

    def _set_height(self, lines: int) -> bool:
        """Give the line this height. Return whether it had another."""
        height = self.styles.height
        if height is not None and height.value == lines:
            return False
        self.styles.height = lines
        return True


def _changes(before: Content, after: Content, y: int) -> list[Region]:
    """Return the parts of line `y` that differ in words or in style."""
    if before.cell_length != len(before) or after.cell_length != len(after):
        return [Region(0, y, max(before.cell_length, after.cell_length), 1)]
    regions: list[Region] = []
    for x, (old, new) in enumerate(zip_longest(_cells(before), _cells(after))):
        if old == new:
            continue
        last = regions[-1] if regions else None
        if last is not None and x - last.right < _APART:
            regions[-1] = Region(last.x, y, x + 1 - last.x, 1)
        else:
            regions.append(Region(x, y, 1, 1))
    return regions


def _cells(content: Content) -> list[tuple[str, object]]:
    """Return the letter and the style of each cell."""
    return [(sign, style) for text, style, _ in content.render_segments() for sign in text]
