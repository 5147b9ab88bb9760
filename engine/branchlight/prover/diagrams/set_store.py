"""Store of list decision diagrams: sets of states, each as a shared graph of nodes.

A state is a list of values, one for each *tier* of the diagrams (see `tiers`). A node belongs to a tier, and has an arc
for each value that some state of its set has there. The arc leads to the set of what can follow. Equal nodes are one
node, so equal sets are equal numbers, and each operation is computed once for each combination of sets. These are list
decision diagrams (Blom and van de Pol, "Symbolic reachability for process algebras with recursive data types", 2008),
with tuples in place of linked lists.

A tier in which the only value is 0 has no node, as in the zero-suppressed diagrams of Minato ("Zero-suppressed BDDs for
set manipulation in combinatorial problems", 1993). Most of what a story remembers is 0, or is not kept, at most of its
control points.

A set is the number of its node: 0 is the empty set, and 1 has only the state whose values are all 0.
"""

from typing import TypeAlias

from branchlight.prover.clock import Clock
from branchlight.source.named_tuple import NamedTuple

EMPTY, ZERO = 0, 1
"""The empty set, and the set of the state whose values are all 0."""
END = 1 << 60
"""The tier after the last."""
MOST_CACHED = 1_000_000
"""The most results of operations that are cached. If there are more, all of them are dropped."""
_CHECKED = 4_095
"""Limits are checked once for so many new nodes, and one more. A power of two, less one."""

Arcs: TypeAlias = tuple[tuple[int, int], ...]
"""The values at a tier in ascending order, each with the set of what follows. None of these sets is empty."""
Cache: TypeAlias = dict[tuple[int, ...], int]
"""The results of an operation by its sets."""


class TooLargeError(Exception):
    """Raised if the diagrams have more arcs, or took more work, than they may."""


class Room(NamedTuple):
    """The most arcs of all diagrams, and the most work. A million arcs of work take about two seconds."""

    arcs: int
    work: int


class SetStore:
    """All sets of one search, and the operations on them.

    `nodes` has the tier and the arcs of each set by its number. `work` counts all arcs that were asked for, new or not.
    Every operation may raise `TooLargeError`, or `TimeUpError` of the clock.
    """

    def __init__(self, room: Room, clock: Clock) -> None:
        self.room, self.clock = room, clock
        self.nodes: list[tuple[int, Arcs]] = [(END, ()), (END, ())]
        self.numbers: dict[tuple[int, Arcs], int] = {}
        self.arcs_made = self.work = 0
        self.caches: list[Cache] = []
        self.unions, self.differences, self.shared = self.cache(), self.cache(), self.cache()
        self.counts = {EMPTY: 0, ZERO: 1}

    def cache(self) -> Cache:
        """Return a new cache for the results of an operation, which is cleared with all others."""
        self.caches.append({})
        return self.caches[-1]

    def make(self, tier: int, arcs: Arcs) -> int:
        """Return the set with these arcs at a tier. All that follows them is at later tiers."""
        self.work += len(arcs)
        if not arcs:
            return EMPTY
        if len(arcs) == 1 and not arcs[0][0]:
            return arcs[0][1]
        node = (tier, arcs)
        number = self.numbers.get(node)
        if number is None:
            number = len(self.nodes)
            self.arcs_made += len(arcs)
            if not number & _CHECKED or self.arcs_made > self.room.arcs:
                self.check()
            self.numbers[node] = number
            self.nodes.append(node)
        return number

    def check(self) -> None:
        """Raise an error if there is no time or room left. Drop the cached results if there are too many."""
        self.clock.check()
        if self.arcs_made > self.room.arcs or self.work > self.room.work:
            raise TooLargeError
        if sum(map(len, self.caches)) > MOST_CACHED:
            for cache in self.caches:
                cache.clear()

    def arcs(self, number: int, tier: int) -> Arcs:
        """Return the arcs of a set at a tier, if it has no node before that tier."""
        at, arcs = self.nodes[number]
        return arcs if at == tier else ((0, number),)

    def union(self, one: int, other: int) -> int:
        """Return the states that are in one of two sets."""
        if one == other or not other:
            return one
        if not one:
            return other
        key = (one, other) if one < other else (other, one)
        found = self.unions.get(key)
        if found is None:
            tier = min(self.nodes[one][0], self.nodes[other][0])
            arcs = dict(self.arcs(one, tier))
            for value, after in self.arcs(other, tier):
                arcs[value] = self.union(arcs[value], after) if value in arcs else after
            found = self.unions[key] = self.make(tier, tuple(sorted(arcs.items())))
        return found

    def minus(self, one: int, other: int) -> int:
        """Return the states that are in the first set and not in the second."""
        if one == other or not one:
            return EMPTY
        if not other:
            return one
        found = self.differences.get((one, other))
        if found is None:
            tier = min(self.nodes[one][0], self.nodes[other][0])
            without, arcs = dict(self.arcs(other, tier)), list[tuple[int, int]]()
            for value, after in self.arcs(one, tier):
                left = self.minus(after, without[value]) if value in without else after
                if left:
                    arcs.append((value, left))
            found = self.differences[one, other] = self.make(tier, tuple(arcs))
        return found

    def both(self, one: int, other: int) -> int:
        """Return the states that are in both sets."""
        if one == other or not one or not other:
            return one if one == other else EMPTY
        key = (one, other) if one < other else (other, one)
        found = self.shared.get(key)
        if found is None:
            tier = min(self.nodes[one][0], self.nodes[other][0])
            there, arcs = dict(self.arcs(other, tier)), list[tuple[int, int]]()
            for value, after in self.arcs(one, tier):
                left = self.both(after, there[value]) if value in there else EMPTY
                if left:
                    arcs.append((value, left))
            found = self.shared[key] = self.make(tier, tuple(arcs))
        return found

    def count(self, number: int) -> int:
        """Return how many states are in a set."""
        found = self.counts.get(number)
        if found is None:
            found = self.counts[number] = sum([self.count(after) for _, after in self.nodes[number][1]])
        return found

    def one_of(self, number: int) -> int:
        """Return a state of a set that is not empty, as the sum of its values. It is always the same one."""
        state = 0
        while number != ZERO:
            value, number = self.nodes[number][1][0]
            state += value
        return state

    def all_of(self, number: int) -> list[int]:
        """Return all states of a set, each as the sum of its values."""
        if number in (EMPTY, ZERO):
            return [0] * number
        return [value + rest for value, after in self.nodes[number][1] for rest in self.all_of(after)]
