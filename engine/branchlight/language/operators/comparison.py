"""Comparisons of two values of one kind: `== != < <= > >=`. Sets can be equal but have no order."""

from collections.abc import Callable
from functools import partial
from operator import eq, ge, gt, le, lt, ne

from branchlight.language.advice import QUOTED, advice, alone, counted_hint, without_quotes
from branchlight.language.checking import Checking
from branchlight.language.expression import Apply
from branchlight.language.language_codes import DRAW, TEXT_TESTED, TYPE
from branchlight.language.operator import MOST_COMBINED, infix
from branchlight.language.scope import Typed
from branchlight.language.syntax import Operation
from branchlight.language.types import TRUTH, Type, alike, describe
from branchlight.language.values import BOTH, NO, YES, Bits, Values, as_bits, bounds, truths

_VALUES: dict[str, Callable[[int, int], bool]] = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_EQUALITIES = frozenset(("==", "!="))
COMPARISONS = frozenset(_VALUES)


def _check(checker: Checking, operation: Operation, expected: Type | None) -> Typed:
    left, right = checker.pair(operation.args[0], operation.args[1])
    for typed, at, other in ((left, operation.args[0], right), (right, operation.args[1], left)):
        if typed.type.kind == "text":
            hint = alone(operation) if other.type.kind == "truth" else without_quotes(at, other.type)
            message = QUOTED if hint else "a text can be shown, never tested"
            checker.fail(TEXT_TESTED, message, at, hint or advice(typed.type, typed.type, at))
    if not alike(left.type, right.type):
        message = f"{describe(left.type)} cannot be compared with {describe(right.type)}"
        checker.fail(TYPE, message, operation, counted_hint(operation, left.type, right.type))
    if operation.op not in _EQUALITIES and left.type.kind == "set of":
        checker.fail(TYPE, "sets have no order", operation, "compare `count(...)`, or ask `member in set`")
    return Typed(Apply(operation.op, (left.expression, right.expression)), TRUTH)


def _check_chain(checker: Checking, operation: Operation, expected: Type | None) -> Typed:
    """Return the typed form of a chain such as `1 < a < 3`, in which neighbours share a term."""
    parts = [checker.typed(part).expression for part in operation.args]
    for part in operation.args[1:]:
        shared = part.args[0].args[0] if isinstance(part, Operation) and part.op == "not" else part.args[0]  # type: ignore[union-attr]
        if any(shared.start <= at < shared.end for at in checker.drawn):
            checker.fail(DRAW, "a chain of comparisons would draw this twice", shared, "put the draw into state first")
    return Typed(Apply("and", tuple(parts)), TRUTH)


def _compared(sign: str, left: Values, right: Values) -> Values:
    if isinstance(left, Bits) or isinstance(right, Bits):
        equal = _same_set(as_bits(left), as_bits(right))
        return equal if sign == "==" else frozenset([1 - truth for truth in truths(equal)])
    test = _VALUES[sign]
    if isinstance(left, frozenset) and isinstance(right, frozenset) and len(left) * len(right) <= MOST_COMBINED:
        return frozenset([int(test(one, other)) for one in left for other in right])
    low, high = bounds(left)
    lower, higher = bounds(right)
    if sign in _EQUALITIES:
        apart = high < lower or higher < low
        return (NO if sign == "==" else YES) if apart else BOTH
    return frozenset([int(test(one, other)) for one in (low, high) for other in (lower, higher)])


def _same_set(one: Bits, other: Bits) -> Values:
    if one.must & ~other.may or other.must & ~one.may:
        return NO
    return YES if one.must == one.may == other.must == other.may else BOTH


OPERATORS = tuple([infix(sign, value, partial(_compared, sign)) for sign, value in _VALUES.items()])
CHECKS = {**dict.fromkeys(_VALUES, _check), "chain": _check_chain}
