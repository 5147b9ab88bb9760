"""The function `count(set)`: the number of its members, or of all counted things."""

from branchlight.language.checking import Checking
from branchlight.language.expression import Apply
from branchlight.language.functions.function import Function
from branchlight.language.intervals import Fault
from branchlight.language.language_codes import TYPE
from branchlight.language.operator import Operator
from branchlight.language.scope import Typed
from branchlight.language.syntax import Call
from branchlight.language.things import sum_of
from branchlight.language.types import whole
from branchlight.language.values import Values, as_bits, between


def _check(checker: Checking, call: Call) -> Typed:
    inner = checker.typed(call.args[0])
    if inner.type.kind == "counts":
        expression, type_ = sum_of(inner)
        if isinstance(type_, Fault):
            checker.fail(type_.code, type_.message, call, type_.hint)
        return Typed(expression, type_)
    if inner.type.kind != "set of":
        checker.fail(TYPE, "`count` needs a set", call.args[0], "write the name of a `set of` or of counted things")
    return Typed(Apply("count", (inner.expression,)), whole(0, len(inner.type.names)))


def _range(members: Values) -> Values:
    bits = as_bits(members)
    return between(bits.must.bit_count(), bits.may.bit_count())


_COUNT = Operator(
    "count",
    lambda members: f"({members}).bit_count()",
    lambda members: f"$.count({members})",
    int.bit_count,
    _range,
)
COUNT = Function("count", "count(set)", "the number of members of a set", 1, 1, _check, _COUNT)
