"""Sets: `member in set`, and the changes that `+=` and `-=` make (`union` and `minus`).

A set is a number with a bit for each member; a member is the index of its bit.
"""

from operator import or_

from branchlight.language.checking import Checking
from branchlight.language.codes import TYPE
from branchlight.language.expression import Apply, Const, Expression
from branchlight.language.mistake import near
from branchlight.language.operator import Operator
from branchlight.language.scope import Typed
from branchlight.language.syntax import Name, Operation
from branchlight.language.types import TRUTH, Type, describe
from branchlight.language.values import BOTH, NO, YES, Bits, Values, as_bits


def _check(checker: Checking, operation: Operation, expected: Type | None) -> Typed:
    container = checker.typed(operation.args[1])
    if container.type.kind != "set of":
        checker.fail(TYPE, f"`in` needs a set, and this is {describe(container.type)}", operation.args[1])
    member = operation.args[0]
    if isinstance(member, Name) and member.text in container.type.names:
        index: Expression = Const(container.type.names.index(member.text))
    elif isinstance(member, Name) and checker.scope.value(member.text) is None:
        names = container.type.names
        hint = near(member.text, list(names)) or f"the members are {', '.join(names)}"
        checker.fail(TYPE, f"`{member.text}` can never be in this set", member, hint)
    else:
        typed = checker.typed(member)
        if typed.type.kind != "one of" or typed.type.names != container.type.names:
            checker.fail(TYPE, f"the members are {', '.join(container.type.names)}", member)
        index = typed.expression
    return Typed(Apply("in", (index, container.expression)), TRUTH)


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


IN = Operator(
    "in",
    lambda index, members: f"({members} >> {index} & 1)",
    lambda index, members: members >> index & 1,
    _in,
    lambda index, members: f"({index} in {members})",
)
UNION = Operator("union", lambda one, other: f"({one} | {other})", or_, _union)
MINUS = Operator("minus", lambda one, other: f"({one} & ~{other})", lambda one, other: one & ~other, _minus)

OPERATORS = (IN, UNION, MINUS)
CHECKS = {"in": _check}
