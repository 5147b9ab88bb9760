"""`abs(a)`: a number without its sign."""

from typing import TYPE_CHECKING

from branchlight.language.expression import Apply
from branchlight.language.functions.function import Function
from branchlight.language.scope import Typed
from branchlight.language.syntax import Call
from branchlight.language.types import whole

if TYPE_CHECKING:
    from branchlight.language.checker import Checker


def _check(checker: "Checker", call: Call) -> Typed:
    inner = checker.number(call.args[0])
    low, high = inner.type.low, inner.type.high
    least = 0 if low <= 0 <= high else min(abs(low), abs(high))
    return Typed(Apply("abs", (inner.expression,)), whole(least, max(abs(low), abs(high))))


ABS = Function("abs", "abs(a)", "the number without its sign", 1, 1, _check)
