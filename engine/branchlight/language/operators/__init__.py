"""All operators of the language: those with signs, one file for each group, and those of the functions.

To add one, write it beside the others of its group. What is joined here reaches every layer: the checker through
`CHECKS`, and play, the prover, the flow analysis and the map through `operator_named`. The lexer and the parser must
know a sign, too.
"""

from collections.abc import Callable
from functools import cache
from typing import assert_never

from branchlight.language.checking import Checking
from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since
from branchlight.language.operator import Operator
from branchlight.language.operators import arithmetic, comparison, counts, logic, sets
from branchlight.language.scope import Typed
from branchlight.language.syntax import Operation
from branchlight.language.types import Type

_GROUPS = (arithmetic, comparison, logic, sets)

_SIGNS: dict[str, Operator] = {operator.name: operator for group in (*_GROUPS, counts) for operator in group.OPERATORS}

CHECKS: dict[str, Callable[[Checking, Operation, Type | None], Typed]] = {
    op: check for group in _GROUPS for op, check in group.CHECKS.items()
}
"""The typing rule of each operation that an author can write, by `Operation.op`."""


def operator_named(name: str) -> Operator:
    """Return an operator by the name in `Apply.op`.

    Functions are imported when the first of their operators is asked for, because many stories start without any.
    """
    return _SIGNS.get(name) or _of_functions()[name]


def all_operators() -> list[Operator]:
    """Return every operator: those with signs, then those of the functions."""
    return [*_SIGNS.values(), *_of_functions().values()]


@cache
def _of_functions() -> dict[str, Operator]:
    from branchlight.language.functions import FUNCTIONS

    return {of.operator.name: of.operator for of in FUNCTIONS.values() if of.operator is not None}


def draws(expression: Expression) -> bool:
    """Return whether evaluating the expression draws from the dice."""
    rest = [expression]
    for part in rest:
        match part:
            case Apply():
                if operator_named(part.op).draws:
                    return True
                rest += part.args
            case Const() | Load() | At() | Since() | Ended():
                pass
            case _:
                assert_never(part)
    return False
