"""Reachable states: all states of a story, as one set for each control point.

A control point waits if its set has grown. The first one in the order of the story is taken: the sets of those to which
it leads grow by all that follows from its whole set, until its own set grows no more. So what was found by one choice
is followed by the next one at once, which is known as chaining (Roig, Cortadella and Pastor, "Verification of
asynchronous circuits by BDD-based model checking of Petri nets", 1995). It takes far fewer steps than a search by
breadth. But the steps do not count decisions, so no path from them is known to be the shortest.

Soundness. Sets only grow, by the successors of states in them. So each state in them is reachable, and the log can lead
back to the beginning. If no control point waits, the sets contain all successors of their states. So then they have
all reachable states: the least fixed point.
"""

import heapq
from bisect import bisect_left
from collections.abc import Iterator

from branchlight.prover.clock import Clock
from branchlight.prover.code.plan import Plan
from branchlight.prover.diagrams.field_order import ordered
from branchlight.prover.diagrams.learned_transition import LearnedTransition
from branchlight.prover.diagrams.set_store import EMPTY, Room, SetStore, TooLargeError
from branchlight.prover.diagrams.tiers import Tiers
from branchlight.prover.search.stacks import Stacks
from branchlight.prover.search.successor_function import FLOW, SuccessorFunction, Transition
from branchlight.source.named_tuple import NamedTuple

FIRST_JUDGED = 100_000
"""The arcs after which it is first asked whether diagrams are worth it. It is asked again after twice as many."""


class Growth(NamedTuple):
    """An entry of the log: the set at `target` became `found`, by what follows from `some` by a transition."""

    transition: LearnedTransition
    some: int
    target: int
    found: int


class FirstMeeting(NamedTuple):
    """The first transition that met a property: from those of `some` with an active part."""

    transition: LearnedTransition
    some: int
    active: int


class Reachable:
    """A search for all states.

    sets         the states at each control point that were found so far
    log          how the sets grew, in order
    of_target    the numbers of the entries of the log for each control point
    first        the first meeting of each property
    transitions  what follows from each control point
    """

    def __init__(self, plan: Plan, clock: Clock, room: Room) -> None:
        self.plan, self.clock = plan, clock
        self.functions = SuccessorFunction(plan, Stacks(), clock)
        count = len(plan.control_points.all)
        generated = [self.generated(point) for point in range(count)]
        self.store = SetStore(room, clock)
        self.tiers = Tiers(_masks(plan, [each for some in generated for each, _ in some]))
        self.transitions = [
            [LearnedTransition(self.store, self.tiers, self.functions, *each) for each in some] for some in generated
        ]
        self.sets = [EMPTY] * count
        self.log: list[Growth] = []
        self.of_target: list[list[int]] = [[] for _ in range(count)]
        self.first: dict[int, FirstMeeting] = {}
        self.todo = set(plan.todo)
        self.judged = FIRST_JUDGED
        self.rank = [(point.body, number) for number, point in enumerate(plan.control_points.all)]

    def generated(self, point: int) -> list[tuple[Transition, bool]]:
        """Return the transitions from a control point, each with whether it needs no decision."""
        points, functions = self.plan.control_points, self.functions
        found = [(functions.transition(point, FLOW), True)] if point < points.first_fixed else []
        if point >= points.first_decided and points.all[point].kind in ("offer", "ask"):
            found += [(each, False) for each in functions.shared_out(point)]
        return found

    @property
    def start(self) -> int:
        """The state before the story begins, at control point 0."""
        return self.plan.layout.start()

    def run(self) -> None:
        """Find all states. Raises `TimeUpError` or `TooLargeError`; what was found until then remains."""
        self.sets[0] = self.tiers.set_of(self.store, self.start)
        waiting = {0}
        queue = [self.rank[0]]
        while queue and not (self.first and self.plan.properties.until_told):
            point = heapq.heappop(queue)[1]
            waiting.discard(point)
            before = EMPTY
            while before != self.sets[point]:
                before = self.sets[point]
                self.judge()
                for target in self.grow(point):
                    if target != point and target not in waiting:
                        waiting.add(target)
                        heapq.heappush(queue, self.rank[target])

    def judge(self) -> None:
        """Raise `TooLargeError` if the diagrams were made of more arcs than there are states.

        An endless number is such a case, if it grows by one in each turn. The explicit search is better there.
        """
        self.store.check()
        if self.store.arcs_made > self.judged:
            self.judged *= 2
            if sum([self.store.count(some) for some in self.sets]) < self.store.arcs_made:
                raise TooLargeError

    def grow(self, point: int) -> Iterator[int]:
        """Follow all transitions from a control point, and yield those whose sets have grown."""
        for transition in self.transitions[point]:
            some = self.sets[point]
            self.meet(transition, some)
            for target, relation in transition.relations.items():
                found = self.store.union(self.sets[target], relation.after(some))
                if found != self.sets[target]:
                    self.of_target[target].append(len(self.log))
                    self.log.append(Growth(transition, some, target, found))
                    self.sets[target] = found
                    yield target

    def meet(self, transition: LearnedTransition, some: int) -> None:
        """Learn what follows from some states, and record the properties that are met."""
        for prop, active in transition.learn(some, self.todo).items():
            self.todo.discard(prop)
            self.first[prop] = FirstMeeting(transition, some, active)

    def found_by(self, point: int, some: int) -> int:
        """Return the number of the entry of the log by which a control point got the first of some states."""
        rows = self.of_target[point]
        return rows[bisect_left(rows, True, key=lambda row: self.store.both(self.log[row].found, some) != EMPTY)]


def _masks(plan: Plan, transitions: list[Transition]) -> list[int]:
    """Return the masks of all fields in the order of the diagrams."""
    masks = [field.mask for field in plan.layout.fields.values() if field.width]
    masks += [plan.layout.stack] if plan.layout.has_calls else []
    touched = [each.changed | sum([lookup.field.mask for lookup in each.classes]) for each in transitions]
    return ordered(masks, [[mask for mask in masks if mask & bits] for bits in touched if bits])
