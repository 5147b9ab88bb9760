"""Successors: what a state becomes on the way from one control point to another, for one state and for whole groups.

Generated code of the story computes the active part. The rest is carried along here: some fields as they are (`kept`),
others as the least value of their class, by a lookup. The source that is generated here depends on nothing in the story
except the number of lookups.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeAlias

from branchlight.play.every_draw import Drawn, Picks
from branchlight.prover.reduce.bit_layout import Lookup, joined
from branchlight.source.named_tuple import NamedTuple

Steps: TypeAlias = tuple[Drawn | Picks | str, ...]
"""Decisions, and the draws that make a difference. A decision is the full name of a choice, or `answer "..."`."""
MetBy: TypeAlias = tuple[int, Steps]
"""A property, and all steps that led to it."""

Sending: TypeAlias = tuple[int, int, list[int]]
"""The new active part of a group's states, the number of the group, and its states."""
Passing: TypeAlias = Callable[[list[Sending], dict[int, int]], dict[int, int]]
"""Returns the new states of groups, each with the number of a group it comes from, given those known before."""


def decisions_in(steps: Steps) -> int:
    """Return the number of decisions among steps."""
    return sum(isinstance(step, str) for step in steps)


class Carry:
    """The rest of a state on arrival at a control point, joined with the new active part.

    follow   returns the successor of one state, given its new active part
    new      returns the successors of groups that are not known yet, each with the number of a group that it comes from
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


class GroupEdge(NamedTuple):
    """An edge from the states of one group: the steps, and the new active part.

    `hops` is the number of bodies that are entered on it, if that is counted (see `ControlPoints.may_run_long`).
    """

    steps: Steps
    point: int
    active: int
    hops: int
    carry: Carry

    def follow(self, state: int) -> int:
        """Return the successor of a state."""
        return self.carry.follow(self.active, state)


def grouping(exact: int, classes: Sequence[Lookup]) -> Callable[[list[int]], list[int]]:
    """Return a function from states to their active parts.

    These have some fields exactly, and others as the least value of their class.
    """
    tables, count = _tables(classes)
    return _grouping(count)(exact, *tables)


def _tables(lookups: Sequence[Lookup]) -> tuple[list[object], int]:
    """Return the arguments that code takes for these lookups, and how many there are after joining."""
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


class Tie(NamedTuple):
    """Storylets of which draws pick `shown`, by the full names of their choices."""

    names: frozenset[str]
    shown: int


class Row(NamedTuple):
    """The successors by one sequence of draws, which lays the choices out in one way, except for storylets in ties.

    `surely` are the storylets that some offer of a pool shows whatever draws give. Another offer of the same pool, at
    the same place, may have them in a tie.
    """

    draws: Steps
    edges: tuple[GroupEdge, ...]
    met: tuple[MetBy, ...]
    ties: tuple[Tie, ...]
    surely: frozenset[str] = frozenset()

    def tied(self) -> frozenset[str]:
        """Return the storylets that some draws leave out: those in ties that no other offer surely shows."""
        return frozenset[str]().union(*[tie.names for tie in self.ties]) - self.surely
