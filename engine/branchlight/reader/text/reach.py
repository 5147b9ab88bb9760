"""How much of the text has been given out.

New text is shown a page at a time, and never more than the reader has had before them.
"""

_OVERLAP = 2


class Reach:
    """How far the reader has come: lines before `given` may be looked at, and scrolling ends there."""

    def __init__(self) -> None:
        self.given = 0

    def open(self, top: int, total: int, height: int) -> int:
        """New text starts on line `top`. Gives out a page of it; returns the line to scroll to."""
        return self._turn_to(max(0, top - 1), total, height)

    def go_on(self, total: int, height: int, lines: int = 0) -> int:
        """Gives out the next page (or so many lines); returns the line to scroll to."""
        start = self.given - height + lines if lines else self.given - min(_OVERLAP, height // 3)
        return self._turn_to(max(0, start), total, height)

    def give_all(self, total: int) -> None:
        """Nothing is held back."""
        self.given = total

    def _turn_to(self, line: int, total: int, height: int) -> int:
        line = min(line, max(0, total - height))
        self.given = max(self.given, min(total, line + height))
        return line
