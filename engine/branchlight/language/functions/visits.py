"""The function `visits(node)`: the number of visits to a node, including the current one."""

from branchlight.language.checking import Checking
from branchlight.language.expression import Load
from branchlight.language.functions.function import Function, node_argument
from branchlight.language.scope import Typed
from branchlight.language.syntax import Call
from branchlight.language.types import HIGHEST, whole


def _check(checker: Checking, call: Call) -> Typed:
    slot = checker.scope.records.visits_slot(node_argument(checker, call.args[0]))
    return Typed(Load(slot), whole(0, HIGHEST))


VISITS = Function("visits", "visits(node)", "how often the node was entered", 1, 1, _check)
