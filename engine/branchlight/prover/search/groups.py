"""What an exploration found: the groups of states that were followed together, and what follows from each.

Of a group only its states are kept, where it was followed from, and which positions it leads to. The rest is worked out
again when it is asked for.
"""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from branchlight.prover.search.machine import Machine, Move, Outcome
from branchlight.prover.search.ways import Carry, Steps


class Group(NamedTuple):
    position: int
    part: int
    states: Sequence[int]
    outcome: Outcome


class Groups:
    """All groups, by number, in the order in which they were followed.

    members   the states of all groups, one group after the other; `starts` says where each begins
    position  where the states of each group stand
    part      what was followed from there, `FLOW` or `DECIDE`
    leads     the positions that its edges lead to
    """

    def __init__(self) -> None:
        self.machines: list[tuple[int, Machine]] = []
        self.members: list[int] = []
        self.starts, self.position, self.part = array("Q"), array("I"), bytearray()
        self.leads: list[tuple[int, ...]] = []
        self.rows: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.starts)

    def follow_with(self, machine: Machine) -> None:
        """Says what follows the groups that come from now on."""
        self.machines.append((len(self.starts), machine))

    def add(self, position: int, part: int, followed: Sequence[tuple[list[int], tuple[int, ...]]]) -> None:
        """Groups that were followed from one position: the states of each, and the positions that they lead to."""
        for states, row in followed:
            self.starts.append(len(self.members))
            self.members += states
            self.leads.append(self.rows.setdefault(row, row))
        self.position.extend([position] * len(followed))
        self.part.extend([part] * len(followed))

    def states_of(self, number: int) -> list[int]:
        """The states of a group."""
        start = self.starts[number]
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.members)
        return self.members[start:end]

    def edges_of(self, number: int) -> list[tuple[int, int, Carry]]:
        """Where a group leads: the position, what the active part becomes, and what becomes of the rest."""
        machine, move, active = self.moved(number)
        found = machine.follow(move, active)
        return [(target, after & move.changed, machine.carry(move, target)) for target, after, _, _ in found]

    def group(self, number: int) -> Group:
        """A group, with what follows from it."""
        machine, move, active = self.moved(number)
        return Group(move.position, self.part[number], self.states_of(number), machine.outcome(move, active))

    def steps_to(self, number: int, claim: int) -> Steps:
        """The steps from a group to where a claim is met. No other claim is told: there may be many on each way."""
        machine, move, active = self.moved(number)
        machine.tell((claim,))
        met = machine.outcome(move, active).met
        machine.tell(())
        return next(steps for other, steps in met if other == claim)

    def moved(self, number: int) -> tuple[Machine, Move, int]:
        """What a group was followed by, and the active part of its states."""
        place = bisect_right(self.machines, number, key=lambda machine: machine[0]) - 1
        machine = self.machines[place][1]
        move = machine.move(self.position[number], self.part[number])
        return machine, move, move.active([self.members[self.starts[number]]])[0]
