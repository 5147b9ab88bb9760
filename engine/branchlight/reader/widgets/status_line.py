"""A status line: one line across the measure, with words at its left end and at its right."""

from textual.content import Content
from textual.widget import Widget

_NOTHING = Content("")


class StatusLine(Widget):
    """Stands on the same left edge and the same measure as the text.

    Where both do not fit, the words at the left are cut, or left out if they are only good as a whole.
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
        """Stand on this edge, with this width."""
        if (left, measure) != self._edges:
            self._edges = (left, measure)
            self.refresh()

    @property
    def measure(self) -> int:
        """The width there is."""
        return self._edges[1]

    def render(self) -> Content:
        """The line."""
        edge, measure = self._edges
        left, right = self._words
        room = measure - right.cell_length - (2 if right else 0)
        if left.cell_length > room:
            left = _NOTHING if self._whole and right else left.truncate(max(0, room), ellipsis=True)
        gap = measure - left.cell_length - right.cell_length
        return Content(" " * edge) + left + Content(" " * max(0, gap)) + right
