"""Learned transitions: relations that grow with each active part that the search meets.

The generated code is the only meaning of a story here, as in the explicit search. It runs once for each active part
that occurs in a set of states, and its landings become rows. So whatever the code can follow, the diagrams can follow:
calls, draws, pools, ages, series, questions. LTSmin learns its short transitions in the same way.

Soundness. The code reads and writes nothing but the active part (see `Footprint`), and the explicit search carries the
rest just as the relations do. So a relation has exactly the pairs of states that the explicit search would follow, for
all states whose active parts were learned. A set is always learned before its successors are asked for.
"""

from collections.abc import Container, Iterable

from branchlight.prover.diagrams.set_relation import SetRelation, Transfer, Values
from branchlight.prover.diagrams.set_store import EMPTY, END, ZERO, SetStore, TooLargeError
from branchlight.prover.diagrams.tiers import Tiers, set_of_rows
from branchlight.prover.reduce.bit_layout import Lookup
from branchlight.prover.search.successor_function import SuccessorFunction, Transition

MOST_LEARNED = 300_000
"""The most active parts of one transition. With more, the explicit search is as fast."""
WORK_OF_ONE = 20
"""The work of learning one active part, in arcs."""


class LearnedTransition:
    """A transition with all that was learned of it.

    flows      whether it needs no decision
    relations  by the control points to which it leads
    hopes      for each promise `never lost` the active parts by which it is fulfilled, by its property
    """

    def __init__(
        self, store: SetStore, tiers: Tiers, functions: SuccessorFunction, transition: Transition, flows: bool
    ) -> None:
        self.store, self.tiers, self.functions, self.transition = store, tiers, functions, transition
        self.flows = flows
        self.relations: dict[int, SetRelation] = {}
        self.hopes: dict[int, int] = {}
        self.known, self.size = EMPTY, 0
        self.written = frozenset(tiers.within(transition.changed))
        self.classes = {
            tiers.of[lookup.field.mask]: _values(lookup) for lookup in transition.classes if lookup.field.width
        }
        self.read = sorted([*self.written, *self.classes])
        self.touched = sorted([*self.read, *[tier + 1 for tier in self.written]])
        self.is_read = frozenset(self.read)
        self.parts, self.fitting = store.cache(), store.cache()

    def learn(self, some: int, wanted: Container[int]) -> dict[int, int]:
        """Follow the active parts of some states that were not followed yet.

        Returns the wanted properties that are met, each with an active part by which it is met.
        """
        new = self.store.minus(self.actives(some), self.known)
        self.size += self.store.count(new)
        if self.size > MOST_LEARNED:
            raise TooLargeError
        self.store.work += WORK_OF_ONE * self.store.count(new)
        self.store.check()
        rows: dict[int, list[tuple[int, ...]]] = {}
        met: dict[int, int] = {}
        fulfilled: dict[int, list[int]] = {}
        for active in self.store.all_of(new):
            self.store.clock.check()
            landings, properties = self.functions.follow(self.transition, active, wanted)
            for target, after, _, hops in landings:
                rows.setdefault(target, []).append(self.row(active, after & self.transition.changed))
                self.relation(target).hops = max(self.relation(target).hops, hops)
            for prop, _ in properties:
                if prop in self.functions.plan.properties.hopes:
                    fulfilled.setdefault(prop, []).append(active)
                elif prop in wanted:
                    met.setdefault(prop, active)
        self.known = self.store.union(self.known, new)
        for target, added in rows.items():
            relation = self.relation(target)
            relation.rows = self.store.union(relation.rows, set_of_rows(self.store, added, self.touched))
        for prop, actives in fulfilled.items():
            self.hopes[prop] = self.store.union(self.hopes.get(prop, EMPTY), self.set_of_actives(actives))
        return met

    def row(self, active: int, after: int) -> tuple[int, ...]:
        """Return the row of a landing: for each tier the value that is read or written."""
        masks = self.tiers.masks
        return tuple([(after if tier & 1 else active) & masks[tier >> 1] for tier in self.touched])

    def set_of_actives(self, actives: Iterable[int]) -> int:
        """Return some active parts as a set."""
        rows = [tuple([self.tiers.value(active, tier) for tier in self.read]) for active in actives]
        return set_of_rows(self.store, rows, self.read)

    def relation(self, target: int) -> SetRelation:
        """Return the relation to a control point."""
        found = self.relations.get(target)
        if found is None:
            found = self.relations[target] = SetRelation(self.store, self.transfers(target))
        return found

    def transfers(self, target: int) -> list[Transfer]:
        """Return what becomes of each field on the way to a control point."""
        copied, lookups = self.functions.carried(self.transition, target)
        carried = {lookup.field.mask: _values(lookup) for lookup in lookups}
        return [
            Transfer(
                tier in self.is_read,
                tier in self.written,
                self.classes.get(tier),
                None if mask & copied else carried.get(mask, {}),
            )
            for mask, tier in self.tiers.of.items()
        ]

    def actives(self, some: int) -> int:
        """Return the active parts of some states, as a set."""
        if some in (EMPTY, ZERO):
            return some
        found = self.parts.get((some,))
        if found is None:
            store, (tier, arcs) = self.store, self.store.nodes[some]
            classes, parts = self.classes.get(tier), dict[int, int]()
            for value, after in arcs:
                at = 0 if tier not in self.is_read else value if classes is None else classes[value]
                parts[at] = store.union(parts.get(at, EMPTY), self.actives(after))
            found = self.parts[some,] = store.make(tier, tuple(sorted(parts.items())))
        return found

    def with_active(self, some: int, actives: int) -> int:
        """Return those of some states whose active parts are in a set."""
        if not some or not actives:
            return EMPTY
        store = self.store
        tier = min(store.nodes[some][0], store.nodes[actives][0])
        if tier == END:
            return ZERO
        found = self.fitting.get((some, actives))
        if found is None:
            there, classes, arcs = dict(store.arcs(actives, tier)), self.classes.get(tier), list[tuple[int, int]]()
            for value, after in store.arcs(some, tier):
                at = value if classes is None else classes[value]
                left = self.with_active(after, there.get(at, EMPTY) if tier in self.is_read else actives)
                if left:
                    arcs.append((value, left))
            found = self.fitting[some, actives] = store.make(tier, tuple(arcs))
        return found


def _values(lookup: Lookup) -> Values:
    """Return a lookup as a table of values in their place."""
    return {value << lookup.field.shift: least for value, least in enumerate(lookup.values)}
