"""The typing rules of `and`, `or`, `not`, and `then if test else other`."""

from itertools import pairwise

from branchlight.language.advice import both_sides
from branchlight.language.checking import Checking
from branchlight.language.expression import Apply, Expression
from branchlight.language.language_codes import TYPE
from branchlight.language.operators.comparison import COMPARISONS
from branchlight.language.scope import Typed
from branchlight.language.syntax import Literal, Name, Operation, Syntax, sides_of
from branchlight.language.types import TRUTH, Type, describe, hull
from branchlight.source import new


def _check_truths(checker: Checking, operation: Operation, expected: Type | None) -> Typed:
    terms: list[Expression] = []
    for before, arg in pairwise((None, *operation.args)):
        assert arg is not None
        if isinstance(arg, Literal) or (isinstance(arg, Name) and checker.scope.value(arg.text) is None):
            _compared_once(checker, operation.op, before, arg)
        terms.append(checker.truth(arg))
    return new(Typed, (new(Apply, (operation.op, tuple(terms))), TRUTH, 0))


def _compared_once(checker: Checking, op: str, before: Syntax | None, arg: Syntax) -> None:
    """Raise `MistakeError` for the `3` of `money > 5 or 3`. `before` is the term before it."""
    left = before.args[0] if isinstance(before, Operation) and before.op in COMPARISONS else None
    known = checker.scope.value(left.text) if isinstance(left, Name) else None
    hint = both_sides(op, left, known.type, arg) if known and isinstance(left, Name) else ""
    if hint:
        checker.fail(TYPE, f"`{op}` joins two conditions, but this is not one", arg, hint)


def _check_if(checker: Checking, operation: Operation, expected: Type | None) -> Typed:
    test = checker.truth(operation.args[0])
    expected = expected or _only_enumeration(checker, operation)
    then, other = checker.pair(operation.args[1], operation.args[2], expected)
    type_ = hull(then.type, other.type)
    if type_ is None:
        message = f"one side is {describe(then.type)}, the other {describe(other.type)}"
        checker.fail(TYPE, message, operation, "write two values of one kind")
    return Typed(Apply("if", (test, then.expression, other.expression)), type_)


def _only_enumeration(checker: Checking, operation: Operation) -> Type | None:
    """Return the only enumeration that has all sides of `low if test else high`, or None."""
    if not checker.is_bare(operation):
        return None
    words = {side.text for side in sides_of(operation) if isinstance(side, Name)}
    kinds = {type_ for word in words for _, type_ in checker.scope.holders(word)}
    fit = [type_ for type_ in kinds if type_.kind == "one of" and words.issubset(type_.names)]
    return fit[0] if len(fit) == 1 else None


CHECKS = {"and": _check_truths, "or": _check_truths, "not": _check_truths, "if": _check_if}
