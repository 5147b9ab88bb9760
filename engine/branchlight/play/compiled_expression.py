"""Expressions as functions, compiled once for all expressions with the same source.

`branchlight.language.emit` writes the source from numbers, slots and operators. The only parts that an author typed are
constants, and these are written by `repr`. Stories repeat the same expressions, so few are ever compiled.
"""

from collections.abc import Hashable, Iterator, Sequence
from typing import Any, Protocol, TypeAlias, assert_never

from branchlight.language.emit import StateAccess, emit
from branchlight.language.expression import Expression
from branchlight.language.types import HIGHEST
from branchlight.model.state import Value
from branchlight.model.statements import Assign, Conditional, Statement
from branchlight.play.turn_in_progress import TurnInProgress

_MOST_KEPT = 20_000
_made: dict[str, "Measure"] = {}
_GLOBALS: dict[str, Any] = {}


class Measure(Hashable, Protocol):
    """The value of an expression in the course of a turn."""

    def __call__(self, course: TurnInProgress, v: list[Value], /) -> Any: ...


def measure(expression: Expression, number: int) -> Measure:
    """Return the function of an expression in the node with this number."""
    return _function(f"return {emit(expression, _Cells(number))}")


def deed(do: Sequence[Statement], number: int) -> Measure:
    """Return the function that executes the statements of a body in the node with this number, one after another."""
    return _function("\n    ".join(_lines(do, _Cells(number))))


def _lines(do: Sequence[Statement], cells: StateAccess) -> Iterator[str]:
    """Yield the lines that execute statements."""
    for statement in do:
        match statement:
            case Assign(slot, value):
                yield f"v[{slot:d}] = {emit(value, cells)}"
            case Conditional():
                yield f"if {emit(statement.test, cells)}:"
                yield from [f" {line}" for line in _lines(statement.yes, cells)] or [" pass"]
                if statement.no:
                    yield "else:"
                    yield from [f" {line}" for line in _lines(statement.no, cells)]
            case _:
                assert_never(statement)


def passing(assigns: Sequence[Assign], number: int) -> Measure:
    """Return the function that sets parameters in a call: it finds all values, and then assigns them."""
    cells = _Cells(number)
    slots, values = [f"v[{assign.slot:d}]" for assign in assigns], [emit(assign.value, cells) for assign in assigns]
    return _function(f"{', '.join(slots)} = {', '.join(values)}")


Tree: TypeAlias = "int | tuple[Expression, Tree, Tree]"
"""A decision tree: a test, the tree if it is true and the tree if it is false; the leaves are numbers."""


def outcome(tree: Tree, number: int) -> Measure:
    """Return the function that finds the leaf to which a tree's tests lead, in the node with this number."""
    return _function(f"return {_written(tree, _Cells(number))}")


def _written(tree: Tree, cells: StateAccess) -> str:
    if isinstance(tree, int):
        return f"{tree:d}"
    test, yes, no = tree
    return f"({_written(yes, cells)} if {emit(test, cells)} else {_written(no, cells)})"


def _function(body: str) -> Measure:
    found = _made.get(body)
    if found is None:
        if len(_made) >= _MOST_KEPT:
            _made.clear()
        names: dict[str, Measure] = {}  # not shared: another thread may be compiling too
        exec(compile(f"def function(course, v):\n    {body}", "<expression>", "exec"), _GLOBALS, names)
        found = _made[body] = names["function"]
    return found


class Outside(Protocol):
    """The value of an expression in a state at rest: its values, its turns, and the number of its node."""

    def __call__(self, v: Sequence[Value], turns: int, here: int, /) -> Any: ...


def measure_of(expression: Expression) -> Outside:
    """Return the function of an expression outside any turn, such as a gauge's. The expression must not draw."""
    source = emit(expression, _OutsideCells(0))
    made: Outside = eval(compile(f"lambda v, turns, here: {source}", "<expression>", "eval"))
    return made


class _Cells:
    """Reads the state from `v`, and draws from the dice of `course`."""

    def __init__(self, number: int) -> None:
        self.number = number

    def load(self, slot: int) -> str:
        return f"v[{slot:d}]"

    def at(self, index: int) -> str:
        return repr(index == self.number)

    def since(self, slot: int) -> str:
        return f"(min(course.turns - v[{slot:d}], {HIGHEST}) if v[{slot:d}] >= 0 else {HIGHEST})"

    def draw(self, method: str, *args: str) -> str:
        return f"course.{method}({', '.join(args)})"

    def ended(self, index: int) -> str:
        return "False"


class _OutsideCells(_Cells):
    """Reads a state at rest."""

    def at(self, index: int) -> str:
        return f"(here == {index:d})"

    def since(self, slot: int) -> str:
        return f"(min(turns - v[{slot:d}], {HIGHEST}) if v[{slot:d}] >= 0 else {HIGHEST})"
