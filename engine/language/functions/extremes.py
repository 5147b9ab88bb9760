"""`min(a, b, ...)` and `max(a, b, ...)` of numbers."""

from typing import TYPE_CHECKING

from engine.language.expression import Apply
from engine.language.functions.function import Function
from engine.language.scope import Typed
from engine.language.syntax import Call
from engine.language.types import whole

if TYPE_CHECKING:
    from engine.language.checker import Checker


def _check(checker: "Checker", call: Call) -> Typed:
    pick = min if call.function == "min" else max
    args = [checker.number(arg) for arg in call.args]
    type_ = whole(pick([arg.type.low for arg in args]), pick([arg.type.high for arg in args]))
    return Typed(Apply(call.function, tuple([arg.expression for arg in args])), type_)


MIN = Function("min", "min(a, b)", "the smallest of the numbers", 2, 9, _check)
MAX = Function("max", "max(a, b)", "the largest of the numbers", 2, 9, _check)
