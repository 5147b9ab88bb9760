"""The function `chose(node.choice)`: true if that choice was ever taken."""

from branchlight.language.checking import Checking
from branchlight.language.expression import Load
from branchlight.language.functions.function import Function, choice_argument
from branchlight.language.scope import Typed
from branchlight.language.syntax import Call
from branchlight.language.types import TRUTH


def _check(checker: Checking, call: Call) -> Typed:
    return Typed(Load(checker.scope.records.taken_slot(choice_argument(checker, call.args[0]))), TRUTH)


CHOSE = Function("chose", "chose(node.choice)", "true once the choice was taken", 1, 1, _check)
