"""Expressions to Python source, for the layers that compile stories to functions.

Nothing of an author's text gets in but numbers and quoted constants, which are written by `repr`: names became
slots long before, operators are looked up in `OPERATORS`, and numbers are formatted as numbers. How a slot is read is
the caller's: playing keeps a list, proving packs a state into one number.
"""

from typing import Protocol, assert_never

from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since
from branchlight.language.operators import OPERATORS


class StateAccess(Protocol):
    """How the code that is being written reads the state, and draws."""

    def load(self, slot: int) -> str:
        """The value of a slot."""

    def at(self, index: int) -> str:
        """Is the reader in the node of that number?"""

    def since(self, slot: int) -> str:
        """Turns since the turn that the slot holds."""

    def ended(self, index: int) -> str:
        """Has the story come to the ending of that number?"""

    def draw(self, method: str, *args: str) -> str:
        """A call of a method of the dice; `branchlight.play.turn_in_progress` has one for each operator that draws."""


def emit(expression: Expression, cells: StateAccess) -> str:
    """Python source for the value of `expression`; it can stand as an operand of anything."""
    match expression:
        case Const():
            value = expression.value
            return f"({value})" if isinstance(value, int) and value < 0 else repr(value)
        case Load():
            return cells.load(expression.slot)
        case Apply():
            operator, args = OPERATORS[expression.op], [emit(arg, cells) for arg in expression.args]
            return operator.code(cells.draw, *args) if operator.draws else operator.code(*args)
        case At():
            return cells.at(expression.node)
        case Since():
            return cells.since(expression.slot)
        case Ended():
            return cells.ended(expression.ending)
        case _:
            assert_never(expression)
