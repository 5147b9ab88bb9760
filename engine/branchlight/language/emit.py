"""Generated Python source for expressions, for the layers that compile stories to functions.

An author's text enters the source only as numbers and quoted constants, which `repr` writes. Names are slots by now,
operators come from `operator_named`, and numbers are formatted as numbers. The caller decides how a slot is read: play
keeps a list, and the prover packs a state into one number.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Protocol, assert_never

from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since
from branchlight.language.operator import Operator
from branchlight.language.operators import operator_named
from branchlight.source.named_tuple import NamedTuple


class StateAccess(Protocol):
    """The source with which generated code reads the state and draws."""

    def load(self, slot: int) -> str:
        """Return the source for the value of a slot."""

    def at(self, index: int) -> str:
        """Return the source for whether the reader is in the node with that index."""

    def since(self, slot: int) -> str:
        """Return the source for the number of turns since the turn that the slot holds."""

    def ended(self, index: int) -> str:
        """Return the source for whether the story has reached the ending with that index."""

    def draw(self, method: str, *args: str) -> str:
        """Return the source of a call of a method of the dice.

        `branchlight.play.turn_in_progress` has one for each operator that draws.
        """


class Dialect(NamedTuple):
    """A language in which source is written: its constants, and which source of an operator is in this language."""

    constant: Callable[[int | str], str]
    source: Callable[[Operator], Callable[..., str]]


def emit(expression: Expression, cells: StateAccess) -> str:
    """Return Python source for the value of `expression`, which can be an operand of anything."""
    return emit_in(_PYTHON, expression, cells)


def emit_in(dialect: Dialect, expression: Expression, cells: StateAccess) -> str:
    """Return source in a dialect for the value of `expression`, which can be an operand of anything."""
    match expression:
        case Const():
            return dialect.constant(expression.value)
        case Load():
            return cells.load(expression.slot)
        case Apply():
            operator, args = operator_named(expression.op), [emit_in(dialect, arg, cells) for arg in expression.args]
            source = dialect.source(operator)
            return source(cells.draw, *args) if operator.draws else source(*args)
        case At():
            return cells.at(expression.node)
        case Since():
            return cells.since(expression.slot)
        case Ended():
            return cells.ended(expression.ending)
        case _:
            assert_never(expression)


def _constant(value: int | str) -> str:
    return f"({value})" if isinstance(value, int) and value < 0 else repr(value)


_PYTHON = Dialect(_constant, attrgetter("code"))
