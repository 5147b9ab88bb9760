"""Endless turns ("divergence" in model checking): no decision interrupts a circle of states."""

from itertools import chain
from typing import TypeAlias

from branchlight.analysis.digraph import trimmed
from branchlight.prover.clock import Clock
from branchlight.prover.search.search import MOST_PLACES
from branchlight.prover.search.state_space import Situation, StateSpace
from branchlight.prover.search.successor_function import FLOW
from branchlight.prover.search.successors import Steps
from branchlight.source.named_tuple import NamedTuple

Undecided: TypeAlias = dict[Situation, dict[Situation, tuple[int, Steps]]]
"""For each situation those that follow without a decision: the most bodies entered on the way, and the steps."""


class EndlessTurns(NamedTuple):
    """The states on a circle or between two circles.

    Each has a successor that is one of them, and the steps to it.
    """

    following: dict[Situation, tuple[Situation, Steps]]

    def round(self, situation: Situation) -> Steps:
        """Return the steps from a state along a circle, until play halts."""
        rows: list[Steps] = []
        for _ in range(MOST_PLACES):
            situation, more = self.following[situation]
            rows.append(more)
        return tuple(chain.from_iterable(rows))


def endless_turns(space: StateSpace, clock: Clock) -> EndlessTurns:
    """Return the states on circles without a decision, or between two. Raises `TimeUpError`."""
    ways = undecided(space, clock) if space.control_points.may_run_long else {}
    # Every state that is left has a successor that is left. The least one is as good as any.
    circling = trimmed(ways, clock.check)
    nearest = {situation: min(after) for situation, after in circling.items()}
    return EndlessTurns({situation: (other, ways[situation][other][1]) for situation, other in nearest.items()})


def undecided(space: StateSpace, clock: Clock) -> Undecided:
    """Return what follows without a decision from the states at cut points. Raises `TimeUpError`."""
    found: Undecided = {}
    for number, part in enumerate(space.groups.part):
        if part != FLOW:
            continue
        clock.check()
        group = space.groups.group(number)
        for edge in group.successors.edges:
            for state in group.states:
                after, row = (edge.point, edge.follow(state)), found.setdefault((group.point, state), {})
                if after not in row or row[after][0] < edge.hops:
                    row[after] = edge.hops, edge.steps
    return found
