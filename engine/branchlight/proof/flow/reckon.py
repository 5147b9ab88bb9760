"""What operators make of values of which only some is known."""

from collections.abc import Callable, Sequence
from itertools import product

from branchlight.language import intervals
from branchlight.language.types import whole
from branchlight.proof.flow.values import BOTH, NO, YES, Bits, Span, Values, as_bits, between, bounds, listed

MOST_COMBINED = 1024
"""More combinations of single numbers than these are reckoned as ranges."""


def reckoned(op: str, args: Sequence[Values]) -> Values:
    """What an operator may come to; see `branchlight.language.expression` for what each is."""
    if op in COMPARISONS:
        return _compared(op, args[0], args[1])
    own = _OWN.get(op)
    return own(*args) if own is not None else _arithmetic(op, args)


def truths(values: Values) -> frozenset[int]:
    """Whether what is worth this may be false (0) and may be true (1)."""
    if isinstance(values, frozenset):
        return frozenset([int(bool(value)) for value in values])
    return BOTH


def _compared(op: str, left: Values, right: Values) -> Values:
    if isinstance(left, Bits) or isinstance(right, Bits):
        equal = _same_set(as_bits(left), as_bits(right))
        return equal if op == "==" else _not(equal)
    test = CONCRETE[op]
    if isinstance(left, frozenset) and isinstance(right, frozenset) and len(left) * len(right) <= MOST_COMBINED:
        return frozenset([int(test(one, other)) for one in left for other in right])
    low, high = bounds(left)
    lower, higher = bounds(right)
    if op in ("==", "!="):
        apart = high < lower or higher < low
        return (NO if op == "==" else YES) if apart else BOTH
    return frozenset([int(test(one, other)) for one in (low, high) for other in (lower, higher)])


def _same_set(one: Bits, other: Bits) -> Values:
    if one.must & ~other.may or other.must & ~one.may:
        return NO
    return YES if one.must == one.may == other.must == other.may else BOTH


def _arithmetic(op: str, args: Sequence[Values]) -> Values:
    combined = _combined(args, CONCRETE[op])
    if combined is not None:
        return combined
    if len(args) == 1:
        low, high = bounds(args[0])
        if op == "neg":
            return Span(-high, -low)
        return Span(0 if low <= 0 <= high else min(abs(low), abs(high)), max(abs(low), abs(high)))
    if op in ("min", "max"):
        pick = min if op == "min" else max
        ends = [bounds(arg) for arg in args]
        return Span(pick(low for low, _ in ends), pick(high for _, high in ends))
    result = intervals.combine(op, whole(*bounds(args[0])), whole(*bounds(args[1])))
    if isinstance(result, intervals.Fault):
        return Span(-intervals.LIMIT, intervals.LIMIT)
    return Span(result.low, result.high)


def _combined(args: Sequence[Values], operator: Callable[..., int]) -> Values | None:
    """The operator applied to every combination of single numbers; None if there are too many."""
    count = 1
    for arg in args:
        if not isinstance(arg, frozenset):
            return None
        count *= len(arg)
    if count > MOST_COMBINED:
        return None
    return listed(frozenset([operator(*numbers) for numbers in product(*args)]))


def _not(value: Values) -> Values:
    return frozenset([1 - truth for truth in truths(value)])


def _clamp(values: Values, least: Values, most: Values) -> Values:
    (low, _), (high, _) = bounds(least), bounds(most)
    if isinstance(values, frozenset):
        return frozenset([min(max(number, low), high) for number in values])
    lower, higher = (min(max(number, low), high) for number in bounds(values))
    return between(lower, higher)


def _in(index: Values, container: Values) -> Values:
    members = as_bits(container)
    if not isinstance(index, frozenset):
        return BOTH
    may = any(members.may >> place & 1 for place in index)
    must = all(members.must >> place & 1 for place in index)
    return YES if must else BOTH if may else NO


def _count(container: Values) -> Values:
    members = as_bits(container)
    return between(members.must.bit_count(), members.may.bit_count())


def _union(one: Values, other: Values) -> Values:
    left, right = as_bits(one), as_bits(other)
    return Bits(left.must | right.must, left.may | right.may)


def _minus(one: Values, other: Values) -> Values:
    left, right = as_bits(one), as_bits(other)
    return Bits(left.must & ~right.may, left.may & ~right.must)


def _chance(percent: Values) -> Values:
    low, high = bounds(percent)
    if high <= 0:
        return NO
    return YES if low >= 100 else BOTH


def _roll(low: Values, high: Values) -> Values:
    (least, most), (_, higher) = bounds(low), bounds(high)
    return between(least, max(most, higher))


COMPARISONS = frozenset(("==", "!=", "<", "<=", ">", ">="))

CONCRETE: dict[str, Callable[..., int]] = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
    "neg": lambda a: -a,
    "abs": abs,
    "min": min,
    "max": max,
}

_OWN: dict[str, Callable[..., Values]] = {
    "not": _not,
    "clamp": _clamp,
    "in": _in,
    "count": _count,
    "union": _union,
    "minus": _minus,
    "chance": _chance,
    "roll": _roll,
}
