"""Expressions to Python source, for the layers that compile stories to functions.

Nothing of an author's text gets in but numbers and quoted constants, which are written by `repr`: names became
slots long before, operators are looked up in the tables below, and numbers are formatted as numbers. How a slot is
read is the caller's: playing keeps a list, proving packs a state into one number.
"""

from typing import Protocol, assert_never

from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since


class Cells(Protocol):
    """How the code that is being written reads the state."""

    def load(self, slot: int) -> str:
        """The value of a slot."""

    def at(self, index: int) -> str:
        """Is the reader in the node of that number?"""

    def since(self, slot: int) -> str:
        """Turns since the turn that the slot holds."""

    def chance(self, percent: str) -> str:
        """A draw that is true so often in a hundred."""

    def roll(self, low: str, high: str) -> str:
        """A number drawn from low to high."""

    def ended(self, index: int) -> str:
        """Has the story come to the ending of that number?"""


_INFIX = {"==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "//", "%"}


def emit(expression: Expression, cells: Cells) -> str:
    """Python source for the value of `expression`; it can stand as an operand of anything."""
    match expression:
        case Const(value):
            return f"({value})" if isinstance(value, int) and value < 0 else repr(value)
        case Load(slot):
            return cells.load(slot)
        case Apply():
            return _apply(expression, cells)
        case At(node):
            return cells.at(node)
        case Since(slot):
            return cells.since(slot)
        case Ended(ending):
            return cells.ended(ending)
        case _:
            assert_never(expression)


def _apply(apply: Apply, cells: Cells) -> str:
    op = apply.op
    args = [emit(arg, cells) for arg in apply.args]
    if op in _INFIX:
        return f"({args[0]} {op} {args[1]})"
    if op in ("and", "or"):
        return "(" + f" {op} ".join(args) + ")"
    if op == "chance":
        return cells.chance(args[0])
    if op == "roll":
        return cells.roll(args[0], args[1])
    if op in ("min", "max"):
        return f"{op}({', '.join(args)})"
    return _TEMPLATES[op].format(*args)


_TEMPLATES = {
    "abs": "abs({0})",
    "not": "(not {0})",
    "neg": "(-{0})",
    "if": "({1} if {0} else {2})",
    "in": "({1} >> {0} & 1)",
    "count": "({0}).bit_count()",
    "union": "({0} | {1})",
    "minus": "({0} & ~{1})",
    "clamp": "({1} if (it := {0}) < {1} else {2} if it > {2} else it)",
}
