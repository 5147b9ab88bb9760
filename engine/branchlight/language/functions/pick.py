"""The function `pick(set)`: one of the members of a set, drawn from the seed."""

from branchlight.language.checking import Checking
from branchlight.language.expression import Apply, Const
from branchlight.language.functions.function import Function
from branchlight.language.language_codes import TYPE
from branchlight.language.operator import Operator
from branchlight.language.scope import Typed
from branchlight.language.syntax import Call
from branchlight.language.types import describe
from branchlight.language.values import Values, as_bits, join, places_of

_IF_EMPTY = Const(0)
"""The value for an empty set: its first name. It takes the tag of the draw, for which 60 members leave no room."""


def _check(checker: Checking, call: Call) -> Typed:
    members = checker.typed(call.args[0])
    if members.type.kind != "set of":
        message = f"`pick` needs a set, but this is {describe(members.type)}"
        checker.fail(TYPE, message, call.args[0], "write the name of a `set of`")
    member = members.type._replace(kind="one of", high=len(members.type.names) - 1)
    return Typed(Apply("pick", (members.expression, _IF_EMPTY)), member)


def _range(members: Values, if_empty: Values) -> Values:
    bits = as_bits(members)
    may_be_empty = 0 in members if isinstance(members, frozenset) else not bits.must
    if not bits.may:
        return if_empty
    found: Values = frozenset(places_of(bits.may))
    return join(found, if_empty) if may_be_empty else found


_PICK = Operator(
    "pick",
    lambda draw, members, if_empty: draw("member", members, if_empty),
    lambda draw, members, if_empty: draw("member", members, if_empty),
    lambda dice, members, if_empty: int(dice.member(members, if_empty)),
    _range,
    lambda members, if_empty: f"pick({members})",
    draws=True,
)
PICK = Function(
    "pick",
    "pick(set)",
    "a member of the set, drawn from the seed; its first name if it is empty",
    1,
    1,
    _check,
    _PICK,
)
