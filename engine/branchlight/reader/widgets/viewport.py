"""The viewport: the lines of a scrolling widget that show, and scrolling to others."""

from textual.geometry import Size
from textual.scroll_view import ScrollView


class Viewport:
    """The lines that show. Line 0 is the head of everything that can be scrolled to."""

    def __init__(self, widget: ScrollView) -> None:
        self._widget = widget

    @property
    def height(self) -> int:
        """The number of lines that show, or 0 before the first layout."""
        return self._widget.size.height

    @property
    def top(self) -> int:
        """The first line that shows now."""
        return self._widget.scroll_offset.y

    @property
    def aim(self) -> int:
        """The first line that will show after the current scrolling."""
        return round(self._widget.scroll_target_y)

    @property
    def at_end(self) -> bool:
        """Return whether nothing below can be scrolled to."""
        return self.top >= self._widget.max_scroll_y

    def has(self, line: int) -> bool:
        """Return whether a line shows, or will show after the current scrolling."""
        return self.aim <= line < self.aim + self.height

    def stand_at(self, line: int, gliding: bool = False) -> None:
        """Scroll this line to the head of the page, or as near to it as possible."""
        moving = gliding and self._widget.app.animation_level != "none"
        duration = 0.25 if moving else None
        self._widget.scroll_to(y=line, animate=moving, duration=duration, immediate=True, force=True)

    def stand_at_end(self) -> None:
        """Scroll to the end."""
        self.stand_at(self._widget.max_scroll_y)

    def show(self, first: int, end: int) -> None:
        """Scroll lines `first` up to, but not including, `end` into view, no further than necessary.

        Of more lines than the page has, the first ones show.
        """
        end = min(end, first + self.height)
        if end > self.aim + self.height:
            self.stand_at(end - self.height)
        elif first < self.aim:
            self.stand_at(first)

    def extend_to(self, lines: int) -> None:
        """Let the widget scroll over `lines` lines."""
        self._widget.virtual_size = Size(self._widget.size.width, lines)
