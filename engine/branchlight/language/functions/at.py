"""The function `at(node)`: true if the reader is there now."""

from branchlight.language.checking import Checking
from branchlight.language.expression import At
from branchlight.language.functions.function import Function, node_argument
from branchlight.language.scope import Typed
from branchlight.language.syntax import Call
from branchlight.language.types import TRUTH


def _check(checker: Checking, call: Call) -> Typed:
    index = checker.scope.records.index(node_argument(checker, call.args[0]))
    return Typed(At(index), TRUTH)


AT = Function("at", "at(node)", "true while the reader is in the node", 1, 1, _check)
