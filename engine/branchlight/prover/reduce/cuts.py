"""Where a turn is cut in two, and goes on from a state that is kept.

- at a body that draws from the dice (each way of the draws leads on from there),
- at every body on a circle of ways that needs no decision, so that what is followed in one go always ends, and
- now and then in a long row of bodies, so that no function calls too deep.
"""

from typing import NamedTuple

from branchlight.model.story import always_open
from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.program.bodies import Bodies
from branchlight.prover.reduce.draws import Draws

_LONGEST_CHAIN = 40


class Cuts(NamedTuple):
    """The bodies at whose entrance a turn is cut, and whether turns may be too long for play."""

    bodies: set[int]
    may_run_long: bool


def cuts_of(bodies: Bodies, draws: Draws) -> Cuts:
    """Where turns are cut. Without a circle no body is entered twice in a turn."""
    count = len(bodies.all)
    onward = [_onward(bodies, vertex) for vertex in range(2 * count)]
    cut = {number for number in range(count) if draws.on_entering[number]}
    circling = {vertex for vertex in _circling(onward) if vertex < count}
    cut |= circling
    may_run_long = bool(circling) or _longest(onward, count) > HOP_LIMIT
    return Cuts(cut | _long_chains(onward, cut, count), may_run_long)


def _onward(bodies: Bodies, vertex: int) -> list[int]:
    """What follows in one go. A body's entrance has its number, its offer that number and the count of bodies."""
    count = len(bodies.all)
    number = vertex % count
    body = bodies.all[number]
    if vertex < count:
        if body.ask:
            return []
        return [bodies.number[body.call]] if body.call else [number + count]
    return [] if always_open(bodies.all[number]) else _ways(bodies, number)


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
