"""The function `seen(node)`: true if the reader has been there, from the moment of entering."""

from branchlight.language.checking import Checking
from branchlight.language.expression import Apply, Const, Load
from branchlight.language.functions.function import Function, node_argument
from branchlight.language.scope import Typed
from branchlight.language.syntax import Call
from branchlight.language.types import TRUTH


def _check(checker: Checking, call: Call) -> Typed:
    slot = checker.scope.records.visits_slot(node_argument(checker, call.args[0]))
    return Typed(Apply(">", (Load(slot), Const(0))), TRUTH)


SEEN = Function("seen", "seen(node)", "true once the node was entered", 1, 1, _check)
