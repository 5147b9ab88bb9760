"""Successors: of single states and of whole groups at once."""

from hypothesis import given
from hypothesis import strategies as st

from branchlight.prover.reduce.bit_layout import Field, Lookup
from branchlight.prover.search.successors import Carry, GroupEdge, Sending, grouping

BITS = 12
STATES = st.integers(0, (1 << BITS) - 1)


@st.composite
def parted(draw: st.DrawFn) -> tuple[int, list[Lookup], int]:
    """Return a mask that is kept, lookups of other fields, and a mask of what is left."""
    masks = [0, 0]
    lookups: list[Lookup] = []
    shift = 0
    while shift < BITS:
        width = draw(st.integers(1, min(4, BITS - shift)))
        field = Field(shift, width)
        kind = draw(st.integers(0, 2))
        if kind == 2:
            top = 1 << width
            least = draw(st.lists(st.integers(0, top - 1), min_size=top, max_size=top))
            lookups.append(Lookup(field, tuple([value << shift for value in least])))
        else:
            masks[kind] |= field.mask
        shift += width
    return masks[0], lookups, masks[1]


def carried(state: int, kept: int, lookups: list[Lookup]) -> int:
    """Return what is carried along of a state, by its definition."""
    return state & kept | sum(values[state >> field.shift & field.low_mask] for field, values in lookups)


@given(parted(), st.data())
def test_carries_follow_by_masks_and_lookups(parts: tuple[int, list[Lookup], int], data: st.DataObject) -> None:
    kept, lookups, rest = parts
    carry = Carry(7, kept, lookups)
    state, active = data.draw(STATES), data.draw(STATES) & rest
    assert carry.follow(active, state) == active | carried(state, kept, lookups)
    assert GroupEdge((), 7, active, 1, carry).follow(state) == carry.follow(active, state)
    assert carry.point == 7


@given(parted(), st.data())
def test_groups_become_what_each_state_does(parts: tuple[int, list[Lookup], int], data: st.DataObject) -> None:
    kept, lookups, rest = parts
    carry = Carry(7, kept, lookups)
    rows = data.draw(st.lists(st.tuples(STATES, st.lists(STATES, min_size=1, max_size=4)), max_size=4))
    groups: list[Sending] = [(active & rest, number, states) for number, (active, states) in enumerate(rows, 5)]
    after = {(carry.follow(active, state), number) for active, number, states in groups for state in states}
    known = dict([pair for pair in sorted(after) if data.draw(st.booleans())])
    new = carry.new(groups, known)
    assert set(new) == {state for state, _ in after} - set(known)
    assert set(new.items()) <= after


@given(parted(), st.lists(STATES))
def test_active_parts_have_what_matters(parts: tuple[int, list[Lookup], int], states: list[int]) -> None:
    exact, classes, _ = parts
    assert grouping(exact, classes)(states) == [carried(state, exact, classes) for state in states]
