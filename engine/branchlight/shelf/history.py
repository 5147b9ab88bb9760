"""The history of a live reading: its decisions, and where among them the reader is. Nothing here moves the reader."""

from collections.abc import Iterator

from branchlight.play.reading import Decisions, Reading
from branchlight.play.turn import Turn
from branchlight.shelf.log import Past, ShelfTrail


class History:
    """Looks back and forth along a reading. Turn n is the one after n decisions."""

    def __init__(self, reading: Reading, trail: ShelfTrail) -> None:
        self._reading = reading
        self._trail = trail

    @property
    def seed(self) -> int:
        """The seed of the reading."""
        return self._reading.seed

    @property
    def here(self) -> int:
        """The number of decisions that led to where the reader is."""
        return self._reading.here

    @property
    def first(self) -> int:
        """How far back the reader can go: 0, except in a save from elsewhere whose beginning is not known."""
        return self._trail.base

    @property
    def last(self) -> int:
        """How far forth the reader can go by `redo`; equal to `here` if nothing was taken back."""
        return self._trail.end

    @property
    def can_back(self) -> bool:
        """Whether there is a decision to take back."""
        return self._reading.can_back

    @property
    def can_redo(self) -> bool:
        """Whether there is a decision to make again."""
        return self._reading.can_redo

    @property
    def decisions(self) -> Decisions:
        """The decisions that led here, with the states before them; `past` is quicker where these are not needed."""
        return self._reading.decisions

    @property
    def changes(self) -> tuple[str, ...]:
        """The things that the last move could not keep as they were, a sentence each; a session's `notice` is all."""
        return self._reading.changes

    def past(self, first: int = 0, last: int | None = None) -> list[Past]:
        """Decisions `first` to `last - 1` of this reading: for a backlog or a map."""
        return self._trail.past(first, self.here if last is None else last)

    def turn_at(self, n: int) -> Turn | None:
        """The turn after `n` decisions as it was read; None if its place is gone."""
        return self._reading.turn_at(n)

    def turns(self) -> Iterator[tuple[str, Turn]]:
        """Each turn so far, as this edition tells it, with the words of the decision that led to it."""
        return self._reading.turns()
