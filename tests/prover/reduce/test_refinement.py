"""Partitions of the values of state variables, and their common refinements."""

import operator
from collections.abc import Callable, Sequence
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.language.expression import Apply, Const, Expression
from branchlight.prover.reduce.refinement import EXACT, NOTHING, Partition, Partitions, PartitionsOf, classes, fit, join
from branchlight.prover.reduce.state_variables import StateVariable, StateVariables
from tests.prover.phases import asking, condition_of, slot_of, story_of, variables_of

RANGES = "x: {start: 1, min: 0, max: 5}, y: {start: 0, min: -2, max: 3}, b: false, c: {set of: [p, q]}"
WILD = "node: a\ndo: ['x = 5 - x', 'y = 1 - y', b = not b]\ngo: test"
SIZES = {0: 6, 1: 6, 2: 2, 3: 2, 4: 2}
"""The sizes of the state variables of such a story."""


def variables_for(*tests: str) -> StateVariables:
    """Return the state variables of a story that tests these conditions and changes its state arbitrarily."""
    return variables_of(story_of(WILD, asking(*tests), state=RANGES))


VARIABLES = variables_for("x > 1")


def rows(size: int) -> st.SearchStrategy[Partition]:
    """Return partitions of a state variable of that size, except the one with a single class."""
    numbers = st.lists(st.integers(0, size - 1), min_size=size, max_size=size)
    return st.one_of(st.just(EXACT), numbers.map(classes).filter(lambda partition: partition is not None))  # type: ignore[arg-type]


PARTITIONS: st.SearchStrategy[Partitions] = st.fixed_dictionaries(
    {}, optional={variable: rows(size) for variable, size in SIZES.items()}
)


def parted(partitions: Partitions, variable: int, one: int, other: int) -> bool:
    """Return whether two values of a state variable (counted from its least) are kept apart."""
    if variable not in partitions:
        return False
    return one != other if partitions[variable] == EXACT else partitions[variable][one] != partitions[variable][other]


def pairs(size: int) -> list[tuple[int, int]]:
    return list(combinations(range(size), 2))


def test_variables_have_the_sizes_that_are_used() -> None:
    assert {number: variable.size for number, variable in enumerate(VARIABLES.all)} == SIZES


@given(PARTITIONS, PARTITIONS)
def test_join_keeps_apart_what_its_parts_do(one: Partitions, other: Partitions) -> None:
    joined = join(VARIABLES, one, other)
    for variable, size in SIZES.items():
        for pair in pairs(size):
            assert parted(joined, variable, *pair) == (parted(one, variable, *pair) or parted(other, variable, *pair))


@given(PARTITIONS, PARTITIONS, PARTITIONS)
def test_join_is_a_semilattice(one: Partitions, other: Partitions, third: Partitions) -> None:
    assert join(VARIABLES, one, other) == join(VARIABLES, other, one)
    assert join(VARIABLES, join(VARIABLES, one, other), third) == join(VARIABLES, one, join(VARIABLES, other, third))
    assert join(VARIABLES, one, other, third) == join(VARIABLES, join(VARIABLES, one, other), third)
    assert join(VARIABLES, one, one) == one == join(VARIABLES, one, NOTHING)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=8))
def test_classes_are_of_equal_results(results: list[int]) -> None:
    found = classes(results)
    if len(set(results)) == 1:
        assert found is None
    elif len(set(results)) == len(results):
        assert found == EXACT
    else:
        assert found is not None
        assert [found[one] == found[other] for one, other in product(range(len(results)), repeat=2)] == [
            one == other for one, other in product(results, repeat=2)
        ]
        assert list(dict.fromkeys(found)) == list(range(max(found) + 1))


