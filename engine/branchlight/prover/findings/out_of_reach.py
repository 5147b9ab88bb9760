"""Goals out of reach: backward reachability over the graph of states, for all goals at once.

A goal is a bit. The first is any ending; the others are what the promises `never lost` ask for. A set of goals is a
mask of such bits, so one analysis answers for all of them. It has two steps, a coarse one and an exact one.

1. By groups. All states of a group have the same edges. So all of them can reach a goal if the goal is met on an edge,
   or if an edge leads to a control point all of whose states can reach it. Groups with equal control points, targets
   and goals form one *sort*, and are treated as one. The iteration starts from "no goal can be reached".
2. By states, in the groups that are left. The iteration starts from "every goal is out of reach", and clears the goals
   that can be reached over an edge.

Soundness. Both steps compute least fixed points of "can be reached". So a circle alone never makes a goal reachable:
that needs a path of finite length. The first step can miss goals, which the second one then finds; it never invents
one.

A state that was found but not explored may lead anywhere, so it counts as reaching every goal. What is called out of
reach therefore stays so, wherever the exploration was cut short.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import repeat

from branchlight.prover.clock import Clock
from branchlight.prover.search.state_space import StateSpace
from branchlight.prover.search.successor_function import FLOW

ENDING = 1
"""The goal that is any ending."""
_CHECKED = 4_096
"""The number of groups that are sorted between two checks of the clock."""


class OutOfReach:
    """The goals that are out of reach, as masks.

    goals   the goals of the promises `never lost`, by their properties
    all     all goals
    over    the mask for all states of a control point at which the turn is over
    states  the masks of the states at each other control point
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
        """Return the goals that are met on the way from a group."""
        properties = space.hopes_met.get(number, frozenset())
        if properties not in self.known:
            self.known[properties] = sum([self.goals[prop] for prop in properties])
        return self.known[properties]

    def can_be_at(self, point: int) -> bool:
        """Return whether a goal is out of reach from some state at a control point."""
        return bool(self.over.get(point) or self.states.get(point))

    def at(self, point: int, state: int) -> int:
        """Return the goals that are out of reach from a state."""
        there = self.states.get(point)
        return self.over.get(point, 0) if there is None else there.get(state, 0)


def goals_out_of_reach(space: StateSpace, clock: Clock) -> OutOfReach:
    """Return the goals that are out of reach from each state. Raises `TimeUpError`."""
    beyond = OutOfReach(space)
    # First step: what cannot be decided for whole groups is taken to be out of reach from each of their states.
    unsafe = _Sorts(space, beyond, clock).unsafe()
    for number, mask in unsafe.items():
        here = beyond.states.setdefault(space.groups.point[number], {})
        clock.check()
        for state in space.groups.states_of(number):
            here[state] = here.get(state, beyond.all) & mask
    # States that were not explored reach everything.
    for point, states in space.pending.items():
        here = beyond.states.get(point, {})
        for state in states if here else ():
            here.pop(state, None)
    # Second step: clear what can be reached, state by state.
    _lose(space, clock, [number for number in reversed(unsafe) if unsafe[number]], beyond)
    beyond.states = {
        point: {state: mask for state, mask in here.items() if mask} for point, here in beyond.states.items()
    }
    return beyond


class _Sorts:
    """The groups of a search by their sort, and the goals that all states at a control point can reach.

    of      the sort of each group
    all     the control point, part, targets and goals of each sort
    at      the sorts that decide about a control point
    before  the control points that lead to a control point
    safe    the goals that all states at a control point can reach
    """

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
        """Return the sorts of some groups, from the group at `start` on."""
        space, numbers, groups = self.space, self.numbers, self.space.groups
        end = min(start + _CHECKED, groups.total)
        self.clock.check()
        goals: Iterable[int] = repeat(0)
        if space.hopes_met:
            goals = [self.beyond.goals_of(space, number) for number in range(start, end)]
        keys = zip(groups.point[start:end], groups.part[start:end], groups.leads[start:end], goals)  # noqa: B905
        return [numbers.setdefault(key, len(numbers)) for key in keys]

    def iterate(self, control_points: list[int]) -> None:
        """Iterate over control points until nothing changes.

        The last ones come first, because most edges lead forward.
        """
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
        """Return the goals that can be reached from all groups of a sort."""
        _, _, row, reached = self.all[sort]
        for target in row:
            reached |= self.safe[target]
        return reached

    def unsafe(self) -> dict[int, int]:
        """Return for groups the goals that may be out of reach, as far as whole groups show.

        Groups that reach all goals are left out, unless their states are also in another group that does not.
        """
        masks = [self.beyond.all & ~self.reached(sort) for sort in range(len(self.all))]
        control_points = {point for (point, *_), mask in zip(self.all, masks, strict=True) if mask}
        twofold = {point for point in control_points if self.space.control_points.is_random_at(point)}
        kept = [bool(mask) or point in twofold for (point, *_), mask in zip(self.all, masks, strict=True)]
        return {number: masks[sort] for number, sort in enumerate(self.of) if kept[sort]}


def _is_decisive(space: StateSpace, point: int, part: int) -> bool:
    """Return whether every state at the control point is in a group of this part.

    The states of an offer that depends on draws are in two groups: one flows on, the other decides.
    """
    return part != FLOW or point < space.control_points.first_decided


def _lose(space: StateSpace, clock: Clock, groups: list[int], beyond: OutOfReach) -> None:
    """Clear the goals that can be reached from every state, again and again until nothing changes.

    Groups found last come first, because most edges lead to later groups.
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
    """Return what is out of reach from some states of a group over every one of its edges."""
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
