"""`turns_since(node)`: decisions made since the reader was last there; a million if never."""

from typing import TYPE_CHECKING

from engine.language.expression import Apply, Const
from engine.language.functions.function import Function, node_argument
from engine.language.scope import Typed
from engine.language.syntax import Call
from engine.language.types import HIGHEST, whole

if TYPE_CHECKING:
    from engine.language.checker import Checker


def _check(checker: "Checker", call: Call) -> Typed:
    slot = checker.scope.last(node_argument(checker, call.args[0]))
    return Typed(Apply("since", (Const(slot),)), whole(0, HIGHEST))


TURNS_SINCE = Function(
    "turns_since",
    "turns_since(node)",
    "decisions made since the node was last entered; 1,000,000 if never",
    1,
    1,
    _check,
)
