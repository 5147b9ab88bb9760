"""Turns that never come to a stop: circles of states without a decision between them."""

from typing import NamedTuple, TypeAlias

from engine.play.course import HOP_LIMIT
from engine.proof.explore.machine import FLOW
from engine.proof.explore.search import Search
from engine.proof.explore.ways import Step, Steps

_MOST_PLACES = 2 * HOP_LIMIT + 2
"""More than a turn passes before play halts it: of every body that is entered, its entrance and its offer."""

Place: TypeAlias = tuple[int, int]
"""A position and a state."""


class Circles(NamedTuple):
    """The states on a circle or between two, each with one of them that follows, and the steps between."""

    following: dict[Place, tuple[Place, Steps]]

    def round(self, place: Place) -> Steps:
        """The steps from a state on and on until play halts."""
        steps: list[Step] = []
        for _ in range(_MOST_PLACES):
            place, more = self.following[place]
            steps += more
        return tuple(steps)


def circles(search: Search) -> Circles:
    """Takes out the states that nothing leads to, and those that lead nowhere, until none is left."""
    following = _undecided(search) if search.positions.may_circle else {}
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


def _undecided(search: Search) -> dict[Place, dict[Place, Steps]]:
    """What follows without a decision, among the states at which turns were cut in two."""
    found: dict[Place, dict[Place, Steps]] = {}
    for number in range(len(search.starts)):
        if search.kinds[number] % 2 != FLOW:
            continue
        search.clock.check()
        group = search.group(number)
        for edge in group.outcome.edges:
            if edge.position < search.positions.first_settled:
                for state in group.states:
                    after = edge.position, edge.follow(state)
                    found.setdefault((group.position, state), {}).setdefault(after, edge.steps)
    return found
