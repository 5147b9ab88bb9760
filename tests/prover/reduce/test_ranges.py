"""Ranges: the least ones that suffice, and state variables in them that answer every test like the state itself."""

import operator
from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from branchlight.language.types import HIGHEST, LOWEST
from branchlight.prover.prove import prove
from branchlight.prover.reduce.refinement import fit
from branchlight.prover.reduce.state_variables import StateVariable
from tests.prover.phases import asking, story_of, variable_of, variables_of

Change = tuple[str, int]
"""`+=`, `-=` or `=`, and a number."""

COMPARISONS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
    "%": lambda value, divisor: value % divisor,
    "min": min,
    "max": max,
}


def changing(*statements: str) -> str:
    """Return a first node with a choice that leads back for each statement, and one that leads to the tests."""
    choices = "".join([f'  - {{label: D{number}, do: "{do}", go: a}}\n' for number, do in enumerate(statements)])
    return f"node: a\nchoices:\n{choices}  - Out: test"


UNBOUNDED = "x: 0"
NARROW = "x: {start: 2, min: 0, max: 9}"
HIGH = "x: 9"
VALUES: dict[str, tuple[str, list[str], list[str], tuple[int, int, int]]] = {
    "growing and put below": (HIGH, ["x += 1", "x = 2"], ["x > 3"], (2, 4, 1)),
    "growing, with a test below its start": (HIGH, ["x += 1"], ["x < 3"], (9, 9, 1)),
    "shrinking, to its last threshold": (HIGH, ["x -= 1"], ["x > 3", "x < 7"], (3, 9, 1)),
    "only put": (HIGH, ["x = 5", "x = 1"], ["x > 7"], (1, 8, 1)),
    "growing, to its last threshold": (UNBOUNDED, ["x += 1"], ["x > 3", "x >= 2"], (0, 4, 1)),
    "growing, compared the other way round": (UNBOUNDED, ["x += 2"], ["3 < x"], (0, 4, 1)),
    "growing, compared with its last value": (UNBOUNDED, ["x += 2"], ["3 >= x"], (0, 4, 1)),
    "growing, compared with its next value": (UNBOUNDED, ["x += 2"], ["3 <= x"], (0, 3, 1)),
    "growing, told apart at a value": (UNBOUNDED, ["x += 1"], ["x == 3"], (0, 4, 1)),
    "growing, told apart by its size": (UNBOUNDED, ["x += 1"], ["abs(x) == 1"], (0, 2, 1)),
    "shrinking, told apart by its size": (UNBOUNDED, ["x -= 1"], ["3 >= abs(x)"], (-4, 0, 1)),
    "growing and put above": (UNBOUNDED, ["x += 1", "x = 8"], ["x > 3"], (0, 4, 1)),
    "growing, with no test": (UNBOUNDED, ["x += 1"], [], (0, 0, 1)),
    "growing, with remainders": (UNBOUNDED, ["x += 1"], ["x > 3", "x % 2 == 1", "x % 3 == 1"], (0, 9, 6)),
    "growing within a range, with a remainder": (NARROW, ["x += 1"], ["x > 3", "x % 2 == 1"], (2, 9, 1)),
    "growing within a range": (NARROW, ["x += 1"], ["x > 3"], (2, 4, 1)),
    "growing to its greatest value": (NARROW, ["x += 1"], ["x == 9"], (2, 9, 1)),
    "shrinking and put above": (NARROW, ["x -= 1", "x = 7"], ["x > 3"], (3, 7, 1)),
    "shrinking, with a remainder": (UNBOUNDED, ["x -= 1"], ["x > -3", "x % 2 == 1"], (LOWEST, 0, 1)),
    "both ways": (NARROW, ["x += 1", "x -= 1"], ["x > 3"], (0, 9, 1)),
    "never changed": (NARROW, [], ["x > 3"], (2, 4, 1)),
    "changed by itself": (NARROW, ["x = x * 2"], ["x > 3"], (0, 9, 1)),
    "changed by what is drawn": (NARROW, ["x += roll(1, 2)"], ["x > 3"], (0, 9, 1)),
    "growing and read as it is": (UNBOUNDED, ["x += 1"], ["x + 1 > 3"], (0, HIGHEST, 1)),
    "shrinking and read as it is": (NARROW, ["x -= 1"], ["x + 1 > 3"], (0, 2, 1)),
    "growing, of which the lesser is taken": (UNBOUNDED, ["x += 1"], ["min(x, 3) == 3", "min(2, x, 4) > 1"], (0, 3, 1)),
    "growing, of which the greater is taken": (UNBOUNDED, ["x += 1"], ["max(x, 3) == 3"], (0, HIGHEST, 1)),
    "growing, of which both are taken": (UNBOUNDED, ["x += 1"], ["max(min(x, 3), 1) == 3"], (0, 3, 1)),
    "growing, inside what is lesser": (UNBOUNDED, ["x += 1"], ["min(x + 1, 3) == 3"], (0, HIGHEST, 1)),
    "shrinking, of which the greater is taken": (NARROW, ["x -= 1"], ["max(x, 1) == 1"], (1, 2, 1)),
    "shrinking, of which the lesser is taken": (NARROW, ["x -= 1"], ["min(x, 1) == 1"], (0, 2, 1)),
    "growing, with the lesser of two numbers": (UNBOUNDED, ["x += 1"], ["min(x, visits(a)) > 3"], (0, HIGHEST, 1)),
    "growing and compared with a count": (NARROW, ["x += 1"], ["x > visits(a)"], (2, 9, 1)),
}


