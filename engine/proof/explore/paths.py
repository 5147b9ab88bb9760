"""From a state back to the beginning: the decisions and draws that lead there.

The exploration keeps only which state another was first reached from. How it was is found out again, by functions that
were written from the same plan but tell what they do.
"""

from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from engine.proof.explore.machine import Machine, Move
from engine.proof.explore.script import Drawn, Script
from engine.proof.explore.search import Search

Step: TypeAlias = Drawn | str
"""A draw that makes a difference, or a decision: the full name of a choice, or `ANSWER`."""
Steps: TypeAlias = tuple[Step, ...]
ANSWER = "answer"


class _Event(NamedTuple):
    """What a traced function told: a claim that was met, or a state that was found, and the steps that led there."""

    steps: Steps
    claim: int = -1
    state: int = -1


class Paths:
    """Finds the steps to states and claims of a search that is done."""

    def __init__(self, search: Search) -> None:
        self.search = search
        self.states = list(search.index)
        self.script = Script()
        self.machines: dict[int, Machine] = {}
        self.events: list[_Event] = []
        self.marked = ""
        self.todo: set[int] = set()

    def to_state(self, number: int) -> Steps:
        """The steps from the beginning to a state."""
        parts: list[Steps] = []
        while number:
            parent = self.search.parents[number]
            parts.append(self.between(parent, number))
            number = parent
        return tuple([step for part in reversed(parts) for step in part])

    def to_claim(self, claim: int) -> Steps:
        """The steps from the beginning to where a claim was first met."""
        number = self.search.first[claim]
        return (*self.to_state(number), *self.find(number, lambda event: event.claim == claim))

    def between(self, number: int, following: int) -> Steps:
        """The steps from a state to one that follows it."""
        state = self.states[following]
        return self.find(number, lambda event: event.state == state)

    def find(self, number: int, is_wanted: Callable[[_Event], bool]) -> Steps:
        """The steps from a state to the first event that is wanted."""
        state = self.states[number]
        position = state & self.search.position_mask
        machine = self.machine(number)
        for move in (machine.flow(position), machine.decide(position)):
            self.script.rewind()
            while self.script.next():
                for event in self.trace(move, state, number):
                    if is_wanted(event):
                        return event.steps
        raise AssertionError("a state was explored that cannot be traced")

    def trace(self, move: Move, state: int, number: int) -> list[_Event]:
        self.events.clear()
        self.marked = ""
        move(state, number)
        return self.events

    def machine(self, number: int) -> Machine:
        """The functions that tell, of the plan by which a state was explored."""
        epoch = bisect_right(self.search.epochs, number, key=lambda epoch: epoch.first) - 1
        plan = self.search.epochs[epoch].plan
        if epoch not in self.machines:
            tools = {"mark": self.mark, "met": self.meet, "found": self.find_state, "todo": plan.todo}
            self.machines[epoch] = Machine(plan, self.search.stacks, self.script, tools, tracing=True)
        return self.machines[epoch]

    # what the functions tell

    def mark(self, name: str) -> None:
        self.marked = name

    def meet(self, claim: int) -> None:
        self.events.append(_Event(self.steps(), claim=claim))

    def find_state(self, state: int) -> None:
        self.events.append(_Event(self.steps(), state=state))

    def steps(self) -> Steps:
        row = self.script.row()
        return (*row, self.marked) if self.marked else row
