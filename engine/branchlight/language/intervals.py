"""Interval arithmetic: the range of a result from the ranges of its operands."""

from typing import NamedTuple

from branchlight.language.codes import TOO_LARGE, ZERO
from branchlight.language.types import Type, whole
from branchlight.source.diagnostic import Code

LIMIT = 2**53
"""No number may grow past this: other languages keep whole numbers exact up to here."""


class Fault(NamedTuple):
    """Why two numbers cannot be combined. `divisor` says that the right one is to blame."""

    code: Code
    message: str
    hint: str
    divisor: bool = False


def combine(op: str, left: Type, right: Type) -> Type | Fault:
    """The range of `left op right` for + - * // %. Division rounds down; the remainder has the divisor's sign."""
    if op in ("//", "%") and right.low <= 0 <= right.high:
        hint = "write `max(1, ...)` around it, or give the state a `min:` above zero"
        return Fault(ZERO, "this may be zero, and nothing can be divided by zero", hint, divisor=True)
    if op == "%":
        return _remainder(left, right)
    corners = [_apply(op, a, b) for a in (left.low, left.high) for b in (right.low, right.high)]
    low, high = min(corners), max(corners)
    if low < -LIMIT or high > LIMIT:
        hint = "give the state that it is made from a smaller `min:` and `max:`"
        return Fault(TOO_LARGE, "this can grow past what is kept exactly (2 to the power of 53)", hint)
    return whole(low, high)


def _apply(op: str, a: int, b: int) -> int:
    if op == "+":
        return a + b
    if op == "-":
        return a - b
    return a * b if op == "*" else a // b


def _remainder(left: Type, right: Type) -> Type:
    if right.low > 0:
        if left.low >= 0:
            return left if left.high < right.low else whole(0, min(left.high, right.high - 1))
        return whole(0, right.high - 1)
    return whole(right.low + 1, 0)
