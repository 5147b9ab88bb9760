"""The declaration of a function of the language, and helpers for its check."""

from collections.abc import Callable
from typing import TypeVar

from branchlight.language.checking import Checking
from branchlight.language.expression import Apply
from branchlight.language.intervals import Fault, within
from branchlight.language.language_codes import FUNCTION
from branchlight.language.mistake import Mistake, MistakeError
from branchlight.language.operator import Operator
from branchlight.language.scope import Named, Scope, Typed
from branchlight.language.syntax import Call, Literal, Name, Syntax
from branchlight.language.values import Span, bounds
from branchlight.source.did_you_mean import near
from branchlight.source.named_tuple import NamedTuple

Found = TypeVar("Found")


class Function(NamedTuple):
    """A function of the language.

    signature    how it is called, and `about` what it gives, for messages
    least, most  how many arguments a call may have
    check        the typed expression of a call, whose number of arguments fits; it raises `MistakeError`
    operator     the operator that `check` applies; None if it makes something else
    """

    name: str
    signature: str
    about: str
    least: int
    most: int
    check: Callable[[Checking, Call], Typed]
    operator: Operator | None = None


def of_numbers(operator: Operator, signature: str, about: str, least: int = 1, most: int = 1) -> Function:
    """Return a function from whole numbers to a whole number. The range of its operator is the type of its result."""

    def check(checker: Checking, call: Call) -> Typed:
        args = [checker.number(arg) for arg in call.args]
        result = within(*bounds(operator.range(*[Span(arg.type.low, arg.type.high) for arg in args])))
        if isinstance(result, Fault):
            checker.fail(result.code, result.message, call, result.hint)
        return Typed(Apply(operator.name, tuple([arg.expression for arg in args])), result)

    return Function(operator.name, signature, about, least, most, check, operator)


def node_argument(checker: Checking, argument: Syntax) -> str:
    """Return the full name of the node that an argument names. Raises `MistakeError` if there is none."""
    return _named("node", argument, checker.scope, checker.scope.node)


def choice_argument(checker: Checking, argument: Syntax) -> str:
    """Return the full name of the choice that an argument names. Raises `MistakeError` if there is none."""
    return _named("choice", argument, checker.scope, checker.scope.choice)


def ending_argument(checker: Checking, argument: Syntax) -> int:
    """Return the index of the ending that an argument names. Raises `MistakeError` if there is none."""
    return _named("ending", argument, checker.scope, checker.scope.ending)


def _named(kind: str, argument: Syntax, scope: Scope, find: Callable[[str], Found | None]) -> Found:
    """Return what the argument names. Raises `MistakeError` if it is not a known name."""
    if not isinstance(argument, Name):
        message, hint = f"the name of a {kind} is needed here", "write it alone, as the story has it"
        if isinstance(argument, Literal) and isinstance(argument.value, str):
            message, hint = f"{message}, without quotes", f"write `{argument.value}`"
        raise MistakeError(Mistake(FUNCTION, message, argument.start, argument.end, hint))
    found = find(argument.text)
    if found is None:
        message, hint = f"there is no {kind} `{argument.text}`", near(argument.text, list(scope.known(kind)))
        if kind == "choice" and scope.node(argument.text) is not None:
            hint = (
                f"name one of its choices, `{argument.text}.choice`; for the node itself, write `seen({argument.text})`"
            )
        raise MistakeError(Mistake(FUNCTION, message, argument.start, argument.end, hint))
    scope.note(Named(kind, argument.text, argument.start))
    return found
