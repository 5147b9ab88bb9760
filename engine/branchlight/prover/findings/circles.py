"""Turns that never come to a stop: circles of states without a decision between them."""

from itertools import chain
from typing import NamedTuple, TypeAlias

from branchlight.prover.search.machine import FLOW
from branchlight.prover.search.search import MOST_PLACES, Search, Situation
from branchlight.prover.search.ways import Steps

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


def circles(search: Search) -> Circles:
    """Takes out the states that nothing leads to, and those that lead nowhere, until none is left."""
    ways = undecided(search) if search.positions.may_run_long else {}
    following = {situation: {after: steps for after, (_, steps) in row.items()} for situation, row in ways.items()}
    leading: dict[Situation, set[Situation]] = {}
    for situation, after in following.items():
        for other in after:
            leading.setdefault(other, set()).add(situation)
    ahead: dict[Situation, set[Situation]] = {situation: set(after) for situation, after in following.items()}
    waiting = [situation for situation in {*ahead, *leading} if situation not in ahead or situation not in leading]
    while waiting:
        situation = waiting.pop()
        for there, back in ((ahead, leading), (leading, ahead)):
            for other in there.pop(situation, ()):
                back[other].discard(situation)
                if not back[other]:
                    del back[other]
                    waiting.append(other)
    nearest = {situation: min(after) for situation, after in ahead.items()}
    return Circles({situation: (other, following[situation][other]) for situation, other in nearest.items()})


def undecided(search: Search) -> Undecided:
    """What follows without a decision, from the states at which turns were cut in two."""
    found: Undecided = {}
    for number, part in enumerate(search.groups.part):
        if part != FLOW:
            continue
        search.clock.check()
        group = search.groups.group(number)
        for edge in group.outcome.edges:
            for state in group.states:
                after, row = (edge.position, edge.follow(state)), found.setdefault((group.position, state), {})
                if after not in row or row[after][0] < edge.hops:
                    row[after] = edge.hops, edge.steps
    return found
