"""The viewport: the lines of a scrolled widget that show, and the way to others."""

from textual.geometry import Size
from textual.scroll_view import ScrollView


class Viewport:
    """Lines are counted from 0 at the head of everything that can be scrolled to."""

    def __init__(self, widget: ScrollView) -> None:
        self._widget = widget

    @property
    def height(self) -> int:
        """The number of lines that show; 0 before there is any layout."""
        return self._widget.size.height

    @property
    def top(self) -> int:
        """The first line that shows now."""
        return self._widget.scroll_offset.y

    @property
    def aim(self) -> int:
        """The line at the head of the page, or of what it glides to."""
        return round(self._widget.scroll_target_y)

    @property
    def at_end(self) -> bool:
        """Whether nothing below can be scrolled to."""
        return self.top >= self._widget.max_scroll_y

    def has(self, line: int) -> bool:
        """Return whether a line shows, or will when the page has come to rest."""
        return self.aim <= line < self.aim + self.height

    def stand_at(self, line: int, gliding: bool = False) -> None:
        """Have this line at the head of the page, or the last one that can be."""
        moving = gliding and self._widget.app.animation_level != "none"
        duration = 0.25 if moving else None
        self._widget.scroll_to(y=line, animate=moving, duration=duration, immediate=True, force=True)

    def stand_at_end(self) -> None:
        """Have the last lines that can be scrolled to on the page."""
        self.stand_at(self._widget.max_scroll_y)

    def show(self, first: int, end: int) -> None:
        """Have lines `first` to before `end` on the page, without moving it further than that needs."""
        if end > self.aim + self.height:
            self.stand_at(end - self.height)
        elif first < self.aim:
            self.stand_at(first)

    def extend_to(self, lines: int) -> None:
        """Let the widget scroll over so many lines."""
        self._widget.virtual_size = Size(self._widget.size.width, lines)
