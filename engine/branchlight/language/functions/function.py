"""What every function of the language declares of itself."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from branchlight.language.codes import FUNCTION
from branchlight.language.mistake import Mistake, MistakeError, near
from branchlight.language.scope import Scope, Typed
from branchlight.language.syntax import Call, Name, Syntax

if TYPE_CHECKING:
    from branchlight.language.checker import Checker

Found = TypeVar("Found")


class Function(NamedTuple):
    """`check` gets the checker and the call, whose number of arguments is from `least` to `most`."""

    name: str
    signature: str
    about: str
    least: int
    most: int
    check: "Callable[[Checker, Call], Typed]"


def node_argument(checker: "Checker", argument: Syntax) -> str:
    """The full name of the node that an argument names."""
    return _named("node", argument, checker.scope, checker.scope.node)


def choice_argument(checker: "Checker", argument: Syntax) -> str:
    """The full name of the choice that an argument names."""
    return _named("choice", argument, checker.scope, checker.scope.choice)


def ending_argument(checker: "Checker", argument: Syntax) -> int:
    """The number of the ending that an argument names."""
    return _named("ending", argument, checker.scope, checker.scope.ending)


def _named(kind: str, argument: Syntax, scope: Scope, find: Callable[[str], Found | None]) -> Found:
    """What the argument names, which must be a name and known."""
    if not isinstance(argument, Name):
        message = f"the name of a {kind} is needed here"
        raise MistakeError(Mistake(FUNCTION, message, argument.start, argument.end))
    found = find(argument.text)
    if found is None:
        message, hint = f"there is no {kind} `{argument.text}`", near(argument.text, list(scope.known(kind)))
        raise MistakeError(Mistake(FUNCTION, message, argument.start, argument.end, hint))
    return found
