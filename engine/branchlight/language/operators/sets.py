"""Sets: `member in set`, `thing in things`, and the changes that `+=` and `-=` make (`union` and `minus`).

`just` is the set of one member, for changes by a value of an enumeration of the same names.

A set is a number with a bit for each member; a member is the index of its bit.
"""

from operator import or_

from branchlight.language.operator import Operator
from branchlight.language.values import BOTH, NO, YES, Bits, Values, as_bits, bounds, listed


def _in(index: Values, container: Values) -> Values:
    members = as_bits(container)
    if not isinstance(index, frozenset):
        return BOTH
    may = any(members.may >> place & 1 for place in index)
    must = all(members.must >> place & 1 for place in index)
    return YES if must else BOTH if may else NO


def _union(one: Values, other: Values) -> Values:
    left, right = as_bits(one), as_bits(other)
    return Bits(left.must | right.must, left.may | right.may)


def _minus(one: Values, other: Values) -> Values:
    left, right = as_bits(one), as_bits(other)
    return Bits(left.must & ~right.may, left.may & ~right.must)


def _just(index: Values) -> Values:
    if isinstance(index, frozenset):
        return listed(frozenset([1 << place for place in index]))
    return Bits(0, (2 << bounds(index)[1]) - 1)


IN = Operator(
    "in",
    lambda index, members: f"({members} >> {index} & 1)",
    lambda index, members: f"$.has({members}, {index})",
    lambda index, members: members >> index & 1,
    _in,
    lambda index, members: f"({index} in {members})",
)
UNION = Operator(
    "union", lambda one, other: f"({one} | {other})", lambda one, other: f"$.union({one}, {other})", or_, _union
)
MINUS = Operator(
    "minus",
    lambda one, other: f"({one} & ~{other})",
    lambda one, other: f"$.minus({one}, {other})",
    lambda one, other: one & ~other,
    _minus,
)
JUST = Operator(
    "just",
    lambda index: f"(1 << {index})",
    lambda index: f"$.just({index})",
    lambda index: 1 << index,
    _just,
    lambda index: index,
)

OPERATORS = (IN, UNION, MINUS, JUST)
