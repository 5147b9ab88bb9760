"""Effort: the work that an analysis may take, so that no story can hold it up.

It is counted and not timed, so the same story always gives the same findings. A unit is about a tenth of a microsecond.
What authors write takes a small part of it.
"""

MOST_EACH = 100_000
"""The most work for one condition or one value."""
EVALUATED = 16
"""The work of one operator, besides what grows with the number of values."""


class TooMuchError(Exception):
    """Raised when the work is used up. What follows from it is not known."""


class Effort:
    """The work that is left: of all, and of the evaluation that was begun last."""

    def __init__(self, most: int) -> None:
        self.left = most
        self.least = 0

    @property
    def is_over(self) -> bool:
        """Return whether no work is left."""
        return self.left <= 0

    def spend(self, work: int) -> None:
        """Count some work. Raises `TooMuchError` if it is more than is left."""
        self.left -= work
        if self.left < self.least:
            raise TooMuchError

    def begin(self) -> None:
        """Begin an evaluation, which may take so much work."""
        self.least = max(0, self.left - MOST_EACH)

    def end(self) -> None:
        """End the evaluation."""
        self.least = 0
