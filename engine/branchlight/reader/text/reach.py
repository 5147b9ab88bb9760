"""Reach: the part of the text that the reader has been given.

New text is given a page at a time, so that the reader never misses any.
"""

_OVERLAP, _LEAST_PAGE = 2, 6


def overlap(height: int) -> int:
    """Return the lines of a page that also show on the next. A low page has few to spare, or none."""
    return min(_OVERLAP, height // _LEAST_PAGE)


class Reach:
    """The end of what the reader has been given: line `given`. Scrolling ends there."""

    def __init__(self) -> None:
        self.given = 0

    def open(self, top: int, total: int, height: int) -> int:
        """Give the first page of text that starts on line `top`. Return the line to scroll to.

        A line above shows too, unless the page is low.
        """
        return self._turn_to(max(0, top - (height >= _LEAST_PAGE)), total, height)

    def go_on(self, total: int, height: int, lines: int = 0) -> int:
        """Give the next page, or `lines` more lines. Return the line to scroll to."""
        start = self.given - height + lines if lines else self.given - overlap(height)
        return self._turn_to(max(0, start), total, height)

    def _turn_to(self, line: int, total: int, height: int) -> int:
        line = min(line, max(0, total - height))
        self.given = max(self.given, min(total, line + height))
        return line
