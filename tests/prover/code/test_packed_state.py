"""Packed states: generated code changes them as a plain table of values changes."""

from collections.abc import Callable
from typing import TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from branchlight.language.expression import Apply, Const, Expression, Load
from branchlight.prover.clock import Clock
from branchlight.prover.code.namespace import Namespace
from branchlight.prover.code.packed_state import Footprint, PackedState
from branchlight.prover.code.source_writer import SourceWriter
from branchlight.prover.reduce.bit_layout import BitLayout
from branchlight.prover.reduce.refinement import PartitionsOf, join
from tests.prover.phases import asking, story_of, variables_of

Values: TypeAlias = dict[int, int]
"""The state variables of a story, each with the distance of its value from the least."""

STATE = "x: {start: 0, min: 0, max: 5}, y: {start: 0, min: -2, max: 3}, g: 0, c: {set of: [p, q, r]}"
VARIABLES = variables_of(
    story_of("node: a\ndo: ['x = 5 - x', 'y = 1 - y', g += 1]\ngo: test", asking("x > 1"), state=STATE)
)
LAYOUT = BitLayout(VARIABLES, range(len(VARIABLES.all)), False)
SIZES = [variable.size for variable in VARIABLES.all]
X, Y, G, C = range(4)
"""The slots of the story. The state variable of `g` has one value."""
MEMBERS = VARIABLES.members[C]
NUMBERS = st.sampled_from((X, Y, G))
VARIABLE = st.integers(0, len(SIZES) - 1)


def test_variables_are_those_that_are_used() -> None:
    assert SIZES == [6, 6, 1, 2, 2, 2]
    assert MEMBERS == [3, 4, 5]


OPERATIONS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), VARIABLE, st.integers(0, 5)),
        st.tuples(st.just("code"), VARIABLE, VARIABLE),
        st.tuples(st.just("sum"), NUMBERS, NUMBERS),
        st.tuples(st.just("unite"), st.integers(0, 7), st.just(0)),
        st.tuples(st.just("count"), st.just(0), st.just(0)),
        st.tuples(st.just("read"), NUMBERS, st.just(0)),
        st.tuples(st.just("aside"), VARIABLE, st.integers(0, 5)),
        st.tuples(st.sampled_from(("flush", "flush_to_target")), st.just(0), st.just(0)),
    ),
    max_size=8,
)
STATES = st.tuples(*[st.integers(0, size - 1) for size in SIZES])


class Both:
    """Applies each operation to a packed state and to a table. `told` and `expected` are what each reads."""

    def __init__(self, values: Values) -> None:
        self.code, self.footprint = SourceWriter(Namespace({}), Clock(1e9)), Footprint()
        self.packed = PackedState(LAYOUT, PartitionsOf(VARIABLES), self.code, self.footprint, "s", "r")
        self.values = dict(values)
        self.expected: list[int] = []
        self.code.line("def run(s, told):")
        self.code.margin = " "

    def number(self, slot: int) -> int:
        return self.values[slot] + VARIABLES.all[slot].low

    def tell(self, source: str, expected: int) -> None:
        self.code.line(f"told.append({source})")
        self.expected.append(expected)

    def put(self, variable: int, value: int) -> None:
        self.values[variable] = value % SIZES[variable]
        self.packed.set(variable, value % SIZES[variable])

    def code_(self, variable: int, other: int) -> None:
        self.packed.set_code(variable, f"({self.packed.raw(other)} + 1) % {SIZES[variable]}")
        self.values[variable] = (self.values[other] + 1) % SIZES[variable]

    def sum(self, slot: int, other: int) -> None:
        """Assign the value of an expression of two numbers."""
        total: Expression = Apply("abs", (Apply("-", (Load(slot), Apply("+", (Load(other), Const(1))))),))
        self.packed.set_code(slot, f"{self.packed.write(Apply('%', (total, Const(SIZES[slot]))))}")
        self.values[slot] = abs(self.number(slot) - self.number(other) - 1) % SIZES[slot]

    def unite(self, members: int, _: int) -> None:
        self.packed.set_members(C, self.packed.write(Apply("union", (Load(C), Const(members)))))
        for place, variable in enumerate(MEMBERS):
            self.values[variable] |= members >> place & 1

    def count(self, *_: int) -> None:
        self.tell(self.packed.write(Apply("count", (Load(C),))), sum(self.values[variable] for variable in MEMBERS))

    def read(self, slot: int, _: int) -> None:
        self.tell(self.packed.write(Load(slot)), self.number(slot))

    def aside(self, variable: int, value: int) -> None:
        """Change a copy, as on a branch."""
        copy, value = self.packed.copy("q"), value % SIZES[variable]
        copy.set(variable, value)
        copy.flush()
        self.tell(copy.whole(), packed({**self.values, variable: value}))

    def flush(self, *_: int) -> None:
        self.packed.flush()

    def flush_to_target(self, *_: int) -> None:
        self.packed.flush_to_target()
        assert self.packed.base == "r"

    def run(self, state: int) -> list[int]:
        """Return what the code reads, and the state after it."""
        self.code.line(f"told.append({self.packed.whole()})")
        self.code.run()
        told: list[int] = []
        run: Callable[[int, list[int]], None] = self.code.namespace.names["run"]  # type: ignore[assignment]
        run(state, told)
        return told


