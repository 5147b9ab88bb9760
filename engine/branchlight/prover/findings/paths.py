"""Paths: the decisions and draws that lead from the beginning to a state, found from the state backwards."""

from branchlight.prover.clock import Clock
from branchlight.prover.search.groups import StateGroup
from branchlight.prover.search.state_space import BEGINNING, StateSpace
from branchlight.prover.search.successors import Steps

MOST_KEPT = 5_000
"""The most groups that are cached with their successors."""


class Paths:
    """Finds the steps to states and properties. Parents are cached, because paths share their beginnings."""

    def __init__(self, space: StateSpace, clock: Clock) -> None:
        self.space, self.clock = space, clock
        self.groups: dict[int, StateGroup] = {}
        self.parents: dict[tuple[int, int], tuple[tuple[int, int], Steps]] = {}

    def to_state(self, point: int, state: int) -> Steps:
        """Return the steps from the beginning to a state. Raises `TimeUpError`."""
        parts: list[Steps] = []
        while self.space.tables[point][state] != BEGINNING:
            self.clock.check()
            (point, state), steps = self.parent(point, state)
            parts.append(steps)
        return tuple([step for part in reversed(parts) for step in part])

    def to_property(self, prop: int) -> Steps:
        """Return the steps from the beginning to where a property was first met. Raises `TimeUpError`."""
        groups, number = self.space.groups, self.space.first[prop]
        steps = groups.steps_to(number, prop)
        return (*self.to_state(groups.point[number], groups.states_of(number)[0]), *steps)

    def parent(self, point: int, state: int) -> tuple[tuple[int, int], Steps]:
        """Return the state that a state was first reached from, and the steps between."""
        found = self.parents.get((point, state))
        if found is None:
            found = self.parents[point, state] = self.find(point, state)
        return found

    def find(self, point: int, state: int) -> tuple[tuple[int, int], Steps]:
        group = self.group(self.space.tables[point][state])
        for edge in group.successors.edges:
            self.clock.check()
            if edge.point == point:
                for before in group.states:
                    if edge.follow(before) == state:
                        return (group.point, before), edge.steps
        raise AssertionError("a state was found that does not follow from any")

    def group(self, number: int) -> StateGroup:
        found = self.groups.get(number)
        if found is None:
            if len(self.groups) >= MOST_KEPT:
                self.groups.clear()
            found = self.groups[number] = self.space.groups.group(number)
        return found
