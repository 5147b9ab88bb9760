"""Playthroughs as values, and the outcome of running one."""

from typing import Literal

from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

StepKind = Literal["choose", "answer", "draw", "expect", "choices", "state", "ending"]


class PlaythroughStep(NamedTuple):
    """One step of a playthrough.

    choose    the id, label or full name of a choice          answer   the text typed at a question
    draw      (one of how many, written "2 of 6")             expect   words that the page of this turn has
    choices   the ids or labels of all open choices           state    an expression that is true here
    ending    the name of the ending
    """

    kind: StepKind
    value: str
    place: Place
    values: tuple[str, ...] = ()


class Playthrough(NamedTuple):
    """A recorded reading. Its draws follow the decision that they belong to, as in the paths of a proof."""

    name: str
    seed: int
    veils: frozenset[str]
    steps: tuple[PlaythroughStep, ...]
    place: Place


class Parted(NamedTuple):
    """The place where a reading differs from its playthrough.

    Lines of `diff` that begin with `-` were expected, and those with `+` were there. Those with a space are both.
    """

    step: int
    place: Place
    message: str
    diff: tuple[str, ...]


class Outcome(NamedTuple):
    """The result of a playthrough. `parted` is None if all went as written."""

    playthrough: Playthrough
    parted: Parted | None

    @property
    def passed(self) -> bool:
        return self.parted is None

    def __str__(self) -> str:
        """Return a report for the terminal."""
        if self.parted is None:
            return f"{self.playthrough.name}: passed"
        lines = [f"{self.parted.place}: {self.playthrough.name}: {self.parted.message}"]
        return "\n".join([*lines, *[f"    {line}" for line in self.parted.diff]])
