"""Groups: states that were followed together, and the transitions from each group.

A group keeps its states, its control point, and the points to which it leads. All else is computed again on demand.
"""

from array import array
from bisect import bisect_right
from collections.abc import Container, Sequence

from branchlight.prover.search.successor_function import GroupSuccessors, Journey, SuccessorFunction, Transition
from branchlight.prover.search.successors import Carry, Steps, decisions_in
from branchlight.source.named_tuple import NamedTuple


class StateGroup(NamedTuple):
    """A group with its successors. `part` is `FLOW` or `DECIDE`."""

    point: int
    part: int
    states: Sequence[int]
    successors: GroupSuccessors


class Groups(NamedTuple):
    """All groups, by number, in the order in which they were followed.

    successor_functions  the functions that followed them, each with the number of its first group
    members              the states of all groups, one group after the other
    starts               the place in `members` at which each group begins
    point                the control point of each group
    part                 what was followed from there, `FLOW` or `DECIDE`
    leads                the control points to which its edges lead
    """

    successor_functions: Sequence[tuple[int, SuccessorFunction]]
    members: Sequence[int]
    starts: Sequence[int]
    point: Sequence[int]
    part: Sequence[int]
    leads: Sequence[tuple[int, ...]]

    @property
    def total(self) -> int:
        """The number of groups."""
        return len(self.starts)

    def states_of(self, number: int) -> Sequence[int]:
        """Return the states of a group."""
        start = self.starts[number]
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.members)
        return self.members[start:end]

    def edges_of(self, number: int) -> list[tuple[int, int, Carry]]:
        """Return the edges of a group: the control point, the new active part, and the carry of the rest."""
        successor_function, transition, active = self._followed(number)
        landings = successor_function.follow(transition, active).landings
        return [
            (target, after & transition.changed, successor_function.carry(transition, target))
            for target, after, _, _ in landings
        ]

    def journeys(self, number: int, wanted: Container[int]) -> list[Journey]:
        """Return the transitions of a group, with the properties that are met on each."""
        successor_function, transition, active = self._followed(number)
        return successor_function.journeys(transition, active, wanted)

    def group(self, number: int) -> StateGroup:
        """Return a group with its successors, computed again."""
        successor_function, transition, active = self._followed(number)
        return StateGroup(
            transition.point,
            self.part[number],
            self.states_of(number),
            successor_function.successors(transition, active),
        )

    def steps_to(self, number: int, prop: int) -> Steps:
        """Return the steps from a group to where a property is met."""
        successor_function, transition, active = self._followed(number)
        met = successor_function.successors(transition, active, (prop,)).met
        return min([steps for other, steps in met if other == prop], key=decisions_in)

    def _followed(self, number: int) -> tuple[SuccessorFunction, Transition, int]:
        """Return the function and the transition that followed a group, and the active part of its states."""
        place = bisect_right(self.successor_functions, number, key=lambda successor_function: successor_function[0]) - 1
        successor_function = self.successor_functions[place][1]
        transition = successor_function.transition(self.point[number], self.part[number])
        return successor_function, transition, transition.active([self.members[self.starts[number]]])[0]


class GroupLog:
    """Records groups during an exploration."""

    def __init__(self) -> None:
        self.successor_functions: list[tuple[int, SuccessorFunction]] = []
        self.members: list[int] = []
        self.starts, self.point, self.part = array("Q"), array("I"), bytearray()
        self.leads: list[tuple[int, ...]] = []
        self.rows: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.starts)

    def follow_with(self, successor_function: SuccessorFunction) -> None:
        """Record the successor function of all groups that are added from now on."""
        self.successor_functions.append((len(self.starts), successor_function))

    def add(self, point: int, part: int, followed: Sequence[tuple[list[int], tuple[int, ...]]]) -> None:
        """Add groups that were followed from one control point: their states, and the points to which they lead."""
        for states, row in followed:
            self.starts.append(len(self.members))
            self.members += states
            self.leads.append(self.rows.setdefault(row, row))
        self.point.extend([point] * len(followed))
        self.part.extend([part] * len(followed))

    def groups(self) -> Groups:
        """Return all groups that were recorded."""
        return Groups(self.successor_functions, self.members, self.starts, self.point, self.part, self.leads)
