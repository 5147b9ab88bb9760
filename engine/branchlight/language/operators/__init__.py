"""All operators of the language: those with signs, one file for each group, and those of the functions.

To add one, write it beside the others of its group, and its typing rule in `branchlight.language.typing_rules`. What is
joined here reaches play, the prover, the flow analysis, the map and the web through `operator_named`. The lexer and the
parser must know a sign, too. The rules are apart, so that playing a story does not import them.
"""

from functools import cache
from typing import assert_never

from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since
from branchlight.language.operator import Operator
from branchlight.language.operators import arithmetic, comparison, counts, logic, sets

_GROUPS = (arithmetic, comparison, logic, sets, counts)

_SIGNS: dict[str, Operator] = {operator.name: operator for group in _GROUPS for operator in group.OPERATORS}


def operator_named(name: str) -> Operator:
    """Return an operator by the name in `Apply.op`.

    Functions are imported when the first of their operators is asked for, because many stories start without any.
    """
    return _SIGNS.get(name) or _of_functions()[name]


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
