"""The status line: one line across the measure, with words at its left and right ends."""

from textual.content import Content
from textual.widget import Widget

_NOTHING = Content("")


class StatusLine(Widget):
    """A line with the left edge and the measure of the text.

    If both parts do not fit, the left one is cut. It is omitted if `whole` is True.
    """

    DEFAULT_CSS = """
    StatusLine { height: 1; color: $quiet; }
    StatusLine:ansi { text-style: dim; }
    """

    auto_links = False

    def __init__(self, id: str | None = None, whole: bool = False) -> None:
        super().__init__(id=id)
        self._whole = whole
        self._words = (_NOTHING, _NOTHING)
        self._edges = (0, 66)

    def say(self, left: Content, right: Content = _NOTHING) -> None:
        """Show these words."""
        self._words = (left, right)
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
        """Return the line."""
        edge, measure = self._edges
        left, right = self._words
        room = measure - right.cell_length - (2 if right else 0)
        if left.cell_length > room:
            left = _NOTHING if self._whole and right else left.truncate(max(0, room), ellipsis=True)
        gap = measure - left.cell_length - right.cell_length
        return Content(" " * edge) + left + Content(" " * max(0, gap)) + right
