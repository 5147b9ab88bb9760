"""The exploration: finds every state of a story, breadth first.

A level holds the states that are the same number of decisions away from the beginning. It is worked through in two
passes: one follows what needs no decision, where a turn was cut in two, which leads to more states of the level; the
other makes every decision, which leads to the next level. So the first way to a state is one of the shortest.

States that stand at one position with one active part (see `machine`) form a *group*: they are followed together, each
edge by one pass over the group that puts the rest of every state beside what the active part became. Of every state is
kept: an entry in the table of its position, which names the group that it was first reached from, and its place in its
own group. That is enough to find the way back.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.answer import Bound
from branchlight.prover.clock import Clock, TimeUpError
from branchlight.prover.code.namespace import Dump
from branchlight.prover.code.plan import Plan, plan_of
from branchlight.prover.program.properties import Properties
from branchlight.prover.reduce.bit_layout import BitLayout
from branchlight.prover.search.groups import GroupLog
from branchlight.prover.search.state_space import BEGINNING, StateSpace
from branchlight.prover.search.successor_function import DECIDE, FLOW, Met, Stacks, SuccessorFunction, Transition
from branchlight.prover.search.successors import Sending

MOST_PLACES = 2 * HOP_LIMIT + 2
"""More than a turn passes before play halts it: of every body that is entered, its entrance and its offer."""

FIRST_NARROWED = 20_000
"""So many states are found before it is first looked at what has not to be kept any more."""

LARGE = 5_000
"""Of a group of so many states every edge is a long way."""

AT_ONCE = 255
"""Groups are noted where they lead so many, and one, at once. A power of two, less one."""

TOGETHER = 200_000
"""So many states are put into groups at once: while they are followed, the groups take up memory of their own."""

MOST_STATES = 10_000_000
MEMORY = 2_000_000_000
STATE_BYTES = 180
"""What a state costs beside its bits: its place in the table of its position, and in its group."""

Level: TypeAlias = dict[int, list[int]]
"""States by their position."""
Sent: TypeAlias = defaultdict[int, list[Sending]]
"""By the position to which they lead: groups."""


class Limits(NamedTuple):
    """How far to go. Without a number of states, as many as memory is meant for.

    `progress` is called every so often with the number of states found so far. `dump` is given the generated code.
    """

    states: int | None
    clock: Clock
    progress: Callable[[int], None] | None = None
    dump: Dump | None = None


def explore(properties: Properties, limits: Limits, counts_hops: bool = False) -> StateSpace:
    """Return every state of a story, or those found until a limit was reached.

    With `counts_hops` a turn is followed only as far as play follows it: see `overlong`. Raises `TimeUpError` if the
    time is up before the exploration can begin.
    """
    exploration = _Exploration(properties, limits, counts_hops)
    exploration.run()
    return exploration.state_space()


class _Exploration:
    """An exploration at work. See `StateSpace` for what it collects."""

    def __init__(self, properties: Properties, limits: Limits, counts_hops: bool) -> None:
        self.limits, self.clock, self.properties = limits, limits.clock, properties
        plan, self.stacks = plan_of(properties, self.clock, counts_hops), Stacks()
        self.todo = set(plan.todo)
        self.control_points, self.start, self.sites = plan.control_points, plan.layout.start(), plan.sites
        self.successor_function = self.successor_function_of(plan)
        self.groups = GroupLog()
        self.groups.follow_with(self.successor_function)
        self.tables: list[dict[int, int]] = [{} for _ in plan.control_points.all]
        self.first: dict[int, int] = {}
        self.hoped: dict[int, frozenset[int]] = {}
        self.hopes: dict[frozenset[int], frozenset[int]] = {}
        self.pending: defaultdict[int, list[int]] = defaultdict(list)
        self.endless = False
        self.stops = [
            counts_hops or plan.control_points.is_stop(number) for number in range(len(plan.control_points.all))
        ]
        self.states = self.edges = 0
        self.most = most_states(plan.layout) if limits.states is None else limits.states
        self.narrow_at = FIRST_NARROWED
        self.bound: Bound | None = None

    def successor_function_of(self, plan: Plan) -> SuccessorFunction:
        return SuccessorFunction(plan, self.stacks, self.clock, self.limits.dump)

    def state_space(self) -> StateSpace:
        """Return all that was found."""
        return StateSpace(
            self.properties,
            self.control_points,
            self.sites,
            self.start,
            self.groups.groups(),
            self.tables,
            self.first,
            self.hoped,
            dict(self.pending),
            self.endless,
            self.states,
            self.edges,
            self.bound,
        )

    def run(self) -> None:
        """Explores until every state is known, or a limit is reached."""
        self.tables[0][self.start] = BEGINNING
        level: Level = {0: [self.start]}
        while level and self.bound is None:
            try:
                level = self.level(level)
                if self.states > self.narrow_at and len(self.todo) < len(self.successor_function.plan.todo):
                    self.narrow()
            except TimeUpError:
                self.bound = "seconds"
        for number, states in level.items():
            self.pending[number] += states

    def narrow(self) -> None:
        """Goes on without the claims that were met: nothing has to be kept for their sake any more.

        States are masked anew as they are found. One that was found before and differs from one found later only in
        what is not needed any more is explored twice, which costs time and changes nothing.
        """
        self.successor_function = self.successor_function_of(
            self.successor_function.plan.for_claims(frozenset(self.todo))
        )
        self.groups.follow_with(self.successor_function)
        self.narrow_at = 2 * self.states

    def level(self, level: Level) -> Level:
        """Explores one level; gives the next."""
        control_points = self.control_points
        flowing = level
        for _ in range(MOST_PLACES):
            flowing = {number: states for number, states in flowing.items() if number < control_points.first_fixed}
            if not flowing:
                break
            flowing = self.work(flowing, FLOW)
            for number, states in flowing.items():
                level[number] = level.get(number, []) + states
        for number, states in flowing.items():
            self.endless = True
            self.pending[number] += states
        deciding = {
            number: states
            for number, states in level.items()
            if number >= control_points.first_decided and control_points.all[number].kind in ("offer", "ask")
        }
        return self.work(deciding, DECIDE)

    def work(self, level: Level, part: int) -> Level:
        """Goes on from all of these states; gives those that are new."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for point, states in level.items():
            try:
                transition = self.successor_function.transition(point, part)
            except TimeUpError:
                self.bound = "seconds"
            for start in range(0, len(states), TOGETHER):
                some = states[start : start + TOGETHER]
                if self.bound or self.is_over(found):
                    self.pending[point] += some
                else:
                    self.follow(transition, part, _grouped(transition, some), found)
        self.states += self.count(found)
        return {point: states for point, states in found.items() if states}

    def follow(
        self, transition: Transition, part: int, groups: dict[int, list[int]], found: defaultdict[int, list[int]]
    ) -> None:
        """Goes on from the states of these groups."""
        first, edges = len(self.groups), 0
        sent: Sent = defaultdict(list)
        followed: list[tuple[list[int], tuple[int, ...]]] = []
        for active, group in groups.items():
            number = first + len(followed)
            if not number & AT_ONCE:
                self.arrive(transition, sent, found)
            if self.bound:
                self.pending[transition.point] += group
                continue
            row = self.lead(transition, active, number, group, sent, found)
            followed.append((group, row))
            edges += len(row) * len(group)
        self.arrive(transition, sent, found)
        self.groups.add(transition.point, part, followed)
        self.edges += edges

    def lead(
        self,
        transition: Transition,
        active: int,
        number: int,
        group: list[int],
        sent: Sent,
        found: defaultdict[int, list[int]],
    ) -> tuple[int, ...]:
        """Sends the states of a group where they lead; gives the positions. Stops early at a limit.

        What was found by then is kept: its states were reached, whether or not all that follows was looked at.
        """
        changed, leads, large = transition.changed, [], len(group) > LARGE
        try:
            landings, met = self.successor_function.follow(transition, active, self.todo)
            if met:
                self.meet(met, number)
            for target, after, _, _ in landings:
                leads.append(target)
                sent[target].append((after & changed, number, group))
                if large and self.arrive(transition, sent, found):
                    break
        except TimeUpError:
            self.bound = "seconds"
        if self.bound:
            self.pending[transition.point] += group
        return tuple(leads)

    def arrive(self, transition: Transition, sent: Sent, found: defaultdict[int, list[int]]) -> bool:
        """Notes what the states become that were sent, where they are; says whether a limit is reached."""
        for target, edges in sent.items():
            carry, table = (
                transition.carries.get(target) or self.successor_function.carry(transition, target),
                self.tables[target],
            )
            new = carry.new(edges, table)
            table.update(new)
            found[target].extend(new)
        sent.clear()
        return self.is_over(found)

    def meet(self, met: Iterable[Met], number: int) -> None:
        """Claims were met on the way from a group."""
        hopes: set[int] = set()
        for prop, _ in met:
            if prop in self.properties.hopes:
                hopes.add(prop)
            elif prop in self.todo:
                self.todo.discard(prop)
                self.first[prop] = number
        if hopes:
            self.hoped[number] = self.hopes.setdefault(frozenset(hopes), frozenset(hopes))

    def is_over(self, found: Level) -> bool:
        """Is a limit reached? `found` is what was found since states were last counted."""
        states = self.states + self.count(found)
        if self.limits.progress:
            self.limits.progress(states)
        if states > self.most:
            self.bound = "states"
        elif self.clock.is_up():
            self.bound = "seconds"
        return self.bound is not None

    def count(self, level: Level) -> int:
        """How many of these states are stops."""
        return sum([len(states) for point, states in level.items() if self.stops[point]])


def _grouped(transition: Transition, states: list[int]) -> dict[int, list[int]]:
    """States by their active part."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for active, state in zip(transition.active(states), states, strict=True):
        groups[active].append(state)
    return groups


def most_states(layout: BitLayout) -> int:
    """How many states there is memory for: `MEMORY` bytes, by the size of a state."""
    return min(MOST_STATES, MEMORY // (STATE_BYTES + layout.top // 7))
