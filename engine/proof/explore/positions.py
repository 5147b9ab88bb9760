"""The places where a state is kept: where the reader stands, and a few between two decisions.

A turn is followed in one go from a decision to the next stop, but for two cases, in which it is cut in two:
- at a body that draws from the dice (each way of the draws leads on from there), and
- at every body on a circle of ways that needs no decision, so that what is followed in one go always ends.
"""

from typing import Literal, NamedTuple, TypeAlias

from engine.model.story import Pool
from engine.play.course import HOP_LIMIT
from engine.proof.explore.bodies import Bodies
from engine.proof.explore.draws import Draws
from engine.proof.explore.live import Live
from engine.proof.explore.needs import NOTHING, Needs

PositionKind: TypeAlias = Literal["begin", "enter", "offer", "ask", "end", "dead end", "runaway"]
_LONGEST_CHAIN = 40


class Position(NamedTuple):
    kind: PositionKind
    body: int


class Positions:
    """All positions by number: first those that are followed, then those that are decided; `unsettled` are both."""

    def __init__(self, bodies: Bodies, draws: Draws) -> None:
        self.bodies = bodies
        numbers = range(len(bodies.all))
        self.cut, self.may_circle, self.may_run_long = cut_points(bodies, draws)
        unsettled = [number for number in numbers if draws.on_offering[number] and bodies.all[number].offers]
        flowing = [number for number in numbers if draws.on_offering[number] and not bodies.all[number].offers]
        self.all = [Position("begin", bodies.number[bodies.story.start])]
        self.all += [Position("enter", number) for number in sorted(self.cut)]
        self.first_flowing = len(self.all)
        self.all += [Position("offer", number) for number in flowing]
        self.first_decided = len(self.all)
        self.all += [Position("offer", number) for number in unsettled]
        self.first_settled = len(self.all)
        settled = [number for number in numbers if bodies.all[number].offers and not draws.on_offering[number]]
        self.all += [Position("offer", number) for number in settled]
        for number, body in enumerate(bodies.all):
            self.all += [Position("ask", number)] if body.ask else []
            self.all += [Position("end", number)] if body.ending else [Position("dead end", number)]
            self.all += [Position("runaway", number)] if body.call else []
        self.number = {position: number for number, position in enumerate(self.all)}
        self.rows = [self._has_rows(number) for number in range(len(self.all))]

    def is_unsettled(self, body: int) -> bool:
        """Do draws decide what a body offers, or where it leads?"""
        return self.number.get(Position("offer", body), self.first_settled) < self.first_settled

    def keeps_stack(self, number: int) -> bool:
        return self.all[number].kind in ("enter", "offer", "ask")

    def is_unsettled_at(self, number: int) -> bool:
        return self.first_decided <= number < self.first_settled

    def has_rows(self, number: int) -> bool:
        """Can the dice decide what is on offer there?"""
        return self.rows[number]

    def _has_rows(self, number: int) -> bool:
        kind, body = self.all[number]
        offers = self.bodies.all[body].offers if kind == "offer" else ()
        return self.is_unsettled_at(number) or any(isinstance(offer, Pool) for offer in offers)

    def needs(self, number: int, live: Live) -> Needs:
        """What has to be kept of a state at a position."""
        kind, body = self.all[number]
        points = live.points[body]
        if kind == "enter":
            return points.enter
        if kind == "offer":
            return points.offer if number < self.first_settled else points.stop
        return points.asked if kind == "ask" else NOTHING

    def is_stop(self, number: int) -> bool:
        """Does the reader come to a stop there?"""
        return self.all[number].kind not in ("begin", "enter") and not self.first_flowing <= number < self.first_decided


def cut_points(bodies: Bodies, draws: Draws) -> tuple[set[int], bool, bool]:
    """The bodies at whose entrance a turn is cut in two, and whether turns may go in circles, and be too long for play.

    Without a circle no body is entered twice in a turn.
    """
    count = len(bodies.all)
    onward = [_onward(bodies, vertex) for vertex in range(2 * count)]
    cut = {number for number in range(count) if draws.on_entering[number]}
    circling = {vertex for vertex in _circling(onward) if vertex < count}
    cut |= circling
    may_run_long = bool(circling) or _longest(onward, count) > HOP_LIMIT
    return cut | _long_chains(onward, cut, count), bool(circling), may_run_long


def _onward(bodies: Bodies, vertex: int) -> list[int]:
    """What follows in one go. A body's entrance has its number, its offer that number and the count of bodies."""
    count = len(bodies.all)
    number = vertex % count
    body = bodies.all[number]
    if vertex < count:
        if body.ask:
            return []
        return [bodies.number[body.call]] if body.call else [number + count]
    return [] if bodies.is_certain(number) else _ways(bodies, number)


def _ways(bodies: Bodies, number: int) -> list[int]:
    count = len(bodies.all)
    back = [caller + count for caller in bodies.callers] if bodies.goes_back(number) else []
    return [*bodies.after_way(number), *back]


def _circling(onward: list[list[int]]) -> set[int]:
    """A set that holds every vertex on a circle: what nothing leads to, and what leads nowhere, is taken out."""
    backward: list[list[int]] = [[] for _ in onward]
    for vertex, following in enumerate(onward):
        for after in following:
            backward[after].append(vertex)
    leading = [len(following) for following in onward]
    led_to = [len(leading_here) for leading_here in backward]
    left = set(range(len(onward)))
    waiting = [vertex for vertex in left if not leading[vertex] or not led_to[vertex]]
    while waiting:
        vertex = waiting.pop()
        if vertex not in left:
            continue
        left.discard(vertex)
        for degrees, neighbours in ((led_to, onward[vertex]), (leading, backward[vertex])):
            for other in neighbours:
                degrees[other] -= 1
                if not degrees[other]:
                    waiting.append(other)
    return left


def _longest(onward: list[list[int]], count: int) -> int:
    """The most bodies that a turn can enter, where there are no circles."""
    led_to = [0] * len(onward)
    for following in onward:
        for after in following:
            led_to[after] += 1
    longest = [int(vertex < count) for vertex in range(len(onward))]
    waiting = [vertex for vertex in range(len(onward)) if not led_to[vertex]]
    while waiting:
        vertex = waiting.pop()
        for after in onward[vertex]:
            longest[after] = max(longest[after], longest[vertex] + (after < count))
            led_to[after] -= 1
            if not led_to[after]:
                waiting.append(after)
    return max(longest, default=0)


def _long_chains(onward: list[list[int]], cut: set[int], count: int) -> set[int]:
    """Entrances at which long rows of bodies without a decision are cut, so that no function calls too deep."""
    height: dict[int, int] = {}
    found: set[int] = set()
    for start in range(len(onward)):
        waiting = [start]
        while waiting:
            vertex = waiting[-1]
            below = [after for after in onward[vertex] if after not in cut and after not in found]
            missing = [after for after in below if after not in height]
            if missing and vertex not in height:
                height[vertex] = 0  # so that a circle of returns, which the stack bounds, is not followed for ever
                waiting += missing
                continue
            waiting.pop()
            height[vertex] = 1 + max([height.get(after, 0) for after in below], default=0)
            if height[vertex] > _LONGEST_CHAIN and vertex < count:
                found.add(vertex)
                height[vertex] = 0
    return found
