"""`visits(node)`: how often the reader has been there, this visit included."""

from typing import TYPE_CHECKING

from branchlight.language.expression import Load
from branchlight.language.functions.function import Function, node_argument
from branchlight.language.scope import Typed
from branchlight.language.syntax import Call
from branchlight.language.types import HIGHEST, whole

if TYPE_CHECKING:
    from branchlight.language.checker import Checker


def _check(checker: "Checker", call: Call) -> Typed:
    slot = checker.scope.visits(node_argument(checker, call.args[0]))
    return Typed(Load(slot), whole(0, HIGHEST))


VISITS = Function("visits", "visits(node)", "how often the node was entered", 1, 1, _check)
