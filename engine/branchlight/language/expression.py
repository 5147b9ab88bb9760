"""Expressions once they are understood: names have become slots, and every type has been checked.

The tree has three shapes. `Apply` names one of the operators below; its arguments are expressions.

    + - * // %                  two numbers; the divisor is never 0          neg abs      one number
    == != < <= > >=             two values of one kind                       min max      one number or more
    and or                      two truths or more, left to right            not          one truth
    if                          test, then, else                             clamp        number, low, high
    in                          index, set (is that member in it?)           count        a set
    union minus                 two sets                                     member       index (a set of that one)
    at                          index of a node in `story.nodes`: is the reader there?
    since                       slot of a node's last visit: turns since then
    chance                      percent: true so often, drawn from the dice
    roll                        low, high: a whole number drawn from the dice
    ending                      index of an ending in `story.endings` (promises only)
"""

from collections.abc import Container
from typing import NamedTuple, TypeAlias

from branchlight.language.distinct import distinct


@distinct
class Const(NamedTuple):
    """A value known when the story is read: truths, names of enumerations and sets are ints here."""

    value: int | str


@distinct
class Load(NamedTuple):
    """What the slot with this index holds (see `story.slots`)."""

    slot: int


@distinct
class Apply(NamedTuple):
    op: str
    args: tuple["Expression", ...]


Expression: TypeAlias = Const | Load | Apply

DRAWS = frozenset(("chance", "roll"))


def draws(expression: Expression) -> bool:
    """Does evaluating it draw from the dice?"""
    return mentions(expression, DRAWS)


def mentions(expression: Expression, ops: Container[str]) -> bool:
    """Does one of these operators stand in it?"""
    if isinstance(expression, Apply):
        if expression.op in ops:
            return True
        for arg in expression.args:
            if mentions(arg, ops):
                return True
    return False
