"""Explicit-state search: explores every state of a story by breadth-first search.

A level has the states that are the same number of decisions away from the beginning. It is processed in two passes. The
first follows what needs no decision, which finds more states of the level. The second makes every decision, which leads
to the next level. So the first path found to a state is one with the fewest decisions.

States at one control point with one active part (see `successor_function`) form a *group* and are followed together.
Each edge takes one pass over the group: it joins the rest of every state with the new active part. Two entries are kept
for each state: one in the table of its control point, with the group that it was first reached from, and one in its own
group. That is enough to find the path back.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.answer import Bound
from branchlight.prover.bounds import AT_LATEST, MIDWAY, MOST_STATES, Limits, SoFar, most_states
from branchlight.prover.clock import TimeUpError
from branchlight.prover.code.plan import Plan, plan_of
from branchlight.prover.program.properties import Properties
from branchlight.prover.search.groups import GroupLog
from branchlight.prover.search.stacks import Stacks
from branchlight.prover.search.state_space import BEGINNING, StateSpace
from branchlight.prover.search.successor_function import DECIDE, FLOW, Met, SuccessorFunction, Transition
from branchlight.prover.search.successors import Sending, decisions_in

MOST_PLACES = 2 * HOP_LIMIT + 3
"""More control points than a turn passes before play halts it: the entrance and the offer of every body it enters.

