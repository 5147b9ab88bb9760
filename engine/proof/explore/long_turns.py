"""Turns without a circle that are too long nevertheless: play halts a turn that enters more than `HOP_LIMIT` bodies.

What a turn goes through without a decision, circles left out, is a graph without circles. In it are the situations at
which turns were cut in two. Each way between them knows how many bodies are entered on it, so the longest turns are
found by going over the situations in order (as in a chart of tasks, each after those that lead to it). How long a turn
is is no part of a state: it hangs on the way alone, and states that were taken for one have the same ways.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from engine.play.course import HOP_LIMIT
from engine.proof.explore.circles import Situation, Undecided, undecided
from engine.proof.explore.machine import DECIDE
from engine.proof.explore.search import Search
from engine.proof.explore.ways import Steps


class Start(NamedTuple):
    """A turn begins: at a decision at `origin` (or at the beginning), which leads to a situation with some bodies."""

    origin: Situation
    situation: Situation
    hops: int
    steps: Steps


class LongTurn(NamedTuple):
    """The steps from a situation on, and the last situation that is passed."""

    origin: Situation
    steps: Steps
    last: Situation


class _Arrival(NamedTuple):
    """The longest way to a situation: how many bodies, from which situation or start, by which steps."""

    hops: int
    before: Situation | None
    start: Start | None
    steps: Steps


def long_turn(search: Search) -> LongTurn | None:
    """The first turn that is too long, by the fewest decisions before it, if there is one."""
    if not search.positions.may_run_long:
        return None
    ways, starts = undecided(search), _starts(search)
    if _too_long(search, ways, starts) is None:
        return None
    low, high = 0, len(starts)  # so many starts are not enough, and so many are
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _too_long(search, ways, starts[:middle]) is None else (low, middle)
    return _too_long(search, ways, starts[:high])


def _starts(search: Search) -> list[Start]:
    """Where turns begin, those first that come after the fewest decisions."""
    found = [Start((0, search.start), (0, search.start), 0, ())]
    for number, part in enumerate(search.groups.part):
        if part != DECIDE or min(search.groups.leads[number], default=0) >= search.positions.first_settled:
            continue
        search.clock.check()
        group = search.groups.group(number)
        for edge in group.outcome.edges:
            if edge.position < search.positions.first_settled:
                for state in group.states:
                    after = edge.position, edge.follow(state)
                    found.append(Start((group.position, state), after, edge.hops, edge.steps))
    return found


def _too_long(search: Search, ways: Undecided, starts: Sequence[Start]) -> LongTurn | None:
    """The longest turn from these starts, if it is too long."""
    longest: dict[Situation, _Arrival] = {}
    for start in starts:
        if start.situation not in longest or longest[start.situation].hops < start.hops:
            longest[start.situation] = _Arrival(start.hops, None, start, start.steps)
    for situation in _in_order(ways, list(longest)):
        search.clock.check()
        hops = longest[situation].hops
        for after, (more, steps) in ways.get(situation, {}).items():
            if hops + more > HOP_LIMIT:
                return _traced(longest, situation, steps)
            if after not in longest or longest[after].hops < hops + more:
                longest[after] = _Arrival(hops + more, situation, None, steps)
    return None


def _in_order(ways: Undecided, begin: list[Situation]) -> list[Situation]:
    """The situations that can be come to, each after those that lead to it; none that stands behind a circle."""
    degrees: defaultdict[Situation, int] = defaultdict(int)
    waiting, met = list(begin), set(begin)
    while waiting:
        for after in ways.get(waiting.pop(), ()):
            degrees[after] += 1
            if after not in met:
                met.add(after)
                waiting.append(after)
    ready, order = [situation for situation in begin if not degrees[situation]], []
    while ready:
        order.append(ready.pop())
        for after in ways.get(order[-1], ()):
            degrees[after] -= 1
            if not degrees[after]:
                ready.append(after)
    return order


def _traced(longest: dict[Situation, _Arrival], last: Situation, final: Steps) -> LongTurn:
    """The turn that comes to a situation by the longest way."""
    rows, situation = [final], last
    while True:
        arrival = longest[situation]
        rows.append(arrival.steps)
        if arrival.before is None:
            break
        situation = arrival.before
    assert arrival.start is not None
    return LongTurn(arrival.start.origin, tuple([step for row in reversed(rows) for step in row]), last)
