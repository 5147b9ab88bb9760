"""Histories: which nodes a reader may have read, and may not have read, on entering a node.

Every state gets two sets: the nodes that some session which leads there has entered, and those that some has not. They
are spread forward along all transitions until nothing changes. A transition adds the nodes that are entered on it to
the first set, and takes them out of the second. Both sets of a state are unions over all sessions that lead there. So
they are exact: a node is in a set if and only if such a session exists.

States that the exploration takes for one have the same future. So it does not matter in which of them a session ends.
"""

from collections import defaultdict

from branchlight.prover.clock import Clock
from branchlight.prover.search.state_space import StateSpace
from branchlight.prover.search.successor_function import DECIDE, FLOW
from branchlight.prover.search.successors import Carry
from branchlight.source.named_tuple import NamedTuple

MOST_KEPT = 100_000
"""The most groups whose journeys are cached."""


class Seen(NamedTuple):
    """The properties of nodes that may have been met on entering a node, and those that may not have been."""

    read: frozenset[int]
    unread: frozenset[int]


class _Passage(NamedTuple):
    """The effect of a part of a turn on the bits of a state: it adds some, then keeps some."""

    adds: int = 0
    keeps: int = -1

    def after(self, bits: int) -> int:
        return (bits | self.adds) & self.keeps


class _Journey(NamedTuple):
    """A transition of a group: where it leads, and what is entered on it, in all and before each goal."""

    carry: Carry
    active: int
    whole: _Passage
    to_goals: tuple[tuple[int, _Passage], ...]


def seen_before(space: StateSpace, goals: list[int], others: list[int], clock: Clock) -> dict[int, Seen]:
    """Return which of the properties `others` may have been met, or not, whenever each of `goals` is met.

    Stops early if the time of the clock is up; then there may be more.
    """
    spread = _Spread(space, goals, others, clock)
    spread.run()
    return {goal: _as_seen(bits, others) for goal, bits in spread.found.items()}


def _as_seen(bits: int, others: list[int]) -> Seen:
    """Return a set of bits as two sets of properties."""
    met = [(prop, bits >> number, bits >> number + len(others)) for number, prop in enumerate(others)]
    return Seen(frozenset([p for p, read, _ in met if read & 1]), frozenset([p for p, _, unread in met if unread & 1]))


class _Spread:
    """The spreading of sets of bits. A set has a bit for each node that was read, then one for each that was not.

    found   the bits on meeting each goal
    bits    the bits of each state, by control point
    groups  the group in which each state was followed, by the part of a turn that was followed, and by control point
    same    equal sets as one object, which saves memory
    """

    def __init__(self, space: StateSpace, goals: list[int], others: list[int], clock: Clock) -> None:
        self.space, self.clock = space, clock
        self.place = {prop: number for number, prop in enumerate(others)}
        self.every = (1 << 2 * len(others)) - 1
        self.found = dict.fromkeys(goals, 0)
        self.bits: list[dict[int, int]] = [{} for _ in space.control_points.all]
        self.groups: dict[int, list[dict[int, int]]] = {
            part: [{} for _ in space.control_points.all] for part in (FLOW, DECIDE)
        }
        self.same: dict[int, int] = {}
        self.kept: dict[int, list[_Journey]] = {}
        self.waiting: defaultdict[int, dict[int, None]] = defaultdict(dict)

    def run(self) -> None:
        space = self.space
        for number in range(space.groups.total):
            of_point = self.groups[space.groups.part[number]][space.groups.point[number]]
            of_point.update(dict.fromkeys(space.groups.states_of(number), number))
        self.send(0, space.start, self.every & -1 << len(self.place))
        # Groups are numbered as they were found, so that most sets are complete before they are passed on.
        while self.waiting and any(bits != self.every for bits in self.found.values()):
            for number in sorted(self.waiting):
                if self.clock.is_up():
                    return
                self.pass_on(number, self.waiting.pop(number))

    def pass_on(self, number: int, states: dict[int, None]) -> None:
        """Pass the sets of some states of a group on to those that follow them."""
        here = self.bits[self.space.groups.point[number]]
        for carry, active, whole, to_goals in self.journeys(number):
            for goal, passage in to_goals:
                for state in states:
                    self.found[goal] |= passage.after(here[state])
            for state in states:
                self.send(carry.point, carry.follow(active, state), whole.after(here[state]))

    def send(self, point: int, state: int, bits: int) -> None:
        before = self.bits[point].get(state, 0)
        if bits | before == before:
            return
        self.bits[point][state] = self.same.setdefault(bits | before, bits | before)
        for groups in self.groups.values():
            number = groups[point].get(state)
            if number is not None:
                self.waiting[number][state] = None

    def journeys(self, number: int) -> list[_Journey]:
        """Return the transitions of a group."""
        found = self.kept.get(number)
        if found is None:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            wanted = (*self.found, *self.place)
            found = self.kept[number] = [
                _Journey(carry, active, self.passage(met), self.passages_to_goals(met))
                for carry, active, met in self.space.groups.journeys(number, wanted)
            ]
        return found

    def passages_to_goals(self, met: tuple[int, ...]) -> tuple[tuple[int, _Passage], ...]:
        """Return the goals that are met, each with what is met before it."""
        return tuple([(prop, self.passage(met[:place])) for place, prop in enumerate(met) if prop in self.found])

    def passage(self, met: tuple[int, ...]) -> _Passage:
        """Return what meeting these properties does to a set."""
        read = sum([1 << self.place[prop] for prop in met if prop in self.place])
        return _Passage(read, ~(read << len(self.place)))
