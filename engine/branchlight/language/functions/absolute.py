"""The function `abs(a)`: a number without its sign."""

from branchlight.language.functions.function import of_numbers
from branchlight.language.operator import Operator, each
from branchlight.language.values import Span, Values, bounds


def _range(number: Values) -> Values:
    low, high = bounds(number)
    least = 0 if low <= 0 <= high else min(abs(low), abs(high))
    return Span(least, max(abs(low), abs(high)))


ABS = of_numbers(
    Operator("abs", lambda number: f"abs({number})", lambda number: f"Math.abs({number})", abs, each(abs, _range)),
    "abs(a)",
    "the number without its sign",
)
