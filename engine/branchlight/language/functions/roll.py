"""The function `roll(1, 6)`: a whole number from the first to the second, drawn from the seed."""

from branchlight.language.checking import Checking
from branchlight.language.expression import Apply
from branchlight.language.functions.function import Function
from branchlight.language.language_codes import TOO_LARGE
from branchlight.language.operator import Operator
from branchlight.language.scope import Typed
from branchlight.language.syntax import Call
from branchlight.language.types import whole
from branchlight.language.values import Values, between, bounds

MOST_SIDES = 65_536


def _check(checker: Checking, call: Call) -> Typed:
    low, high = checker.number(call.args[0]), checker.number(call.args[1])
    if high.type.high - low.type.low >= MOST_SIDES:
        checker.fail(TOO_LARGE, f"a roll has at most {MOST_SIDES:,} results", call, "bring the two numbers closer")
    most = max(low.type.high, high.type.high)
    return Typed(Apply("roll", (low.expression, high.expression)), whole(low.type.low, most))


def _range(low: Values, high: Values) -> Values:
    (least, most), (_, higher) = bounds(low), bounds(high)
    return between(least, max(most, higher))


_ROLL = Operator(
    "roll",
    lambda draw, low, high: draw("roll", low, high),
    lambda draw, low, high: draw("roll", low, high),
    lambda dice, low, high: int(dice.roll(low, high)),
    _range,
    draws=True,
)
ROLL = Function("roll", "roll(low, high)", "a number from low to high, drawn from the seed", 2, 2, _check, _ROLL)
