"""Expressions to Python source, for the layers that compile stories to functions.

Nothing of an author's text gets in but numbers and quoted constants, which are written by `repr`: names became
slots long before, operators are looked up in `OPERATORS`, and numbers are formatted as numbers. How a slot is read is
the caller's: playing keeps a list, proving packs a state into one number.
"""

from typing import Protocol, assert_never

from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since
from branchlight.language.operator import filled
from branchlight.language.operators import OPERATORS


class Cells(Protocol):
    """How the code that is being written reads the state, and draws."""

    dice: str
    """Code for an object with a method for each operator that draws (see `branchlight.play.turn_in_progress`)."""
    site: str
    """What the dice are told behind the arguments, such as ", 3" for where the draw is made; or nothing."""

    def load(self, slot: int) -> str:
        """The value of a slot."""

    def at(self, index: int) -> str:
        """Is the reader in the node of that number?"""

    def since(self, slot: int) -> str:
        """Turns since the turn that the slot holds."""

    def ended(self, index: int) -> str:
        """Has the story come to the ending of that number?"""


def emit(expression: Expression, cells: Cells) -> str:
    """Python source for the value of `expression`; it can stand as an operand of anything."""
    match expression:
        case Const(value):
            return f"({value})" if isinstance(value, int) and value < 0 else repr(value)
        case Load(slot):
            return cells.load(slot)
        case Apply(op, args):
            return filled(OPERATORS[op].template, [emit(arg, cells) for arg in args], cells.dice, cells.site)
        case At(node):
            return cells.at(node)
        case Since(slot):
            return cells.since(slot)
        case Ended(ending):
            return cells.ended(ending)
        case _:
            assert_never(expression)
