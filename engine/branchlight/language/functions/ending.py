"""The function `ending(name)`: true if the story ended so. Only promises may use it."""

from branchlight.language.checking import Checking
from branchlight.language.expression import Ended
from branchlight.language.functions.function import Function, ending_argument
from branchlight.language.language_codes import FUNCTION
from branchlight.language.scope import Typed
from branchlight.language.syntax import Call
from branchlight.language.types import TRUTH


def _check(checker: Checking, call: Call) -> Typed:
    if not checker.scope.promising:
        hint = "the story is over there, so no other condition can ask; use a state that is set before"
        checker.fail(FUNCTION, "only `promises:` can use `ending`", call, hint)
    return Typed(Ended(ending_argument(checker, call.args[0])), TRUTH)


ENDING = Function("ending", "ending(name)", "true if the story has ended with this ending (in promises)", 1, 1, _check)
