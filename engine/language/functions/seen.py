"""`seen(node)`: has the reader been there? True from the moment of entering."""

from typing import TYPE_CHECKING

from engine.language.expression import Apply, Const, Load
from engine.language.functions.function import Function, node_argument
from engine.language.scope import Typed
from engine.language.syntax import Call
from engine.language.types import TRUTH

if TYPE_CHECKING:
    from engine.language.checker import Checker


def _check(checker: "Checker", call: Call) -> Typed:
    slot = checker.scope.visits(node_argument(checker, call.args[0]))
    return Typed(Apply(">", (Load(slot), Const(0))), TRUTH)


SEEN = Function("seen", "seen(node)", "true once the node was entered", 1, 1, _check)
