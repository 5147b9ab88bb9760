"""Turn lengths: whether play would halt a turn that the search followed (see `overlong`, which asks it of states).

All states in which a turn continues after a decision are followed at once, from one cut point to the next, until none
is left. Each round enters no more bodies than the longest row of a relation. If the rounds enter few enough in all, no
turn is too long, and no turn goes in a circle.
"""

from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.diagrams.reachable import Reachable
from branchlight.prover.diagrams.set_store import EMPTY


def may_play_halt_before(reachable: Reachable) -> bool:
    """Return whether a turn may be longer than play allows. Raises `TimeUpError` or `TooLargeError`."""
    points = reachable.plan.control_points
    if not points.may_run_long:
        return False
    store, continuing = reachable.store, {0: reachable.sets[0]}
    decided = {point: some for point, some in enumerate(reachable.sets) if point >= points.first_decided}
    hops = 0
    first, longest = _followed(reachable, decided, False)
    for point, some in first.items():
        continuing[point] = store.union(continuing.get(point, EMPTY), some)
    while continuing and hops + longest <= HOP_LIMIT:
        hops += longest
        continuing, longest = _followed(reachable, continuing, True)
    return bool(continuing)


def _followed(reachable: Reachable, states: dict[int, int], flows: bool) -> tuple[dict[int, int], int]:
    """Return the states at cut points that follow from some states, and the most bodies entered on the way.

    Nothing is decided if `flows`, else one decision is made.
    """
    points, found, longest = reachable.plan.control_points, dict[int, int](), 0
    for point, some in states.items():
        for transition in reachable.transitions[point]:
            if transition.flows != flows:
                continue
            for target, relation in transition.relations.items():
                after = relation.after(some)
                longest = max(longest, relation.hops if after else 0)
                if after and target < points.first_fixed:
                    found[target] = reachable.store.union(found.get(target, EMPTY), after)
    return found, longest
