"""Tiers: the order in which the fields of a packed state appear in the diagrams.

Tier 2n has the field number n of the order, and tier 2n + 1 what a transition writes into it (see `set_relation`). A
value is kept as the bits of the field in their place. So a packed state is the sum of its values.
"""

from collections.abc import Sequence

from branchlight.prover.diagrams.set_store import ZERO, SetStore


class Tiers:
    """The fields of a packed state in the order of the diagrams, as masks."""

    def __init__(self, masks: Sequence[int]) -> None:
        self.masks = masks
        self.of = {mask: 2 * place for place, mask in enumerate(masks)}

    def within(self, bits: int) -> list[int]:
        """Return the tiers of the fields that have some of these bits."""
        return [2 * place for place, mask in enumerate(self.masks) if mask & bits]

    def value(self, state: int, tier: int) -> int:
        """Return the value of a state at a tier."""
        return state & self.masks[tier >> 1]

    def set_of(self, store: SetStore, state: int) -> int:
        """Return the set that has only this state."""
        row = tuple([state & mask for mask in self.masks])
        return set_of_rows(store, [row], range(0, 2 * len(row), 2))


def set_of_rows(store: SetStore, rows: Sequence[tuple[int, ...]], tiers: Sequence[int], place: int = 0) -> int:
    """Return the set of some rows, at least one. A row has the value for each of these tiers, from `place` on."""
    if len(rows) == 1:
        return _set_of_row(store, rows[0], tiers, place)
    if place == len(tiers):
        return ZERO
    parts: dict[int, list[tuple[int, ...]]] = {}
    for row in rows:
        parts.setdefault(row[place], []).append(row)
    arcs = [(value, set_of_rows(store, parts[value], tiers, place + 1)) for value in sorted(parts)]
    return store.make(tiers[place], tuple(arcs))


def _set_of_row(store: SetStore, row: tuple[int, ...], tiers: Sequence[int], place: int) -> int:
    found = ZERO
    for at in range(len(tiers) - 1, place - 1, -1):
        if row[at]:
            found = store.make(tiers[at], ((row[at], found),))
    return found
