"""What becomes of states on the way from one position to another, for one state and for a whole group at once.

The active part of a state is worked out by code of the story's own. The rest rides along: some fields as they are
(`kept`), some as the least value of their class, which is looked up. There is nothing of a story in the source that is
written here: only how many lookups there are.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from engine.proof.explore.layout import Lookup
from engine.proof.explore.script import Drawn, Picks

Step: TypeAlias = Drawn | Picks | str
"""A draw that makes a difference, or a decision: the full name of a choice, or `ANSWER`."""
Steps: TypeAlias = tuple[Step, ...]

_Follow: TypeAlias = Callable[..., int]
_Pass: TypeAlias = Callable[..., dict[int, int]]


class Way:
    """What becomes of a state at a position, beside what its active part became."""

    __slots__ = ("_following", "_passing", "_tables", "kept", "position")

    def __init__(self, position: int, kept: int, lookups: Sequence[Lookup]) -> None:
        self.position, self.kept = position, kept
        self._tables = [part for field, values in lookups for part in (values, field.shift, field.low_mask)]
        self._following, self._passing = _following(len(lookups)), _passing(len(lookups))

    def follow(self, active: int, state: int) -> int:
        """What a state becomes."""
        return self._following(state, active, self.kept, *self._tables)

    def new(self, active: int, group: Sequence[int], known: Mapping[int, int], number: int) -> dict[int, int]:
        """What the states of a group become, but for those that are known, each with the group's number."""
        if len(group) == 1:
            after = self._following(group[0], active, self.kept, *self._tables)
            return {} if after in known else {after: number}
        if not self.kept and not self._tables:
            return {} if active in known else {active: number}
        return self._passing(group, known, number, active, self.kept, *self._tables)


class Edge(NamedTuple):
    """A way that states of one group take: the steps, and what the active part becomes."""

    steps: Steps
    position: int
    active: int
    way: Way

    def follow(self, state: int) -> int:
        """What a state becomes."""
        return self.way.follow(self.active, state)


@cache
def _following(lookups: int) -> _Follow:
    function: _Follow = eval(f"lambda state, {_arguments(lookups)}: {_after(lookups)}")
    return function


@cache
def _passing(lookups: int) -> _Pass:
    new = f"{{after: number for state in group if (after := {_after(lookups)}) not in known}}"
    function: _Pass = eval(f"lambda group, known, number, {_arguments(lookups)}: {new}")
    return function


def _arguments(lookups: int) -> str:
    return ", ".join(["active", "kept", *[f"t{n}, a{n}, m{n}" for n in range(lookups)]])


def _after(lookups: int) -> str:
    return " | ".join(["active", "state & kept", *[f"t{n}[state >> a{n} & m{n}]" for n in range(lookups)]])
