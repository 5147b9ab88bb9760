"""Arithmetic: `+ - * // %` of two numbers, the minus sign (`neg`), and limiting to bounds (`clamp`).

The divisor is never 0. Division rounds down; the remainder has the divisor's sign.
"""

from collections.abc import Callable
from functools import partial
from operator import add, floordiv, mod, mul, neg, sub

from branchlight.language.intervals import LIMIT, Fault, within
from branchlight.language.language_codes import ZERO
from branchlight.language.operator import Operator, each, infix
from branchlight.language.types import Type, whole
from branchlight.language.values import Span, Values, between, bounds

JOIN = "show them one after the other in prose, such as `{name} Smith`"
"""The hint for texts that were meant to be joined."""

SIGNS: dict[str, Callable[[int, int], int]] = {"+": add, "-": sub, "*": mul, "//": floordiv, "%": mod}


def combine(sign: str, left: Type, right: Type) -> Type | Fault:
    """Return the type of `left sign right` from the ranges of both, or the reason why there is none."""
    if sign in ("//", "%") and right.low <= 0 <= right.high:
        hint = "write `max(1, ...)` around it, or give the state a `min:` above zero"
        return Fault(ZERO, "this can be zero, and nothing can be divided by zero", hint, divisor=True)
    if sign == "%":
        return _remainder(left, right)
    corners = [SIGNS[sign](a, b) for a in (left.low, left.high) for b in (right.low, right.high)]
    return within(min(corners), max(corners))


def _remainder(left: Type, right: Type) -> Type:
    if right.low > 0:
        if left.low >= 0:
            return whole(left.low if left.high < right.low else 0, min(left.high, right.high - 1))
        return whole(0, right.high - 1)
    return whole(right.low + 1, 0)


def _combined(sign: str, left: Values, right: Values) -> Values:
    result = combine(sign, whole(*bounds(left)), whole(*bounds(right)))
    return Span(-LIMIT, LIMIT) if isinstance(result, Fault) else Span(result.low, result.high)


def _negated(number: Values) -> Values:
    low, high = bounds(number)
    return Span(-high, -low)


def _kept(number: int, low: int, high: int) -> int:
    return min(max(number, low), high)


def _kept_range(values: Values, least: Values, most: Values) -> Values:
    (low, _), (high, _) = bounds(least), bounds(most)
    if isinstance(values, frozenset):
        return frozenset([_kept(number, low, high) for number in values])
    return between(*[_kept(number, low, high) for number in bounds(values)])


def _js_of(helper: str) -> Callable[..., str]:
    """Return the JavaScript of a helper's call."""
    return lambda *args: f"$.{helper}({', '.join(args)})"


MINUS = Operator(
    "neg",
    lambda number: f"(-{number})",
    lambda number: f"(0 - {number})",
    neg,
    each(neg, _negated),
    lambda number: f"-{number}",
)
CLAMP = Operator(
    "clamp",
    lambda number, low, high: f"({low} if (it := {number}) < {low} else {high} if it > {high} else it)",
    _js_of("clamp"),
    _kept,
    _kept_range,
    lambda number, low, high: str(number),
)
"""The operator of a statement whose value may leave the range of its slot.

The bounds are constants; authors do not write them.
"""

_OF_JS = {"//": lambda left, right: f"Math.floor({left} / {right})", "%": _js_of("remainder")}
"""JavaScript divides with a fraction. As numbers stay below 2**53, the nearest fraction is never on the other side of a
whole number. The remainder would have the sign of the number that is divided.
"""

_OPERATORS = [
    infix(sign, value, each(value, partial(_combined, sign)), _OF_JS.get(sign)) for sign, value in SIGNS.items()
]

OPERATORS = (*_OPERATORS, MINUS, CLAMP)
