"""Bit layouts: fields that do not overlap, masks, and lookups that can be joined."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from branchlight.prover.clock import Clock
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.reduce.bit_layout import WIDEST, BitLayout, Field, Lookup, joined
from branchlight.prover.reduce.refinement import EXACT, Partition, classes
from branchlight.prover.reduce.state_variables import StateVariable, StateVariables
from tests.prover.phases import asking, story_of

STORY = story_of(asking("p in c"), state="c: {set of: [p, q, r]}")


@st.composite
def variables(draw: st.DrawFn) -> StateVariables:
    """Return a set of three, and state variables of any size."""
    found = StateVariables(NumberedBodies(STORY), Clock(1e9))
    for low, width in draw(st.lists(st.tuples(st.integers(-3, 3), st.integers(0, 40)), max_size=5)):
        start = draw(st.integers(low, low + width))
        found.add(StateVariable("value", 0, 0, low, low + width, start))
    return found


@st.composite
def layouts(draw: st.DrawFn) -> BitLayout:
    """Return a layout in which some of the state variables have a field."""
    some = draw(variables())
    needed = draw(st.sets(st.integers(0, len(some.all) - 1)))
    return BitLayout(some, needed, draw(st.booleans()))


@given(layouts())
def test_fields_do_not_overlap(layout: BitLayout) -> None:
    fields = list(layout.fields.values())
    assert sum(field.mask for field in fields) == (1 << layout.top) - 1
    assert sum(field.width for field in fields) == layout.top == layout.stack_shift
    assert layout.stack == (-1 << layout.top if layout.has_calls else 0)


@given(layouts())
def test_fields_have_room_for_their_variable(layout: BitLayout) -> None:
    for number, field in layout.fields.items():
        size = layout.variables.all[number].size
        assert 1 << field.width >= size > 1 << field.width >> 1


@given(layouts())
def test_start_has_the_start_of_each_variable(layout: BitLayout) -> None:
    start = layout.start()
    for number, field in layout.fields.items():
        variable = layout.variables.all[number]
        assert (start >> field.shift & field.low_mask) + variable.low == variable.start
    assert start >> layout.top == 0


@given(layouts())
def test_members_of_a_set_are_adjacent(layout: BitLayout) -> None:
    for slot, field in layout.sets.items():
        members = [layout.fields[variable] for variable in layout.variables.members[slot]]
        assert [member.shift - field.shift for member in members] == [0, 1, 2]
        assert field.mask == sum(member.mask for member in members)
    assert bool(layout.sets) == any(variable in layout.fields for variable in layout.variables.members[0])


def partitions_of(data: st.DataObject, layout: BitLayout) -> dict[int, Partition]:
    """Return partitions for some of the fields."""
    found: dict[int, Partition] = {}
    for number in layout.fields:
        size = layout.variables.all[number].size
        row = data.draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
        partition = data.draw(st.sampled_from((None, EXACT, classes(row))))
        if partition is not None:
            found[number] = partition
    return found


@given(st.data(), layouts())
def test_partitions_keep_the_least_of_each_class(data: st.DataObject, layout: BitLayout) -> None:
    partitions = partitions_of(data, layout)
    kept, lookups = layout.kept(partitions), {lookup.field: lookup.values for lookup in layout.lookups(partitions)}
    for number, field in layout.fields.items():
        partition, size = partitions.get(number), layout.variables.all[number].size
        assert kept & field.mask == (field.mask if partition == EXACT else 0)
        assert (field in lookups) == bool(partition) or not field.width
        for value in range(size) if partition else ():
            assert partition is not None
            least = min(other for other in range(size) if partition[other] == partition[value])
            assert lookups[field][value] == least << field.shift


@st.composite
def lookups(draw: st.DrawFn) -> list[Lookup]:
    """Return lookups of separate fields, in any order."""
    found: list[Lookup] = []
    shift = 0
    for gap, width in draw(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), max_size=6)):
        shift += gap
        top = (1 << width) - 1
        values = draw(st.lists(st.integers(0, top), min_size=top + 1, max_size=top + 1))
        found.append(Lookup(Field(shift, width), tuple([value << shift for value in values])))
        shift += width
    return draw(st.permutations(found))


def looked_up(some: list[Lookup], state: int) -> int:
    """Return what becomes of the fields of a state, one by one."""
    return sum(values[state >> field.shift & field.low_mask] for field, values in some)


@given(lookups(), st.integers(0, (1 << 42) - 1))
def test_joined_lookups_do_the_same(some: list[Lookup], state: int) -> None:
    together = joined(some)
    assert looked_up(together, state) == looked_up(some, state)
    assert len(together) <= len(some)
    assert all(field.width <= WIDEST and len(values) == 1 << field.width for field, values in together)
    for low, high in pairwise(together):
        assert low.field.end <= high.field.shift
        assert high.field.end - low.field.shift > WIDEST