def packed(values: Values) -> int:
    """Return the state with these values."""
    return sum(value << LAYOUT.fields[variable].shift for variable, value in values.items())


def written(operations: list[tuple[str, int, int]], values: Values) -> Both:
    """Return both after these operations."""
    both = Both(values)
    for name, one, other in operations:
        getattr(both, {"code": "code_"}.get(name, name))(one, other)
    return both


@given(STATES, OPERATIONS)
def test_packed_states_change_as_a_table_does(state: tuple[int, ...], operations: list[tuple[str, int, int]]) -> None:
    before = dict(enumerate(state))
    both = written(operations, before)
    assert both.run(packed(before)) == [*both.expected, packed(both.values)]


@given(STATES, STATES, OPERATIONS)
def test_packed_states_record_their_footprint(
    state: tuple[int, ...], other: tuple[int, ...], operations: list[tuple[str, int, int]]
) -> None:
    operations = [operation for operation in operations if operation[0] != "aside"]  # tells a whole state
    one = written(operations, dict(enumerate(state)))
    partitions = join(VARIABLES, *one.footprint.partitions)
    for variable, field in LAYOUT.fields.items():
        changed = one.values[variable] != state[variable]
        assert not changed or one.footprint.bits & field.mask == field.mask
    read = {variable for variable in range(len(SIZES)) if variable in partitions}
    alike = dict(
        enumerate([state[variable] if variable in read else other[variable] for variable in range(len(SIZES))])
    )
    assert one.run(packed(dict(enumerate(state))))[:-1] == written(operations, alike).run(packed(alike))[:-1]


def test_changes_are_written_at_once() -> None:
    both = written([("put", X, 3), ("put", Y, 1), ("code", 3, 4)], dict.fromkeys(range(6), 0))
    lines = len(both.code.lines)
    both.packed.flush()
    assert len(both.code.lines) == lines + 1
    both.packed.flush()
    assert len(both.code.lines) == lines + 1


def test_constants_just_assigned_are_not_read() -> None:
    both = written([("put", X, 3), ("put", Y, 1)], dict.fromkeys(range(6), 0))
    assert both.packed.raw(X) == "3"
    assert [both.packed.write(Load(slot)) for slot in (X, Y)] == ["(3)", "(-1)"]
    assert len(both.code.lines) == 1
    both.packed.flush()
    assert both.packed.raw(X) != "3"


def test_variables_of_one_value_take_no_code() -> None:
    both = written([("code", G, X)], dict.fromkeys(range(6), 0))
    assert both.packed.whole() == "s"
    assert both.packed.read(G) == "0"
