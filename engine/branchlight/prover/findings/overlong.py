"""Are there turns that play would halt, since they enter more than `HOP_LIMIT` bodies, and does more hang on that?

How long a turn is is no part of a state: it would keep states apart that are alike. So a story is explored without it
first. What a turn goes through without a decision is a graph. Its vertices are the situations at which turns were cut
in two, and each edge knows how many bodies are entered on it.

If it has no circle, the longest turns are found by going over the situations in order (as in a chart of tasks, each
after those that lead to it). And if all situations that hang together enter no more bodies than play allows, one after
the other, then whatever can be come to can be come to in time, by a way that meets none of them twice: what is too long
are circles then, and they change nothing but that they are there. Where neither holds, the exploration may have come to
what play halts before. Then the story is explored anew, with the bodies of each turn counted in its states.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.findings.circles import Undecided, undecided
from branchlight.prover.search.machine import DECIDE
from branchlight.prover.search.search import Search, Situation


def may_play_halt_before(search: Search) -> bool:
    """Whether the exploration may have followed a turn to where play does not come. Raises `TimeUpError`."""
    if search.endless or not search.positions.may_run_long:
        return search.endless
    ways, starts = undecided(search), _starts(search)
    most = max(starts.values())
    if all(most + sum(hops) <= HOP_LIMIT for hops in _together(search, ways)):
        return False
    longest = _longest(search, ways, starts)
    return longest is None or longest > HOP_LIMIT


def _starts(search: Search) -> dict[Situation, int]:
    """The situations that decisions lead to, and the beginning, with the most bodies that are entered on the way."""
    found, groups = {(0, search.start): 0}, search.groups
    for number, part in enumerate(groups.part):
        if part != DECIDE or min(groups.leads[number], default=0) >= search.positions.first_settled:
            continue
        search.clock.check()
        group = groups.group(number)
        for edge in group.outcome.edges:
            for state in group.states if edge.position < search.positions.first_settled else ():
                after = edge.position, edge.follow(state)
                found[after] = max(found.get(after, 0), edge.hops)
    return found


def _longest(search: Search, ways: Undecided, starts: Mapping[Situation, int]) -> int | None:
    """The most bodies that a turn enters; None if turns can go in a circle."""
    degrees = Counter(after for row in ways.values() for after in row)
    ready = [situation for situation in {*ways, *starts} if not degrees[situation]]
    longest, done = dict(starts), 0
    while ready:
        search.clock.check()
        situation = ready.pop()
        done += situation in ways
        for after, (hops, _) in ways.get(situation, {}).items():
            longest[after] = max(longest.get(after, 0), longest.get(situation, 0) + hops)
            degrees[after] -= 1
            if not degrees[after]:
                ready.append(after)
    return max(longest.values()) if done == len(ways) else None


def _together(search: Search, ways: Undecided) -> list[list[int]]:
    """The situations that hang together, each set of them by the bodies that are entered on the longest edges."""
    beside: defaultdict[Situation, list[Situation]] = defaultdict(list)
    for situation, row in ways.items():
        for after in row:
            beside[situation].append(after)
            beside[after].append(situation)
    found: list[list[int]] = []
    met: set[Situation] = set()
    for situation in ways:
        if situation in met:
            continue
        met.add(situation)
        found.append([])
        waiting = [situation]
        while waiting:
            search.clock.check()
            here = waiting.pop()
            found[-1].append(max([hops for hops, _ in ways.get(here, {}).values()], default=0))
            new = [other for other in dict.fromkeys(beside[here]) if other not in met]
            met.update(new)
            waiting += new
    return found
