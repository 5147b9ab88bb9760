"""Sets of values that a slot may hold: single numbers, a range, or bounds of a set's members."""

from typing import TypeAlias

from branchlight.language.types import Type
from branchlight.source.named_tuple import NamedTuple

MOST_LISTED = 64
"""The most numbers that are kept one by one; more are kept as a range."""


class Span(NamedTuple):
    """All whole numbers from `low` to `high`."""

    low: int
    high: int


class Bits(NamedTuple):
    """All sets that have every member in `must` and none outside `may`."""

    must: int
    may: int


Numbers: TypeAlias = frozenset[int]
Values: TypeAlias = Numbers | Span | Bits

BOTH: Numbers = frozenset((0, 1))
YES: Numbers = frozenset((1,))
NO: Numbers = frozenset((0,))


def join(one: Values, other: Values) -> Values:
    """Return the values that are in either set."""
    if one == other:
        return one
    if isinstance(one, Bits) or isinstance(other, Bits):
        left, right = as_bits(one), as_bits(other)
        return Bits(left.must & right.must, left.may | right.may)
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return listed(one | other)
    low, high = bounds(one)
    lower, higher = bounds(other)
    return Span(min(low, lower), max(high, higher))


def listed(numbers: Numbers) -> Values:
    """Return the numbers, as a range if there are many."""
    return numbers if len(numbers) <= MOST_LISTED else Span(min(numbers), max(numbers))


def between(low: int, high: int) -> Values:
    """Return all numbers from `low` to `high`."""
    return frozenset(range(low, high + 1)) if high - low < MOST_LISTED else Span(low, high)


def bounds(values: Values) -> tuple[int, int]:
    """Return the least and the greatest number."""
    if isinstance(values, frozenset):
        return min(values), max(values)
    return values[0], values[1]


def truths(values: Values) -> frozenset[int]:
    """Return 0 if the value may be false, and 1 if it may be true."""
    if isinstance(values, frozenset):
        return frozenset([int(bool(value)) for value in values])
    return BOTH


def as_bits(values: Values) -> Bits:
    """Return the members that are in every set, and those that are in any."""
    if isinstance(values, Bits):
        return values
    if isinstance(values, Span):
        return Bits(0, (1 << values.high.bit_length()) - 1)
    must, may = -1, 0
    for mask in values:
        must &= mask
        may |= mask
    return Bits(must, may)


def places_of(members: int) -> list[int]:
    """Return the indices of the members of a set, in order."""
    return [place for place in range(members.bit_length()) if members >> place & 1]


def everything(kind: Type) -> Values:
    """Return every value of this type. Text is never tested, so nothing is kept of it."""
    if kind.kind == "set of":
        return Bits(0, (1 << len(kind.names)) - 1)
    if kind.kind == "text":
        return NO
    return between(kind.low, kind.high)


def exactly(kind: Type, value: int | str) -> Values:
    """Return one value of this type as a set of values."""
    if isinstance(value, str):
        return NO
    return Bits(value, value) if kind.kind == "set of" else frozenset((value,))
