"""Comparisons of two values of one kind: `== != < <= > >=`. Sets can be equal but have no order."""

from collections.abc import Callable
from functools import partial
from operator import eq, ge, gt, le, lt, ne

from branchlight.language.operator import MOST_COMBINED, infix
from branchlight.language.values import BOTH, NO, YES, Bits, Values, as_bits, bounds, truths

_VALUES: dict[str, Callable[[int, int], bool]] = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
EQUALITIES = frozenset(("==", "!="))
COMPARISONS = frozenset(_VALUES)


def _compared(sign: str, left: Values, right: Values) -> Values:
    if isinstance(left, Bits) or isinstance(right, Bits):
        equal = _same_set(as_bits(left), as_bits(right))
        return equal if sign == "==" else frozenset([1 - truth for truth in truths(equal)])
    test = _VALUES[sign]
    if isinstance(left, frozenset) and isinstance(right, frozenset) and len(left) * len(right) <= MOST_COMBINED:
        return frozenset([int(test(one, other)) for one in left for other in right])
    low, high = bounds(left)
    lower, higher = bounds(right)
    if sign in EQUALITIES:
        apart = high < lower or higher < low
        return (NO if sign == "==" else YES) if apart else BOTH
    return frozenset([int(test(one, other)) for one in (low, high) for other in (lower, higher)])


def _same_set(one: Bits, other: Bits) -> Values:
    if one.must & ~other.may or other.must & ~one.may:
        return NO
    return YES if one.must == one.may == other.must == other.may else BOTH


OPERATORS = tuple([infix(sign, value, partial(_compared, sign)) for sign, value in _VALUES.items()])
