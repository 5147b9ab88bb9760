"""The typing rules of comparisons of two values of one kind, and of chains of them."""

from typing import NoReturn

from branchlight.language.advice import QUOTED, advice, alone, counted_hint, without_quotes
from branchlight.language.checking import Checking
from branchlight.language.expression import Apply
from branchlight.language.language_codes import DRAW, TEXT_TESTED, TYPE
from branchlight.language.operators.comparison import COMPARISONS, EQUALITIES
from branchlight.language.scope import Typed
from branchlight.language.syntax import Literal, Name, Operation, Syntax
from branchlight.language.types import TEXT, TRUTH, Type, alike, describe
from branchlight.source import new


def _check(checker: Checking, operation: Operation, expected: Type | None) -> Typed:
    _refuse_text_beside_word(checker, operation)
    left, right = checker.pair(operation.args[0], operation.args[1])
    if left.type.kind == "text":
        _refuse_text(checker, operation, operation.args[0], left.type, right.type)
    if right.type.kind == "text":
        _refuse_text(checker, operation, operation.args[1], right.type, left.type)
    if not alike(left.type, right.type):
        message = f"{describe(left.type)} cannot be compared with {describe(right.type)}"
        hint = counted_hint(operation, left.type, right.type) or "compare it with a value of its own kind"
        checker.fail(TYPE, message, operation, hint)
    if operation.op not in EQUALITIES and left.type.kind == "set of":
        checker.fail(TYPE, "sets have no order", operation, "compare `count(...)`, or ask `member in set`")
    return new(Typed, (new(Apply, (operation.op, (left.expression, right.expression))), TRUTH, 0))


def _refuse_text_beside_word(checker: Checking, operation: Operation) -> None:
    """Refuse to compare a text with an undeclared word. Quotes around the word would not help."""
    left, right = operation.args
    if _is_text(checker, left):
        at, word = left, right
    elif isinstance(left, Name) and checker.is_bare(left) and _is_text(checker, right):
        at, word = right, left
    else:
        return
    if not checker.is_bare(word):
        return
    if isinstance(at, Name):
        _refuse_text(checker, operation, at, TEXT, TEXT)
    checker.typed(word)  # fails, and says which name may be meant


def _is_text(checker: Checking, at: Syntax) -> bool:
    """Return whether this is a text in quotes, or the name of one."""
    if isinstance(at, Name):
        known = checker.scope.value(at.text)
        return known is not None and known.type.kind == "text"
    return isinstance(at, Literal) and isinstance(at.value, str)


def _refuse_text(checker: Checking, operation: Operation, at: Syntax, text: Type, other: Type) -> NoReturn:
    hint = alone(operation) if other.kind == "truth" else without_quotes(at, other)
    message = QUOTED if hint else "a text can be shown, never tested"
    checker.fail(TEXT_TESTED, message, at, hint or advice(text, text, at))


def _check_chain(checker: Checking, operation: Operation, expected: Type | None) -> Typed:
    """Return the typed form of a chain such as `1 < a < 3`, in which neighbours share a term."""
    parts = [checker.typed(part).expression for part in operation.args]
    for part in operation.args[1:]:
        shared = part.args[0].args[0] if isinstance(part, Operation) and part.op == "not" else part.args[0]  # type: ignore[union-attr]
        if any(shared.start <= at < shared.end for at in checker.drawn):
            checker.fail(DRAW, "a chain of comparisons would draw this twice", shared, "put the draw into state first")
    return Typed(Apply("and", tuple(parts)), TRUTH)


CHECKS = {**dict.fromkeys(COMPARISONS, _check), "chain": _check_chain}
