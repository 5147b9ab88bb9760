"""From where can goals be reached? The graph of states walked against its edges, for all goals at once.

A goal is a bit: the first is any ending, the others are what the promises `never lost` ask for. What is said of goals
is a mask of such bits, so that one walk answers for all of them. Most of it is done for whole groups of states.

All states of a group have the same edges. So a goal can be reached from all states of a group if it is met on an edge
of it, or if an edge leads to a position from all of whose states it can be reached. Groups of one position that lead
to the same positions and meet the same goals are one *sort*. What is so is found by iteration from "no goal can be
reached from anywhere": a goal is never taken to be reached for the sake of a circle.

Only in the groups that are left do states have to be looked at one by one. At first nothing can be reached from them;
then a state loses what can be reached over an edge, until that changes nothing.

States that were found and not explored may lead anywhere, so every goal counts as reached from them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import repeat

from branchlight.prover.clock import Clock
from branchlight.prover.search.state_space import StateSpace
from branchlight.prover.search.successor_function import FLOW

ENDING = 1
"""The goal that is an ending."""
_CHECKED = 4_096


class OutOfReach:
    """Which goals cannot be reached: `over` for all states of a position where the turn is over, `states` for others.

    `goals` holds the goals of the promises, by their claims.
    """

    def __init__(self, space: StateSpace) -> None:
        self.goals = {prop: 2 << number for number, prop in enumerate(sorted(space.properties.hopes))}
        self.all = (2 << len(self.goals)) - 1
        self.known: dict[frozenset[int], int] = {frozenset(): 0}
        self.over: dict[int, int] = {}
        self.states: dict[int, dict[int, int]] = {}
        for number, point in enumerate(space.control_points.all):
            if point.kind in ("end", "dead end", "runaway"):
                self.over[number] = self.all & ~ENDING if point.kind == "end" else self.all

    def goals_of(self, space: StateSpace, number: int) -> int:
        """The goals that are met on the way from a group."""
        properties = space.hoped.get(number, frozenset())
        if properties not in self.known:
            self.known[properties] = sum([self.goals[prop] for prop in properties])
        return self.known[properties]

    def can_be_at(self, point: int) -> bool:
        """Is there a state at that position from which a goal cannot be reached?"""
        return bool(self.over.get(point) or self.states.get(point))

    def at(self, point: int, state: int) -> int:
        """The goals that cannot be reached from a state."""
        there = self.states.get(point)
        return self.over.get(point, 0) if there is None else there.get(state, 0)


def goals_out_of_reach(space: StateSpace, clock: Clock) -> OutOfReach:
    """The goals that cannot be reached, state by state."""
    beyond = OutOfReach(space)
    unsafe = _Sorts(space, beyond, clock).unsafe()
    for number, mask in unsafe.items():
        here = beyond.states.setdefault(space.groups.point[number], {})
        clock.check()
        for state in space.groups.states_of(number):
            here[state] = here.get(state, beyond.all) & mask
    for point, states in space.pending.items():
        here = beyond.states.get(point, {})
        for state in states if here else ():
            here.pop(state, None)
    _lose(space, clock, [number for number in reversed(unsafe) if unsafe[number]], beyond)
    beyond.states = {
        point: {state: mask for state, mask in here.items() if mask} for point, here in beyond.states.items()
    }
    return beyond


class _Sorts:
    """The groups of a search by their sort, and for each position the goals that all of its states can reach."""

    def __init__(self, space: StateSpace, beyond: OutOfReach, clock: Clock) -> None:
        self.space, self.beyond, self.clock = space, beyond, clock
        self.numbers: dict[tuple[int, int, tuple[int, ...], int], int] = {}
        self.of = [number for start in range(0, space.groups.total, _CHECKED) for number in self.sorts(start)]
        self.all = list(self.numbers)
        self.at: defaultdict[int, list[int]] = defaultdict(list)
        self.before: defaultdict[int, set[int]] = defaultdict(set)
        for sort, (point, part, row, _) in enumerate(self.all):
            if _is_decisive(space, point, part):
                self.at[point].append(sort)
                for target in row:
                    self.before[target].add(point)
        self.safe = [
            0 if number in self.at else beyond.all & ~beyond.over.get(number, 0)
            for number in range(len(space.control_points.all))
        ]
        self.iterate(list(self.at))

    def sorts(self, start: int) -> list[int]:
        """The sorts of some groups, from the one at `start`."""
        space, numbers, groups = self.space, self.numbers, self.space.groups
        end = min(start + _CHECKED, groups.total)
        self.clock.check()
        goals: Iterable[int] = repeat(0)
        if space.hoped:
            goals = [self.beyond.goals_of(space, number) for number in range(start, end)]
        keys = zip(groups.point[start:end], groups.part[start:end], groups.leads[start:end], goals)  # noqa: B905
        return [numbers.setdefault(key, len(numbers)) for key in keys]

    def iterate(self, control_points: list[int]) -> None:
        """Goes over the positions until nothing changes, from the last to the first since most edges lead on."""
        waiting, can_change = sorted(control_points), frozenset(control_points)
        is_waiting = set(waiting)
        while waiting:
            self.clock.check()
            point = waiting.pop()
            is_waiting.discard(point)
            safe = self.beyond.all
            for sort in self.at[point]:
                safe &= self.reached(sort)
            if safe != self.safe[point]:
                self.safe[point] = safe
                new = (self.before[point] & can_change) - is_waiting
                waiting += new
                is_waiting |= new

    def reached(self, sort: int) -> int:
        """The goals that can be reached from all groups of a sort."""
        _, _, row, reached = self.all[sort]
        for target in row:
            reached |= self.safe[target]
        return reached

    def unsafe(self) -> dict[int, int]:
        """For groups what cannot be reached from them, as far as one can tell without looking at single states.

        Groups from which all can be reached are left out, unless their states are in another group that is not.
        """
        masks = [self.beyond.all & ~self.reached(sort) for sort in range(len(self.all))]
        control_points = {point for (point, *_), mask in zip(self.all, masks, strict=True) if mask}
        twofold = {point for point in control_points if self.space.control_points.is_random_at(point)}
        told = [bool(mask) or point in twofold for (point, *_), mask in zip(self.all, masks, strict=True)]
        return {number: masks[sort] for number, sort in enumerate(self.of) if told[sort]}


def _is_decisive(space: StateSpace, point: int, part: int) -> bool:
    """Does every state of the position stand in a group of this part? Offers that hang on draws are in two groups."""
    return part != FLOW or point < space.control_points.first_decided


def _lose(space: StateSpace, clock: Clock, groups: list[int], beyond: OutOfReach) -> None:
    """Takes from every state what can be reached from it, over and over, until nothing changes.

    Groups that were found last come first: most edges lead to later groups.
    """
    changed = True
    while changed:
        changed, waiting, groups = False, groups, []
        for number in waiting:
            here = beyond.states[space.groups.point[number]]
            before = {state: here[state] for state in space.groups.states_of(number) if here.get(state)}
            if not before:
                continue
            after = _over_edges(space, clock, number, before, beyond)
            if any(after):
                groups.append(number)
            if after != [*before.values()]:
                changed = True
                here.update(zip(before, after, strict=True))


def _over_edges(space: StateSpace, clock: Clock, number: int, before: dict[int, int], beyond: OutOfReach) -> list[int]:
    """What cannot be reached from some states of a group over any of its edges."""
    masks = list(before.values())
    for point, active, carry in space.groups.edges_of(number):
        clock.check()
        over, there = beyond.over.get(point), beyond.states.get(point)
        if over is not None:
            masks = [mask & over for mask in masks]
        elif there is None:
            return [0] * len(masks)
        else:
            found = _along(carry.follow, active, before, there)
            masks = [mask & after for mask, after in zip(masks, found, strict=True)]
    return masks


def _along(
    follow: Callable[[int, int], int], active: int, states: Iterable[int], there: Mapping[int, int]
) -> list[int]:
    get = there.get
    return [get(follow(active, state), 0) for state in states]
