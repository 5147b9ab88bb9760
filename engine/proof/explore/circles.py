"""Turns that never come to a stop: circles of states without a decision between them."""

from typing import NamedTuple, TypeAlias

from engine.proof.explore.machine import FLOW
from engine.proof.explore.search import MOST_PLACES, Search
from engine.proof.explore.ways import Step, Steps

Place: TypeAlias = tuple[int, int]
"""A position and a state."""
Undecided: TypeAlias = dict[Place, dict[Place, tuple[int, Steps]]]
"""For each place those that follow: how many bodies are entered on the way, at most, and the steps."""


class Circles(NamedTuple):
    """The states on a circle or between two, each with one of them that follows, and the steps between."""

    following: dict[Place, tuple[Place, Steps]]

    def round(self, place: Place) -> Steps:
        """The steps from a state on and on until play halts."""
        steps: list[Step] = []
        for _ in range(MOST_PLACES):
            place, more = self.following[place]
            steps += more
        return tuple(steps)


def circles(search: Search) -> Circles:
    """Takes out the states that nothing leads to, and those that lead nowhere, until none is left."""
    ways = undecided(search) if search.positions.may_circle else {}
    following = {place: {after: steps for after, (_, steps) in row.items()} for place, row in ways.items()}
    leading: dict[Place, set[Place]] = {}
    for place, after in following.items():
        for other in after:
            leading.setdefault(other, set()).add(place)
    ahead: dict[Place, set[Place]] = {place: set(after) for place, after in following.items()}
    waiting = [place for place in {*ahead, *leading} if place not in ahead or place not in leading]
    while waiting:
        place = waiting.pop()
        for there, back in ((ahead, leading), (leading, ahead)):
            for other in there.pop(place, ()):
                back[other].discard(place)
                if not back[other]:
                    del back[other]
                    waiting.append(other)
    nearest = {place: min(after) for place, after in ahead.items()}
    return Circles({place: (other, following[place][other]) for place, other in nearest.items()})


def undecided(search: Search) -> Undecided:
    """What follows without a decision, from the states at which turns were cut in two."""
    found: Undecided = {}
    for number in range(len(search.starts)):
        if search.kinds[number] % 2 != FLOW:
            continue
        search.clock.check()
        group = search.group(number)
        for edge in group.outcome.edges:
            for state in group.states:
                after, row = (edge.position, edge.follow(state)), found.setdefault((group.position, state), {})
                if after not in row or row[after][0] < edge.hops:
                    row[after] = edge.hops, edge.steps
    return found
