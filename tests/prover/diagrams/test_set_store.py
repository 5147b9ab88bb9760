"""Sets of states as diagrams do what sets of numbers do."""

from hypothesis import given
from hypothesis import strategies as st

from branchlight.prover.clock import Clock
from branchlight.prover.diagrams.set_store import EMPTY, Room, SetStore
from branchlight.prover.diagrams.tiers import Tiers, set_of_rows

MASKS = (0b11, 0b100, 0b111000, 0b1000000)
ROOM = Room(10**6, 10**7)
STATES = st.frozensets(st.integers(0, 127), max_size=40)


def stored(store: SetStore, states: frozenset[int]) -> int:
    """Return the set of some states, made at once."""
    rows = [tuple([state & mask for mask in MASKS]) for state in sorted(states)]
    return set_of_rows(store, rows, [0, 2, 4, 6]) if rows else EMPTY


@given(STATES, STATES)
def test_operations_are_those_of_sets(one: frozenset[int], other: frozenset[int]) -> None:
    store = SetStore(ROOM, Clock(1e6))
    first, second = stored(store, one), stored(store, other)
    for found, expected in (
        (first, one),
        (store.union(first, second), one | other),
        (store.minus(first, second), one - other),
        (store.both(first, second), one & other),
    ):
        assert found == stored(store, expected)  # equal sets have equal numbers
        assert sorted(store.all_of(found)) == sorted(expected)
        assert store.count(found) == len(expected)
        assert not expected or store.one_of(found) in expected


@given(STATES)
def test_states_added_singly_make_the_same_set(states: frozenset[int]) -> None:
    store, tiers = SetStore(ROOM, Clock(1e6)), Tiers(MASKS)
    found = EMPTY
    for state in states:
        found = store.union(found, tiers.set_of(store, state))
    assert found == stored(store, states)


def test_cleared_caches_change_no_result() -> None:
    store = SetStore(ROOM, Clock(1e6))
    one, other = stored(store, frozenset(range(0, 90, 3))), stored(store, frozenset(range(0, 90, 2)))
    before = store.both(one, other)
    for cache in store.caches:
        cache.clear()
    assert store.both(one, other) == before
