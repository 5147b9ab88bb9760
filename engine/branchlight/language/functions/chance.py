"""The function `chance(30)`: true in thirty of a hundred cases, drawn from the seed."""

from branchlight.language.checking import Checking
from branchlight.language.expression import Apply
from branchlight.language.functions.function import Function
from branchlight.language.language_codes import FUNCTION
from branchlight.language.operator import Operator
from branchlight.language.scope import Typed
from branchlight.language.syntax import Call
from branchlight.language.types import TRUTH
from branchlight.language.values import BOTH, NO, YES, Values, bounds


def _check(checker: Checking, call: Call) -> Typed:
    percent = checker.number(call.args[0])
    if percent.type.low > 100 or percent.type.high < 0:
        hint = "0 is never, 100 is always"
        checker.fail(FUNCTION, "`chance` needs a number from 0 to 100", call.args[0], hint)
    return Typed(Apply("chance", (percent.expression,)), TRUTH)


def _range(percent: Values) -> Values:
    low, high = bounds(percent)
    if high <= 0:
        return NO
    return YES if low >= 100 else BOTH


_CHANCE = Operator(
    "chance",
    lambda draw, percent: draw("chance", percent),
    lambda draw, percent: draw("chance", percent),
    lambda dice, percent: int(dice.chance(percent)),
    _range,
    draws=True,
)
CHANCE = Function(
    "chance", "chance(percent)", "true with this probability in percent, drawn from the seed", 1, 1, _check, _CHANCE
)
