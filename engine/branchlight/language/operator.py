"""Everything that the other layers know of an operator: its code, its value, its range, its writing."""

from collections.abc import Callable, Sequence
from itertools import product
from typing import NamedTuple

from branchlight.language.values import Values, listed

MOST_COMBINED = 1024
"""More combinations of single numbers than these are reckoned as ranges."""


class Operator(NamedTuple):
    """An operator of the language. Its arguments are values; they number from 0 in templates.

    name      the name in `Apply.op`; that of the function, if it is one
    template  Python source of its value, such as "abs({0})". "{0} and ..." joins all arguments by " and ". It names an
              argument once, unless that is always a constant: a second time would draw again.
    value     its value for the values of its arguments. That of an operator which draws gets the dice before them.
    range     all values that it may have, for all values that its arguments may have
    written   its form in a story, as a template; left out, a call
    draws     whether it draws. Then its template calls a method of `{dice}`, with `{site}` behind the last argument.
    """

    name: str
    template: str
    value: Callable[..., int]
    range: Callable[..., Values]
    written: str = ""
    draws: bool = False

    def write(self, args: Sequence[str]) -> str:
        """Return the operator applied to arguments, as an author writes it."""
        return filled(self.written or f"{self.name}({{0}}, ...)", args)


def infix(sign: str, value: Callable[[int, int], int], range_: Callable[[Values, Values], Values]) -> Operator:
    """Return the operator of two arguments that Python and authors write with the same sign between them."""
    template = f"({{0}} {sign} {{1}})"
    return Operator(sign, template, value, range_, template)


def filled(template: str, args: Sequence[str], dice: str = "", site: str = "") -> str:
    """Return a template of an operator with the arguments in it."""
    opening, more, closing = template.partition("...")
    if not more:
        return template.format(*args, dice=dice, site=site)
    opening, _, between = opening.partition("{0}")
    return opening + between.join(args) + closing


def each(value: Callable[..., int], wide: Callable[..., Values]) -> Callable[..., Values]:
    """Return the range of an operator on numbers: one by one if there are few, else what `wide` makes of ranges."""

    def range_(*args: Values) -> Values:
        combined = _combined(value, args)
        return wide(*args) if combined is None else combined

    return range_


def _combined(value: Callable[..., int], args: Sequence[Values]) -> Values | None:
    """Return the values for every combination of single numbers; None if there are too many."""
    count = 1
    for arg in args:
        if not isinstance(arg, frozenset):
            return None
        count *= len(arg)
    if count > MOST_COMBINED:
        return None
    return listed(frozenset([value(*numbers) for numbers in product(*args)]))
