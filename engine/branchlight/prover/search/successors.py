"""What becomes of states on the way from one position to another, for one state and for a whole group at once.

The active part of a state is worked out by code of the story's own. The rest rides along: some fields as they are
(`kept`), some as the least value of their class, which is looked up. There is nothing of a story in the source that is
written here: only how many lookups there are.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from branchlight.play.every_draw import Drawn, Picks
from branchlight.prover.reduce.bit_layout import Lookup, joined

Steps: TypeAlias = tuple[Drawn | Picks | str, ...]
"""Draws that make a difference, and decisions: the full name of a choice, or `ANSWER`."""

Sending: TypeAlias = tuple[int, int, list[int]]
"""What the active part of a group's states became, the number of the group, and its states."""
Passing: TypeAlias = Callable[[list[Sending], dict[int, int]], dict[int, int]]


class Carry:
    """What becomes of a state at a position, beside what its active part became.

    follow   of (active, state): what one state becomes
    new      of (groups, known): what the states of groups become, but for those that are known, each with the number of
             a group that it comes from
    """

    __slots__ = ("follow", "new", "point")

    def __init__(self, point: int, kept: int, lookups: Sequence[Lookup]) -> None:
        tables, count = _tables(lookups)
        self.point = point
        self.follow: Callable[[int, int], int] = _following(count)(kept, *tables)
        self.new: Passing = _passing(count)(kept, *tables)
        if not kept and not lookups:
            self.new = _alone


def _alone(groups: list[Sending], known: dict[int, int]) -> dict[int, int]:
    return {active: number for active, number, _ in groups if active not in known}


class Edge(NamedTuple):
    """A way that states of one group take: the steps, and what the active part becomes.

    `hops` says how many bodies are entered on it, where that is counted (see `positions.may_run_long`).
    """

    steps: Steps
    point: int
    active: int
    hops: int
    carry: Carry

    def follow(self, state: int) -> int:
        """What a state becomes."""
        return self.carry.follow(self.active, state)


def grouping(exact: int, classes: Sequence[Lookup]) -> Callable[[list[int]], list[int]]:
    """Gives the active parts of states: some fields exactly, of others the least value of their class."""
    tables, count = _tables(classes)
    return _grouping(count)(exact, *tables)


def _tables(lookups: Sequence[Lookup]) -> tuple[list[object], int]:
    """What code takes for these lookups, and how many there are once they are joined."""
    found = joined(lookups)
    return [part for field, values in found for part in (values, field.shift, field.low_mask)], len(found)


@cache
def _grouping(lookups: int) -> Callable[..., Callable[[list[int]], list[int]]]:
    maker: Callable[..., Callable[[list[int]], list[int]]]
    after = _after(lookups).removeprefix("active | ")
    maker = eval(f"lambda {_arguments(lookups)}: lambda states: [{after} for state in states]")
    return maker


@cache
def _following(lookups: int) -> Callable[..., Callable[[int, int], int]]:
    maker: Callable[..., Callable[[int, int], int]]
    maker = eval(f"lambda {_arguments(lookups)}: lambda active, state: {_after(lookups)}")
    return maker


@cache
def _passing(lookups: int) -> Callable[..., Passing]:
    maker: Callable[..., Passing]
    each = f"for active, number, group in groups for state in group if (after := {_after(lookups)}) not in known"
    maker = eval(f"lambda {_arguments(lookups)}: lambda groups, known: {{after: number {each}}}")
    return maker


def _arguments(lookups: int) -> str:
    return ", ".join(["kept", *[f"t{n}, a{n}, m{n}" for n in range(lookups)]])


def _after(lookups: int) -> str:
    return " | ".join(["active", "state & kept", *[f"t{n}[state >> a{n} & m{n}]" for n in range(lookups)]])