@pytest.mark.parametrize(("state", "changes", "tests", "expected"), VALUES.values(), ids=VALUES)
def test_numbers_keep_what_tests_tell_apart(
    state: str, changes: list[str], tests: list[str], expected: tuple[int, int, int]
) -> None:
    variable = variable_of(variables_of(story_of(changing(*changes), asking(*tests), state=state)), "x")
    assert (variable.low, variable.high, variable.period) == expected


@pytest.mark.parametrize(
    ("changes", "test", "expected"),
    [
        (["x += 1"], "x > -3", (0, 0, 1)),
        (["x -= 1"], "x > -3", (-3, 0, 1)),
        (["x += 1", "x = -2"], "x > 3", (-2, 4, 1)),
        (["x += -1"], "x > 3", (0, 0, 1)),
    ],
)
def test_numbers_below_zero_are_constants_too(changes: list[str], test: str, expected: tuple[int, int, int]) -> None:
    variable = variable_of(variables_of(story_of(changing(*changes), asking(test), state=UNBOUNDED)), "x")
    assert (variable.low, variable.high, variable.period) == expected


@pytest.mark.parametrize(
    ("tests", "expected"),
    [
        (["seen(a)"], (1, 1)),
        (["visits(a) > 3"], (4, 1)),
        (["visits(a) == 3"], (4, 1)),
        (["visits(a) % 2 == 0"], (2, 2)),
        (["visits(a) % 2 == 0", "visits(a) % 3 == 0", "visits(a) >= 4"], (9, 6)),
        (["visits(a) + 1 > 3"], (1 << 30, 1)),
        (["min(visits(a), 3) == 3"], (3, 1)),
        (["min(visits(a), 3) + visits(a) % 2 == 3"], (4, 2)),
        (["max(visits(a), 3) == 3"], (1 << 30, 1)),
        (["visits(a) > 300"], (1 << 30, 1)),
    ],
)
def test_visits_are_counted_as_far_as_asked(tests: list[str], expected: tuple[int, int]) -> None:
    variable = variable_of(variables_of(story_of(changing(), asking(*tests))), "visits main.a")
    assert (variable.low, variable.start, variable.high, variable.period) == (0, 0, *expected)


