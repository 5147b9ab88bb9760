"""Sets: `member in set`, `thing in things`, and the changes that `+=` and `-=` make (`union` and `minus`).

`just` is the set of one member, for changes by a value of an enumeration of the same names.

A set is a number with a bit for each member; a member is the index of its bit.
"""

from operator import or_
from typing import NoReturn

from branchlight.language.advice import without_quotes
from branchlight.language.checking import Checking
from branchlight.language.expression import Apply, Const, Expression
from branchlight.language.language_codes import TYPE
from branchlight.language.operator import Operator
from branchlight.language.scope import Typed
from branchlight.language.syntax import Name, Operation, Syntax
from branchlight.language.things import has_some
from branchlight.language.types import TRUTH, Type, describe
from branchlight.language.values import BOTH, NO, YES, Bits, Values, as_bits, bounds, listed
from branchlight.source.did_you_mean import near


def _check(checker: Checking, operation: Operation, expected: Type | None) -> Typed:
    container = checker.typed(operation.args[1])
    if container.type.kind not in ("set of", "counts"):
        checker.fail(TYPE, f"`in` needs a set, but this is {describe(container.type)}", operation.args[1])
    member = operation.args[0]
    if isinstance(member, Name) and member.text in container.type.names:
        index: Expression = Const(container.type.names.index(member.text))
    elif isinstance(member, Name) and checker.scope.value(member.text) is None:
        _fail_as_no_member(checker, member, container.type)
    else:
        typed = checker.typed(member)
        if typed.type.kind != "one of" or typed.type.names != container.type.names:
            _fail_as_no_member(checker, member, container.type)
        index = typed.expression
    if container.type.kind == "counts":
        return Typed(has_some(index, container), TRUTH)
    return Typed(Apply("in", (index, container.expression)), TRUTH)


def _fail_as_no_member(checker: Checking, member: Syntax, container: Type) -> NoReturn:
    named = f"`{member.text}`" if isinstance(member, Name) else "this"
    hint = near(member.text, list(container.names)) if isinstance(member, Name) else without_quotes(member, container)
    each, all_ = ("member", "this set") if container.kind == "set of" else ("thing", "these things")
    hint = hint or f"its {each}s are {', '.join(container.names)}"
    checker.fail(TYPE, f"{named} is not a {each} of {all_}", member, hint)


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
    lambda index, members: members >> index & 1,
    _in,
    lambda index, members: f"({index} in {members})",
)
UNION = Operator("union", lambda one, other: f"({one} | {other})", or_, _union)
MINUS = Operator("minus", lambda one, other: f"({one} & ~{other})", lambda one, other: one & ~other, _minus)
JUST = Operator("just", lambda index: f"(1 << {index})", lambda index: 1 << index, _just, lambda index: index)

OPERATORS = (IN, UNION, MINUS, JUST)
CHECKS = {"in": _check}
