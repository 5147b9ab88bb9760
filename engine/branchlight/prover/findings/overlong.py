"""Overlong turns: whether play would halt a turn that the exploration followed, so that more may depend on it.

Play halts a turn that enters more than `HOP_LIMIT` bodies. The length of a turn is not part of a state: it would keep
apart states that are otherwise alike. So a story is first explored without it. The situations at cut points then form a
graph, whose edges know how many bodies are entered on them. The exploration is valid if one of two tests holds:

1. Few bodies. Count the longest edge from each situation of a connected part, and the longest way from a decision into
   the graph. They enter no more than `HOP_LIMIT` bodies in all. Then whatever can be reached can be reached in time, by
   a path that repeats no situation. Only circles can be too long, and these change nothing but that they exist.
2. No circle, and no long path. The longest paths from decisions are computed in topological order, as in a chart of
   tasks. None of them enters more than `HOP_LIMIT` bodies.

If neither holds, or a turn was given up as endless, the exploration may contain states that play never reaches. Then
the story is explored again, with the bodies of each turn counted in its states.
"""

from branchlight.analysis.digraph import connected, longest_paths
from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.clock import Clock
from branchlight.prover.findings.endless_turns import Undecided, undecided
from branchlight.prover.search.state_space import Situation, StateSpace
from branchlight.prover.search.successor_function import DECIDE


def may_play_halt_before(space: StateSpace, clock: Clock) -> bool:
    """Return whether the exploration may have followed a turn beyond where play halts it. Raises `TimeUpError`."""
    if space.endless or not space.control_points.may_run_long:
        return space.endless
    ways, starts = undecided(space, clock), _starts(space, clock)
    # First test: the bodies before the first cut point, and all bodies of a connected part.
    most = max(starts.values())
    if all(most + hops <= HOP_LIMIT for hops in _together(ways, clock)):
        return False
    # Second test: the longest path from any decision.
    lengths = {situation: {after: hops for after, (hops, _) in row.items()} for situation, row in ways.items()}
    longest = longest_paths(lengths, starts, clock.check)
    return longest is None or max(longest.values()) > HOP_LIMIT


def _starts(space: StateSpace, clock: Clock) -> dict[Situation, int]:
    """Return the beginning and the situations at cut points that decisions lead to.

    Each has the most bodies that are entered on the way to it.
    """
    found, groups = {(0, space.start): 0}, space.groups
    for number, part in enumerate(groups.part):
        if part != DECIDE or min(groups.leads[number], default=0) >= space.control_points.first_fixed:
            continue
        clock.check()
        group = groups.group(number)
        for edge in group.successors.edges:
            for state in group.states if edge.point < space.control_points.first_fixed else ():
                after = edge.point, edge.follow(state)
                found[after] = max(found.get(after, 0), edge.hops)
    return found


def _together(ways: Undecided, clock: Clock) -> list[int]:
    """Return for each connected part the bodies that are entered on the longest edge from each of its situations."""
    longest = {situation: max([hops for hops, _ in row.values()], default=0) for situation, row in ways.items()}
    return [sum([longest.get(situation, 0) for situation in part]) for part in connected(ways, clock.check)]