One more may be a call after the answer with which the turn begins.
"""

FIRST_NARROWED = 20_000
"""The number of states after which the search first drops what is no longer needed."""

LARGE = 5_000
"""The size of a group from which limits are checked after each of its edges, because each takes long."""

AT_ONCE = 255
"""The edges of this many groups, and one more, are followed at once. A power of two, less one."""
MOST_SENT = 20_000
"""The edges after which no more groups are followed at once."""

TOGETHER = 200_000
"""The most states that are grouped at once, because groups take memory while they are followed."""

Level: TypeAlias = dict[int, list[int]]
"""States by control point."""
Sent: TypeAlias = defaultdict[int, list[Sending]]
"""Groups on their way, by the control point to which they go."""


def explore(properties: Properties, limits: Limits, counts_hops: bool = False) -> StateSpace:
    """Return every state of a story, or those found until a limit was reached.

    If `counts_hops`, a turn is followed only as far as play follows it (see `overlong`). Raises `TimeUpError` if the
    time is up before the exploration can begin.
    """
    exploration = _Exploration(properties, limits, counts_hops)
    exploration.run()
    return exploration.state_space()


class _Exploration:
    """An exploration in progress. See `StateSpace` for what it collects."""

    def __init__(self, properties: Properties, limits: Limits, counts_hops: bool) -> None:
        self.limits, self.clock, self.properties = limits, limits.clock, properties
        plan, self.stacks = plan_of(properties, self.clock, counts_hops), Stacks()
        self.todo = set(plan.todo)
        self.parts = frozenset([prop for prop in plan.todo if properties.all[prop][0] != "promise"])
        self.control_points, self.start, self.sites = plan.control_points, plan.layout.start(), plan.sites
        self.successor_function = self.successor_function_of(plan)
        self.groups = GroupLog()
        self.groups.follow_with(self.successor_function)
        self.tables: list[dict[int, int]] = [{} for _ in plan.control_points.all]
        self.first: dict[int, int] = {}
        self.known = self.met_by = 0  # the properties that were met, and the states by which the last of them was
        # What labels show is met where the reader decides, or after one more decision: `later` in the same pass.
        self.labels = frozenset([prop for prop in plan.todo if "~l" in properties.all[prop][1]])
        self.later: dict[int, int] = {}
        self.is_deciding = False
        self.hopes_met: dict[int, frozenset[int]] = {}
        self.hope_sets: dict[frozenset[int], frozenset[int]] = {}
        self.pending: defaultdict[int, list[int]] = defaultdict(list)
        self.endless = False
        self.stops = [
            counts_hops or plan.control_points.is_stop(number) for number in range(len(plan.control_points.all))
        ]
        self.states = self.edges = 0
        self.most = most_states(plan.layout) if limits.states is None else limits.states
        self.narrow_at = FIRST_NARROWED if limits.narrows else MOST_STATES
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
            self.hopes_met,
            dict(self.pending),
            self.endless,
            self.states,
            self.edges,
            self.bound,
        )

    def run(self) -> None:
        """Explore until every state is known, or a limit is reached."""
        self.tables[0][self.start] = BEGINNING
        level: Level = {0: [self.start]}
        midway = self.limits.midway
        while level and self.bound is None and not (self.first and self.properties.until_told):
            try:
                level = self.level(level)
                if self.states > self.narrow_at and len(self.todo) < len(self.successor_function.plan.todo):
                    self.narrow()
            except TimeUpError:
                self.bound = "seconds"
            if midway is not None and self.is_midway() and level and self.bound is None:
                self.bound, midway = "states" if midway(self.first) else None, None
        # The states of a level that was not finished may lead anywhere.
        for number, states in level.items():
            self.pending[number] += states

    def is_midway(self) -> bool:
        """Return whether other methods may settle what is open, at the end of a level."""
        if len(self.first) > self.known:
            self.known, self.met_by = len(self.first), self.states
        return self.states > AT_LATEST or self.states > max(MIDWAY, 2 * self.met_by)

    def narrow(self) -> None:
        """Continue without the properties that were met, and keep nothing for their sake.

        States are masked again as they are found. Suppose that a state found before differs from one found later only
        in what is no longer needed. Then both are explored, which takes time and changes no result.
        """
        self.successor_function = self.successor_function_of(
            self.successor_function.plan.for_properties(frozenset(self.todo))
        )
        self.groups.follow_with(self.successor_function)
        self.narrow_at = 2 * self.states

    def level(self, level: Level) -> Level:
        """Explore one level, and return the next."""
        control_points = self.control_points
        # First pass: follow what needs no decision, as long as new states turn up.
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
        # Second pass: make every decision.
        deciding = {
            number: states
            for number, states in level.items()
            if number >= control_points.first_decided and control_points.all[number].kind in ("offer", "ask")
        }
        self.is_deciding = True
        following = self.work(deciding, DECIDE)
        self.is_deciding = False
        self.first = self.later | self.first
        self.todo.difference_update(self.later)
        self.later.clear()
        return following

    def work(self, level: Level, part: int) -> Level:
        """Follow all of these states, and return those that are new."""
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
        """Follow the states of these groups."""
        first, edges, waiting = len(self.groups), 0, 0
        sent: Sent = defaultdict(list)
        followed: list[tuple[list[int], tuple[int, ...]]] = []
        for active, group in groups.items():
            number = first + len(followed)
            # Carry what was sent so far, so that a limit is noticed in time.
            if not number & AT_ONCE or waiting > MOST_SENT:
                self.arrive(transition, sent, found)
                waiting = 0
            if self.bound:
                self.pending[transition.point] += group
                continue
            row = self.lead(transition, active, number, group, sent, found)
            followed.append((group, row))
            waiting += len(row)
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
        """Send the states of a group along its edges, and return the control points there. Stops early at a limit.

        States sent before the limit are kept: they were reached, whether or not all their successors were explored.
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
        """Record the successors of the states that were sent, and return whether a limit is reached."""
        for target, edges in sent.items():
            carry = transition.carries.get(target) or self.successor_function.carry(transition, target)
            new = carry.new(edges, self.tables[target])
            self.tables[target].update(new)
            found[target].extend(new)
        sent.clear()
        return self.is_over(found)

    def meet(self, met: Iterable[Met], number: int) -> None:
        """Record properties that were met on the way from a group."""
        hopes: set[int] = set()
        for prop, steps in met:
            if prop in self.properties.hopes:
                hopes.add(prop)
            elif prop not in self.todo:
                continue
            elif self.is_deciding and prop in self.labels and decisions_in(steps):
                self.later.setdefault(prop, number)
            else:
                self.todo.discard(prop)
                self.first[prop] = number
        if hopes:
            self.hopes_met[number] = self.hope_sets.setdefault(frozenset(hopes), frozenset(hopes))

    def is_over(self, found: Level) -> bool:
        """Return whether a limit is reached. `found` has the states found since the last count."""
        states = self.states + self.count(found)
        if self.limits.progress:
            self.limits.progress(SoFar(states, len(self.first.keys() & self.parts), len(self.parts)))
        if states > self.most:
            self.bound = "states"
        elif self.clock.is_up():
            self.bound = "seconds"
        return self.bound is not None

    def count(self, level: Level) -> int:
        """Return how many of these states are stops."""
        return sum([len(states) for point, states in level.items() if self.stops[point]])


def _grouped(transition: Transition, states: list[int]) -> dict[int, list[int]]:
    """Return states by their active part."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for active, state in zip(transition.active(states), states, strict=True):
        groups[active].append(state)
    return groups
