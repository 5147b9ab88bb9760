"""The history of a live reading: its decisions, and the reader's place among them. It never moves the reader."""

from collections.abc import Iterator

from branchlight.play.reading import Decisions, Reading
from branchlight.play.turn import Turn
from branchlight.shelf.log import Past, ShelfTrail


class History:
    """A view of a reading's past. Turn n is the one after n decisions."""

    def __init__(self, reading: Reading, trail: ShelfTrail) -> None:
        self._reading = reading
        self._trail = trail

    @property
    def seed(self) -> int:
        """The seed of the reading."""
        return self._reading.seed

    @property
    def here(self) -> int:
        """The number of decisions that led to the current turn."""
        return self._reading.here

    @property
    def first(self) -> int:
        """The earliest turn to which the reader can go back.

        This is 0, except after an imported save whose beginning is unknown.
        """
        return self._trail.base

    @property
    def last(self) -> int:
        """The latest turn to which the reader can go by `redo`. It equals `here` if nothing was undone."""
        return self._trail.end

    @property
    def can_back(self) -> bool:
        """Return whether there is a decision to undo."""
        return self._reading.can_back

    @property
    def can_redo(self) -> bool:
        """Return whether there is a decision to redo."""
        return self._reading.can_redo

    @property
    def decisions(self) -> Decisions:
        """The decisions that led here, with the states before them. `past` is faster if the states are not needed."""
        return self._reading.decisions

    @property
    def changes(self) -> tuple[str, ...]:
        """The things that the last move could not preserve, a sentence each. A session's `notice` joins them."""
        return self._reading.changes

    def past(self, first: int = 0, last: int | None = None) -> list[Past]:
        """Return decisions `first` to `last - 1` of this reading, for a backlog or a map."""
        return self._trail.past(first, self.here if last is None else last)

    def turn_at(self, n: int) -> Turn | None:
        """Return the turn after `n` decisions as it was read, or None if its place no longer exists."""
        return self._reading.turn_at(n)

    def turns(self) -> Iterator[tuple[str, Turn]]:
        """Yield each turn so far in this edition, with the words of the decision that led to it."""
        return self._reading.turns()
