"""All operators of the language: those with signs, one file for each group, and those of the functions.

To add one, write it beside the others of its group. What is joined here reaches every layer: the checker through
`CHECKS`, and play, the prover, the flow analysis and the map through `OPERATORS`. The lexer and the parser must know a
sign, too.
"""

from collections.abc import Callable
from typing import assert_never

from branchlight.language.checking import Checking
from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since
from branchlight.language.functions import FUNCTIONS
from branchlight.language.operator import Operator
from branchlight.language.operators import arithmetic, comparison, logic, sets
from branchlight.language.scope import Typed
from branchlight.language.syntax import Operation
from branchlight.language.types import Type

_GROUPS = (arithmetic, comparison, logic, sets)
_OF_FUNCTIONS = [function.operator for function in FUNCTIONS.values() if function.operator is not None]

OPERATORS: dict[str, Operator] = {
    operator.name: operator for operator in (*[each for group in _GROUPS for each in group.OPERATORS], *_OF_FUNCTIONS)
}
"""Every operator by the name in `Apply.op`."""

CHECKS: dict[str, Callable[[Checking, Operation, Type | None], Typed]] = {
    op: check for group in _GROUPS for op, check in group.CHECKS.items()
}
"""The typing rule of each operation that an author can write, by `Operation.op`."""

DRAWS = frozenset([operator.name for operator in OPERATORS.values() if operator.draws])


def draws(expression: Expression) -> bool:
    """Return whether evaluating the expression draws from the dice."""
    rest = [expression]
    for part in rest:
        match part:
            case Apply():
                if part.op in DRAWS:
                    return True
                rest += part.args
            case Const() | Load() | At() | Since() | Ended():
                pass
            case _:
                assert_never(part)
    return False
