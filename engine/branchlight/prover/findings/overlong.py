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

from branchlight.analysis.digraph import connected, longest_paths
from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.clock import Clock
from branchlight.prover.findings.circles import Undecided, undecided
from branchlight.prover.search.state_space import Situation, StateSpace
from branchlight.prover.search.successor_function import DECIDE


def may_play_halt_before(space: StateSpace, clock: Clock) -> bool:
    """Return whether the exploration may have followed a turn to where play does not come. Raises `TimeUpError`."""
    if space.endless or not space.control_points.may_run_long:
        return space.endless
    ways, starts = undecided(space, clock), _starts(space, clock)
    most = max(starts.values())
    if all(most + hops <= HOP_LIMIT for hops in _together(ways, clock)):
        return False
    lengths = {situation: {after: hops for after, (hops, _) in row.items()} for situation, row in ways.items()}
    longest = longest_paths(lengths, starts, clock.check)
    return longest is None or max(longest.values()) > HOP_LIMIT


def _starts(space: StateSpace, clock: Clock) -> dict[Situation, int]:
    """The situations that decisions lead to, and the beginning, with the most bodies that are entered on the way."""
    found, groups = {(0, space.start): 0}, space.groups
    for number, part in enumerate(groups.part):
        if part != DECIDE or min(groups.leads[number], default=0) >= space.control_points.first_fixed:
            continue
        clock.check()
        group = groups.group(number)
        for edge in group.outcome.edges:
            for state in group.states if edge.point < space.control_points.first_fixed else ():
                after = edge.point, edge.follow(state)
                found[after] = max(found.get(after, 0), edge.hops)
    return found


def _together(ways: Undecided, clock: Clock) -> list[int]:
    """For situations that hang together, the bodies that are entered on the longest edge of each of them."""
    longest = {situation: max([hops for hops, _ in row.values()], default=0) for situation, row in ways.items()}
    return [sum([longest.get(situation, 0) for situation in part]) for part in connected(ways, clock.check)]