@pytest.mark.parametrize(
    ("tests", "high", "never"),
    [
        (["turns_since(a) > 2"], 3, False),
        (["turns_since(a) >= 2", "turns_since(a) == 4"], 5, False),
        (["turns_since(a) < 1000000"], 1, True),
        (["turns_since(a) > 2", "turns_since(a) == 1000000"], 4, True),
        (["turns_since(a) + 1 > 2"], HIGHEST, True),
    ],
)
def test_ages_are_kept_as_far_as_asked(tests: list[str], high: int, never: bool) -> None:
    variable = variable_of(variables_of(story_of(changing(), asking(*tests))), "last main.a")
    assert (variable.kind, variable.low, variable.high, variable.start, variable.never) == ("age", 0, high, high, never)


LIMITS = st.integers(0, 12)
COMPARED = st.lists(st.tuples(st.sampled_from(("<", "<=", ">", ">=", "==", "!=")), LIMITS), max_size=3)
REMAINDERS = st.lists(st.tuples(st.just("%"), st.integers(2, 4)), max_size=2)
ENDS = st.lists(st.tuples(st.sampled_from(("min", "max")), LIMITS), max_size=2)
STEPS = st.one_of(
    st.tuples(st.just("+="), st.integers(0, 3)),
    st.tuples(st.just("-="), st.integers(0, 3)),
    st.tuples(st.just("="), LIMITS),
)
RANGES = st.one_of(st.just((LOWEST, HIGHEST)), st.tuples(st.integers(-6, 0), st.integers(5, 12)))


def played(
    variable: StateVariable, start: int, span: tuple[int, int], changes: list[Change]
) -> Iterator[tuple[int, int]]:
    """Yield a number after each change with its state variable; play keeps both in the declared range."""
    exact, kept = start, variable.start
    yield exact, kept
    for sign, step in changes:
        exact, kept = [
            min(max(step if sign == "=" else value + step if sign == "+=" else value - step, span[0]), span[1])
            for value in (exact, kept)
        ]
        kept = fit(variable, kept)
        yield exact, kept


@given(st.data(), RANGES, st.integers(0, 5), COMPARED, REMAINDERS, ENDS, st.lists(STEPS, min_size=1, max_size=3))
def test_variables_answer_like_the_number(
    data: st.DataObject,
    span: tuple[int, int],
    start: int,
    compared: list[tuple[str, int]],
    divided: list[tuple[str, int]],
    ends: list[tuple[str, int]],
    steps: list[Change],
) -> None:
    assume(all(span[0] <= step <= span[1] for sign, step in steps if sign == "="))
    tests = [f"x {op} {value}" if op != "%" else f"x % {value} == 0" for op, value in (*compared, *divided)]
    tests += [f"{op}(x, {value}) == visits(a)" for op, value in ends]
    declared = f"x: {start}" if span[1] == HIGHEST else f"x: {{start: {start}, min: {span[0]}, max: {span[1]}}}"
    story = story_of(changing(*[f"x {sign} {step}" for sign, step in steps]), asking(*tests), state=declared)
    variable = variable_of(variables_of(story), "x")
    for exact, kept in played(variable, start, span, data.draw(st.lists(st.sampled_from(steps), max_size=12))):
        for op, value in (*compared, *divided, *ends):
            assert COMPARISONS[op](kept, value) == COMPARISONS[op](exact, value)


@pytest.mark.parametrize(("step", "expected"), [(700_000, {0, 1}), (600_000, {0, 1})])
def test_remainders_end_at_the_greatest_number(step: int, expected: set[int]) -> None:
    story = story_of(changing(f"x += {step}"), asking(*[f"x % 3 == {rest}" for rest in range(3)]), state="x: 0")
    choices = prove(story).choices
    assert {rest for rest in range(3) if choices[f"main.test.c{rest}"].reached} == expected