@pytest.mark.parametrize(
    ("test", "alike"),
    [
        ("x > 1", [[0, 1], [2, 3, 4, 5]]),
        ("x == 3", [[0, 1, 2, 4, 5], [3]]),
        ("x > 1 and x < 4", [[0, 1, 4, 5], [2, 3]]),
        ("x % 2 == 1", [[0, 2, 4], [1, 3, 5]]),
        ("max(x, 3) > 3", [[0, 1, 2, 3], [4, 5]]),
        ("(x if x > 3 else 0) == 5", [[0, 1, 2, 3, 4], [5]]),
        ("chance(10 * x - 10)", [[0, 1], [2, 3, 4, 5]]),
        ("roll(0, x) > 2", []),
        ("x > 5", [[0, 1, 2, 3, 4, 5]]),
    ],
)
def test_conditions_need_their_classes(test: str, alike: list[list[int]]) -> None:
    variables = variables_for(test)
    variable = variables.value[slot_of(variables.bodies.story, "x")]
    partition = PartitionsOf(variables).value(condition_of(variables.bodies.story, "main.test.c0"))
    assert set(partition) <= {variable}
    for one, other in pairs(6):
        assert parted(partition, variable, one, other) == (not any({one, other} <= set(row) for row in alike))


OPERATORS: dict[str, Callable[..., int]] = {
    "and": lambda *args: all(args),
    "or": lambda *args: any(args),
    "count": int.bit_count,
    "in": lambda member, members: members >> member & 1,
    "+": operator.add,
    "%": operator.mod,
    "<": operator.lt,
    ">": operator.gt,
    "==": operator.eq,
}
ATOMS = ("x > 1", "x == 3", "y < 0", "y + x > 2", "b", "p in c", "count(c) > 1", "x % 2 == 0", "y == x")


@given(st.lists(st.sampled_from(ATOMS), min_size=1, max_size=3, unique=True), st.sampled_from((" and ", " or ")))
def test_values_that_are_alike_answer_alike(atoms: Sequence[str], packed: str) -> None:
    variables = variables_for(packed.join(atoms))
    expression = condition_of(variables.bodies.story, "main.test.c0")
    partitions = PartitionsOf(variables).value(expression)
    by_class: dict[tuple[int, ...], bool] = {}
    for state in product(*[range(variable.low, variable.high + 1) for variable in variables.all[: len(SIZES)]]):
        kept = tuple(
            [_class(partitions, variable, value - variables.all[variable].low) for variable, value in enumerate(state)]
        )
        result = bool(_worth(expression, state))
        assert by_class.setdefault(kept, result) == result


def _class(partitions: Partitions, variable: int, value: int) -> int:
    if variable not in partitions:
        return 0
    return value if partitions[variable] == EXACT else partitions[variable][value]


def _worth(expression: Expression, state: tuple[int, ...]) -> int:
    """Return the value of an expression. The state is x, y, b and the members p and q of c."""
    if isinstance(expression, Const):
        return int(expression.value)
    if not isinstance(expression, Apply):
        return state[expression.slot] if expression.slot < 3 else state[3] | state[4] << 1
    args = [_worth(arg, state) for arg in expression.args]
    return int(OPERATORS[expression.op](*args))


@pytest.mark.parametrize(("last", "period"), [(5, 1), (5, 2), (5, 3), (4, 1)])
@given(rows(6))
def test_counts_map_partitions_back_by_one(last: int, period: int, partition: Partition) -> None:
    variables = variables_for("x > 1")
    variables.all[0] = StateVariable("value", 0, 0, 0, 5, 0, period=period)
    found = PartitionsOf(variables).counted(0, partition, last)
    after = [value + 1 if value < last else value + 1 - period for value in range(6)]
    for one, other in pairs(6):
        assert parted(found, 0, one, other) == parted({0: partition}, 0, after[one], after[other])


@given(st.integers(-3, 3), st.integers(0, 6), st.integers(1, 4), st.integers(-9, 40))
def test_numbers_fit_into_their_variable(low: int, width: int, period: int, value: int) -> None:
    variable = StateVariable("value", 0, 0, low, low + width, low, False, min(period, width + 1))
    found = fit(variable, value)
    assert low <= found <= variable.high
    assert found == value or not low <= value <= variable.high
    assert value < low or found % variable.period == value % variable.period
