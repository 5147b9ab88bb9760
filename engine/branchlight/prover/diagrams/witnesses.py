"""Witnesses: the steps from the beginning to a state of a set, found from the log of the search backwards.

The set of a control point got a state by some entry of the log. The states before that one were found by earlier
entries, so the way back ends at the beginning. Of all states before it, one that was found first is taken.
"""

from branchlight.prover.diagrams.learned_transition import LearnedTransition
from branchlight.prover.diagrams.reachable import Reachable
from branchlight.prover.search.successors import Steps, decisions_in


class Witnesses:
    """Finds steps. Every method may raise `TimeUpError` or `TooLargeError`."""

    def __init__(self, reachable: Reachable) -> None:
        self.reachable, self.store = reachable, reachable.store

    def first_of(self, point: int, some: int) -> int:
        """Return one of some states at a control point that was found first."""
        if point == 0:
            return self.reachable.start
        row = self.reachable.found_by(point, some)
        return self.store.one_of(self.store.both(self.reachable.log[row].found, some))

    def to_state(self, point: int, state: int) -> Steps:
        """Return the steps from the beginning to a state."""
        reachable, parts = self.reachable, list[Steps]()
        while point:
            reachable.clock.check()
            goal = reachable.tiers.set_of(self.store, state)
            entry = reachable.log[reachable.found_by(point, goal)]
            before = entry.transition.relations[point].before(entry.some, goal)
            state, after = self.first_of(entry.transition.transition.point, before), state
            parts.append(self.between(entry.transition, state, point, after))
            point = entry.transition.transition.point
        return tuple([step for part in reversed(parts) for step in part])

    def between(self, transition: LearnedTransition, state: int, point: int, after: int) -> Steps:
        """Return the steps from a state to one that follows it by a transition."""
        active = transition.transition.active([state])[0]
        for edge in self.reachable.functions.successors(transition.transition, active).edges:
            if edge.point == point and edge.follow(state) == after:
                return edge.steps
        raise AssertionError("a state was found that does not follow from any")

    def to_property(self, prop: int) -> Steps:
        """Return the steps to where a property is met."""
        transition, some, active = self.reachable.first[prop]
        fitting = transition.with_active(some, transition.set_of_actives([active]))
        point = transition.transition.point
        met = self.reachable.functions.successors(transition.transition, active, (prop,)).met
        further = min([steps for other, steps in met if other == prop], key=decisions_in)
        return self.to_state(point, self.first_of(point, fitting)) + further
