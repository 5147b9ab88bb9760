"""The graph of a state space, state by state, from the successors of its groups."""

from collections import defaultdict, deque
from typing import NamedTuple

from branchlight.prover.search.state_space import Situation, StateSpace
from branchlight.prover.search.successor_function import DECIDE, FLOW


class Step(NamedTuple):
    """An edge: its target, and whether it is a decision."""

    to: Situation
    is_decision: bool


class Graph:
    """The edges of every state, and the `never lost` that are fulfilled on the way from it."""

    def __init__(self, space: StateSpace) -> None:
        self.edges: defaultdict[Situation, list[Step]] = defaultdict(list)
        self.fulfils: defaultdict[Situation, set[int]] = defaultdict(set)
        groups = space.groups
        for number in range(groups.total):
            point, part = groups.point[number], groups.part[number]
            for state in groups.states_of(number):
                self.fulfils[point, state] |= space.hopes_met.get(number, frozenset())
                for target, active, carry in groups.edges_of(number):
                    after = target, carry.follow(active, state)
                    self.edges[point, state].append(Step(after, part == DECIDE))

    def distances(self, start: Situation) -> dict[Situation, int]:
        """Return the fewest decisions that lead to each state."""
        found: dict[Situation, int] = {}
        waiting = deque([(start, 0)])
        while waiting:
            at, distance = waiting.popleft()
            if at in found:
                continue
            found[at] = distance
            for step in self.edges[at]:
                after = step.to, distance + step.is_decision
                waiting.append(after) if step.is_decision else waiting.appendleft(after)
        return found

    def leading_to(self, goals: set[Situation]) -> set[Situation]:
        """Return the states from which one of these can be reached, including these."""
        before: defaultdict[Situation, list[Situation]] = defaultdict(list)
        for at, row in self.edges.items():
            for step in row:
                before[step.to].append(at)
        found, waiting = set(goals), list(goals)
        while waiting:
            new = [at for at in before[waiting.pop()] if at not in found]
            found.update(new)
            waiting += new
        return found


def situations(space: StateSpace) -> set[Situation]:
    """Return every state that was found, with its control point."""
    return {(point, state) for point, table in enumerate(space.tables) for state in table}


def flowing(space: StateSpace) -> set[Situation]:
    """Return the states from which something follows without a decision."""
    groups = space.groups
    numbers = [number for number in range(groups.total) if groups.part[number] == FLOW]
    return {(groups.point[number], state) for number in numbers for state in groups.states_of(number)}
