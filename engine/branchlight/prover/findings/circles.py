"""Turns that never come to a stop: circles of states without a decision between them."""

from itertools import chain
from typing import NamedTuple, TypeAlias

from branchlight.analysis.digraph import trimmed
from branchlight.prover.clock import Clock
from branchlight.prover.search.search import MOST_PLACES
from branchlight.prover.search.state_space import Situation, StateSpace
from branchlight.prover.search.successor_function import FLOW
from branchlight.prover.search.successors import Steps

Undecided: TypeAlias = dict[Situation, dict[Situation, tuple[int, Steps]]]
"""For each situation those that follow: how many bodies are entered on the way, at most, and the steps."""


class Circles(NamedTuple):
    """The states on a circle or between two, each with one of them that follows, and the steps between."""

    following: dict[Situation, tuple[Situation, Steps]]

    def round(self, situation: Situation) -> Steps:
        """The steps from a state on and on until play halts."""
        rows: list[Steps] = []
        for _ in range(MOST_PLACES):
            situation, more = self.following[situation]
            rows.append(more)
        return tuple(chain.from_iterable(rows))


def circles(space: StateSpace, clock: Clock) -> Circles:
    """Return the states that are on circles of states without a decision, or between two. Raises `TimeUpError`."""
    ways = undecided(space, clock) if space.control_points.may_run_long else {}
    circling = trimmed(ways, clock.check)
    nearest = {situation: min(after) for situation, after in circling.items()}
    return Circles({situation: (other, ways[situation][other][1]) for situation, other in nearest.items()})


def undecided(space: StateSpace, clock: Clock) -> Undecided:
    """What follows without a decision, from the states at which turns were cut in two."""
    found: Undecided = {}
    for number, part in enumerate(space.groups.part):
        if part != FLOW:
            continue
        clock.check()
        group = space.groups.group(number)
        for edge in group.outcome.edges:
            for state in group.states:
                after, row = (edge.point, edge.follow(state)), found.setdefault((group.point, state), {})
                if after not in row or row[after][0] < edge.hops:
                    row[after] = edge.hops, edge.steps
    return found
