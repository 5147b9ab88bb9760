"""`at(node)`: is the reader there now?"""

from typing import TYPE_CHECKING

from engine.language.expression import Apply, Const
from engine.language.functions.function import Function, node_argument
from engine.language.scope import Typed
from engine.language.syntax import Call
from engine.language.types import TRUTH

if TYPE_CHECKING:
    from engine.language.checker import Checker


def _check(checker: "Checker", call: Call) -> Typed:
    index = checker.scope.index(node_argument(checker, call.args[0]))
    return Typed(Apply("at", (Const(index),)), TRUTH)


AT = Function("at", "at(node)", "true while the reader is in the node", 1, 1, _check)
