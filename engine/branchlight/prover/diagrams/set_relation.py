"""Relation of sets: what becomes of all states of a set at once on the way to a control point.

A transition reads and changes the active part of a state, and the rest is carried along (see `successor_function`). So
its relation has a row for each active part that occurs. What becomes of the rest is the same for all rows: a value is
copied, replaced by the least of its class, or dropped. Such short transitions are those of LTSmin (Blom, van de Pol and
Weber, "LTSmin: distributed and symbolic reachability", 2010), with this carrying in place of copying.

Rows are diagrams, too. Tier 2n has what a transition reads of a field, and tier 2n + 1 what it writes. If only the
class of a value is read, tier 2n has the least value of the class, and tier 2n + 1 nothing.
"""

from typing import TypeAlias

from branchlight.prover.diagrams.set_store import EMPTY, END, ZERO, SetStore
from branchlight.source.named_tuple import NamedTuple

Values: TypeAlias = dict[int, int]
"""Values, each with the one that takes its place."""


class Transfer(NamedTuple):
    """The transfer of the field of one tier through a relation.

    reads    whether its rows have the value, or its class
    writes   whether its rows have the new value
    classes  the least value of the class of each value, if only the class is read
    carried  what becomes of each value that is not written: None if it is copied, nothing if it is dropped
    """

    reads: bool
    writes: bool
    classes: Values | None = None
    carried: Values | None = None

    def active(self, value: int) -> int:
        """Return what the rows have of a value."""
        return value if self.classes is None else self.classes[value]

    def after(self, value: int) -> int:
        """Return what becomes of a value that is not written."""
        return value if self.carried is None else self.carried.get(value, 0)


class SetRelation:
    """The rows of a transition to one control point, and what becomes of the rest of a state.

    `hops` is the most bodies that are entered by a row, if that is counted.
    """

    def __init__(self, store: SetStore, transfers: list[Transfer], rows: int = EMPTY) -> None:
        self.store, self.transfers, self.rows = store, transfers, rows
        self.hops = 0
        self.forward, self.backward = store.cache(), store.cache()

    def after(self, some: int) -> int:
        """Return the states that follow some states."""
        return self._after(some, self.rows)

    def _after(self, some: int, rows: int) -> int:
        if not some or not rows:
            return EMPTY
        found = self.forward.get((some, rows))
        if found is None:
            nodes = self.store.nodes
            tier = min(nodes[some][0], nodes[rows][0] & -2)
            found = ZERO if tier == END else self._after_at(tier, some, rows)
            self.forward[some, rows] = found
        return found

    def _after_at(self, tier: int, some: int, rows: int) -> int:
        store, transfer, arcs = self.store, self.transfers[tier >> 1], dict[int, int]()
        fitting = dict(store.arcs(rows, tier)) if transfer.reads else {}
        for value, following in store.arcs(some, tier):
            onward = fitting.get(transfer.active(value), EMPTY) if transfer.reads else rows
            if not onward:
                continue
            written = store.arcs(onward, tier + 1) if transfer.writes else ((transfer.after(value), onward),)
            for new, rest in written:
                found = self._after(following, rest)
                if found:
                    arcs[new] = store.union(arcs[new], found) if new in arcs else found
        return store.make(tier, tuple(sorted(arcs.items())))

    def before(self, some: int, goal: int) -> int:
        """Return those of some states that are followed by a state of the goal."""
        return self._before(some, self.rows, goal)

    def _before(self, some: int, rows: int, goal: int) -> int:
        if not some or not rows or not goal:
            return EMPTY
        found = self.backward.get((some, rows, goal))
        if found is None:
            nodes = self.store.nodes
            tier = min(nodes[some][0], nodes[rows][0] & -2, nodes[goal][0])
            found = ZERO if tier == END else self._before_at(tier, some, rows, goal)
            self.backward[some, rows, goal] = found
        return found

    def _before_at(self, tier: int, some: int, rows: int, goal: int) -> int:
        store, transfer, arcs = self.store, self.transfers[tier >> 1], list[tuple[int, int]]()
        there, fitting = dict(store.arcs(goal, tier)), dict(store.arcs(rows, tier)) if transfer.reads else {}
        for value, following in store.arcs(some, tier):
            onward, found = fitting.get(transfer.active(value), EMPTY) if transfer.reads else rows, EMPTY
            if not onward:
                continue
            written = store.arcs(onward, tier + 1) if transfer.writes else ((transfer.after(value), onward),)
            for new, rest in written:
                if new in there:
                    found = store.union(found, self._before(following, rest, there[new]))
            if found:
                arcs.append((value, found))
        return store.make(tier, tuple(arcs))
