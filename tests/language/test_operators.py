"""Laws of all operators: the code of an operator computes its value, and its range contains every possible value."""

import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from inspect import signature
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.language import operators
from branchlight.language.emit import emit
from branchlight.language.expression import Apply, Const, Load
from branchlight.language.functions import FUNCTIONS
from branchlight.language.operator import Operator
from branchlight.language.operators import operator_named
from branchlight.language.typing_rules import CHECKS
from branchlight.language.values import Bits, Span, Values
from branchlight.play.every_draw import DrawScript
from tests.tools import ROOT

ENGINE = ROOT / "engine" / "branchlight"
GROUPS = [import_module(f"{operators.__name__}.{found.name}") for found in iter_modules(operators.__path__)]
SIGNS = [operator for group in GROUPS for operator in group.OPERATORS]
NAMES = sorted([each.name for each in (*SIGNS, *[of.operator for of in FUNCTIONS.values() if of.operator is not None])])


class Argument(NamedTuple):
    """An argument of an operator: its value, and a set of values that contains it."""

    value: int
    known: Values


def number(low: int, high: int) -> st.SearchStrategy[Argument]:
    """Draw a whole number, known as one of a few or as a range."""
    inside = st.integers(low, high)
    listed = st.builds(
        lambda value, others: Argument(value, others | {value}), inside, st.frozensets(inside, max_size=3)
    )
    ranges = st.tuples(inside, inside, inside).map(sorted)
    return listed | ranges.map(lambda ends: Argument(ends[1], Span(ends[0], ends[2])))


@st.composite
def members(draw: st.DrawFn) -> Argument:
    """Draw a set of four members, known by what it has and may have, or as one of a few sets."""
    value, more, less = [draw(st.integers(0, 15)) for _ in range(3)]
    few = frozenset((value, more))
    return Argument(value, draw(st.sampled_from([Bits(value & less, value | more), few])))


TRUTH, NUMBER, SET = number(0, 1), number(-9, 9), members()
DIVISOR = number(1, 9) | number(-9, -1)
LOW, HIGH = [st.just(Argument(each, frozenset((each,)))) for each in (-3, 4)]
ARGUMENTS: dict[str, Sequence[st.SearchStrategy[Argument]]] = {
    **dict.fromkeys(("//", "%"), (NUMBER, DIVISOR)),
    **dict.fromkeys(("union", "minus"), (SET, SET)),
    "and": (TRUTH, TRUTH, TRUTH),
    "or": (TRUTH, TRUTH, TRUTH),
    "not": (TRUTH,),
    "if": (TRUTH, NUMBER, NUMBER),
    "in": (number(0, 3), SET),
    "count": (SET,),
    "just": (number(0, 3),),
    "pick": (SET, st.just(Argument(0, frozenset((0,))))),
    "clamp": (NUMBER, LOW, HIGH),
    "chance": (number(-1, 101),),
    "roll": (number(-2, 0), number(0, 2)),
}
"""The arguments of operators that do not take any numbers."""


def arities(operator: Operator) -> range:
    """Return how many arguments an operator may get here: as many as its code takes, at most four."""
    if operator.name in ARGUMENTS:
        return range(len(ARGUMENTS[operator.name]), len(ARGUMENTS[operator.name]) + 1)
    taken = signature(operator.code).parameters.values()
    return range(2, 5) if any(each.kind is each.VAR_POSITIONAL for each in taken) else range(len(taken), len(taken) + 1)


@cache  # hypothesis validates a new strategy at its first draw, which takes longer than a draw
def arguments(operator: Operator) -> st.SearchStrategy[Sequence[Argument]]:
    """Draw arguments for an operator."""
    if operator.name in ARGUMENTS:
        return st.tuples(*ARGUMENTS[operator.name])
    return st.lists(NUMBER, min_size=min(arities(operator)), max_size=max(arities(operator)))


class OfConstants:
    """Code without state, except for the names of slots; a script makes its draws."""

    def draw(self, method: str, *args: str) -> str:
        return f"script.{method}({', '.join(args)})"

    def load(self, slot: int) -> str:
        return f"slot{slot}"

    at = since = ended = load


def holds(values: Values, value: int) -> bool:
    """Return whether the values have that one among them."""
    if isinstance(values, Bits):
        return values.must & ~value == 0 == value & ~values.may
    return value in values if isinstance(values, frozenset) else values.low <= value <= values.high


def every_result(operator: Operator, args: Sequence[Argument]) -> list[tuple[Any, Any]]:
    """Return the result of the operator's code and its value, for every result of the dice."""
    code = emit(Apply(operator.name, tuple([Const(arg.value) for arg in args])), OfConstants())
    one, other = DrawScript(), DrawScript()
    found = []
    while one.next() and other.next():
        dice = (other,) if operator.draws else ()
        found.append((eval(code, {"script": one}), operator.value(*dice, *[arg.value for arg in args])))
    return found


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_operator_code_computes_a_value_in_its_range(name: str, data: st.DataObject) -> None:
    operator = operator_named(name)
    args = data.draw(arguments(operator))
    results = every_result(operator, args)
    assert all(code == value for code, value in results)
    if name != "counts":
        known = operator.range(*[arg.known for arg in args])
        assert all(holds(known, value) for _, value in results)


@pytest.mark.parametrize("name", NAMES)
def test_operator_evaluates_an_argument_once(name: str) -> None:
    """Only constants may be evaluated again, because an argument may draw."""
    for arity in arities(operator_named(name)):
        code = emit(Apply(name, tuple([Load(place) for place in range(arity)])), OfConstants())
        named = [code.count(f"slot{place}") for place in range(arity)]
        assert named[0] == 1 and (name == "clamp" or set(named) == {1})


def test_operator_of_every_expression_is_known() -> None:
    """Every operator in an expression has code, a value and a range."""
    sources = [path.read_text(encoding="utf-8") for path in Path(ENGINE).rglob("*.py")]
    made = {name for source in sources for name in re.findall(r'Apply\(\s*"([^"]+)"', source)}
    assert {"and", "clamp"} <= made <= set(NAMES)


def test_functions_and_operators_agree_in_name() -> None:
    own = {function.name: function.operator.name for function in FUNCTIONS.values() if function.operator is not None}
    assert own == {name: name for name in own} and {"abs", "roll"} <= set(own)
    assert all(FUNCTIONS[name].name == name for name in FUNCTIONS)


def test_operations_that_authors_write_have_a_rule() -> None:
    """The exceptions are what statements and names make, and `chain`, which is several comparisons in one."""
    functions = {function.name for function in FUNCTIONS.values()}
    assert set(CHECKS) - {"chain"} == set(NAMES) - functions - {"clamp", "union", "minus", "just", "counts"}
