"""A playthrough as it is written, and what came of running it."""

from typing import Literal, NamedTuple

from branchlight.source.place import Place

StepKind = Literal["choose", "answer", "draw", "expect", "choices", "state", "ending"]


class PlaythroughStep(NamedTuple):
    """One line of a playthrough.

    choose    the id, label or full name of a choice          answer   the text typed at a question
    draw      (which of how many, written "2 of 6")           expect   words that the page of this turn has
    choices   the ids or labels of all open choices           state    an expression that holds
    ending    the name of the ending
    """

    kind: StepKind
    value: str
    place: Place
    values: tuple[str, ...] = ()


class Playthrough(NamedTuple):
    """`draws` of a step stand directly behind the decision that they belong to, as in the paths of a proof."""

    name: str
    seed: int
    veils: frozenset[str]
    steps: tuple[PlaythroughStep, ...]
    place: Place


class Parted(NamedTuple):
    """Where a reading went another way than its playthrough. Of the lines of `diff`, those that begin with `-` were
    expected, those with `+` were there, and those with a space are both.
    """

    step: int
    place: Place
    message: str
    diff: tuple[str, ...]


class Outcome(NamedTuple):
    """What came of a playthrough; `parted` is None if all went as it is written."""

    playthrough: Playthrough
    parted: Parted | None

    @property
    def passed(self) -> bool:
        return self.parted is None

    def __str__(self) -> str:
        """A report for the terminal."""
        if self.parted is None:
            return f"{self.playthrough.name}: as written"
        lines = [f"{self.parted.place}: {self.playthrough.name}: {self.parted.message}"]
        return "\n".join([*lines, *[f"    {line}" for line in self.parted.diff]])
