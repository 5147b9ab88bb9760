"""`chance(30)`: true so often in a hundred, drawn from the seed."""

from typing import TYPE_CHECKING

from engine.language.expression import Apply
from engine.language.functions.function import Function
from engine.language.scope import Typed
from engine.language.syntax import Call
from engine.language.types import TRUTH

if TYPE_CHECKING:
    from engine.language.checker import Checker


def _check(checker: "Checker", call: Call) -> Typed:
    return Typed(Apply("chance", (checker.number(call.args[0]).expression,)), TRUTH)


CHANCE = Function("chance", "chance(percent)", "true so often in a hundred, drawn from the seed", 1, 1, _check)
