"""What every function of the language declares of itself."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from engine.language.codes import FUNCTION
from engine.language.mistake import Mistake, MistakeError, near
from engine.language.scope import Typed
from engine.language.syntax import Call, Name, Syntax

if TYPE_CHECKING:
    from engine.language.checker import Checker


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
    scope = checker.scope
    node = scope.node(argument.text) if isinstance(argument, Name) else None
    if node is None:
        raise _unknown("node", argument, list(scope.known("node")))
    return node


def choice_argument(checker: "Checker", argument: Syntax) -> str:
    """The full name of the choice that an argument names."""
    scope = checker.scope
    choice = scope.choice(argument.text) if isinstance(argument, Name) else None
    if choice is None:
        raise _unknown("choice", argument, list(scope.known("choice")))
    return choice


def ending_argument(checker: "Checker", argument: Syntax) -> int:
    """The number of the ending that an argument names."""
    scope = checker.scope
    ending = scope.ending(argument.text) if isinstance(argument, Name) else None
    if ending is None:
        raise _unknown("ending", argument, list(scope.known("ending")))
    return ending


def _unknown(kind: str, argument: Syntax, known: list[str]) -> MistakeError:
    if not isinstance(argument, Name):
        message, hint = f"the name of a {kind} is needed here", ""
    else:
        message, hint = f"there is no {kind} `{argument.text}`", near(argument.text, known)
    return MistakeError(Mistake(FUNCTION, message, argument.start, argument.end, hint))
