"""`min(a, b, ...)` and `max(a, b, ...)` of numbers."""

from typing import TYPE_CHECKING

from branchlight.language.expression import Apply
from branchlight.language.functions.function import Function
from branchlight.language.scope import Typed
from branchlight.language.syntax import Call
from branchlight.language.types import whole

if TYPE_CHECKING:
    from branchlight.language.checker import Checker


def _check(checker: "Checker", call: Call) -> Typed:
    pick = min if call.function == "min" else max
    args = [checker.number(arg) for arg in call.args]
    type_ = whole(pick([arg.type.low for arg in args]), pick([arg.type.high for arg in args]))
    return Typed(Apply(call.function, tuple([arg.expression for arg in args])), type_)


MIN = Function("min", "min(a, b)", "the smallest of the numbers", 2, 9, _check)
MAX = Function("max", "max(a, b)", "the largest of the numbers", 2, 9, _check)
