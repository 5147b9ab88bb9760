"""The function `turns_since(node)`: decisions since the reader was last there; a million if never."""

from branchlight.language.checking import Checking
from branchlight.language.expression import Since
from branchlight.language.functions.function import Function, node_argument
from branchlight.language.scope import Typed
from branchlight.language.syntax import Call
from branchlight.language.types import HIGHEST, whole


def _check(checker: Checking, call: Call) -> Typed:
    slot = checker.scope.records.last_slot(node_argument(checker, call.args[0]))
    return Typed(Since(slot), whole(0, HIGHEST))


TURNS_SINCE = Function(
    "turns_since",
    "turns_since(node)",
    "decisions made since the node was last entered; 1,000,000 if never",
    1,
    1,
    _check,
)
