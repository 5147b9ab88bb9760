"""Draws that a playthrough names, in place of the dice."""

from collections.abc import Callable
from types import TracebackType

from branchlight.authoring.playthroughs.parting import PartedError
from branchlight.authoring.playthroughs.playthrough import PlaythroughStep


class Draws:
    """The draws of one turn, as a context manager. At its end, every draw that is named must have been made."""

    def __init__(self, steps: list[PlaythroughStep], index: int) -> None:
        self.steps = steps
        self.index = index
        self.made = 0

    def __enter__(self) -> Callable[[int], int] | None:
        """Return the function that draws, or None for the dice."""
        return self.draw if self.steps else None

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if kind is None and self.made < len(self.steps):
            message = "no further draw is made in this turn"
            if not self.made:
                message = "no draw is made in this turn: a `draw` comes after the decision that leads to it"
            raise PartedError(self.index + 1 + self.made, message, (f"- {self.steps[self.made].value}",))

    def draw(self, sides: int) -> int:
        if self.made >= len(self.steps):
            message = f"one of {sides} is drawn here, and the playthrough does not say which"
            raise PartedError(self.index + self.made, message)
        which, of = (int(word) for word in self.steps[self.made].value.split(" of "))
        self.made += 1
        if of != sides:
            diff = (f"- one of {of}", f"+ one of {sides}")
            raise PartedError(self.index + self.made, "a different draw is made here", diff)
        return which - 1
