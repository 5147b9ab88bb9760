"""The declaration of an operator, for all other layers: its code in two languages, value, range and spelling."""

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

from branchlight.language.values import Values, listed
from branchlight.source.named_tuple import NamedTuple

MOST_COMBINED = 1024
"""The most combinations of single numbers that are computed one by one; more of them become ranges."""


class Operator(NamedTuple):
    """An operator of the language. Arguments are values in `value`, sets of values in `range`, texts elsewhere.

    name     the name in `Apply.op`; that of the function, if it is one
    code     Python source of its value, for the source of its arguments. It names an argument once, unless that is
             always a constant: a second time would draw again.
    js       the same as JavaScript, for a published story. `$` has the helpers of `web/runtime/arithmetic.js`. Truths
             are booleans or numbers there, and sets are numbers of any size, so only `==` compares every kind.
    value    its value, for the values of its arguments
    range    all values that it may have, for all values that its arguments may have
    written  how an author writes it; None for a call
    draws    whether it draws. Then `code` and `js` get `StateAccess.draw` before their arguments, and `value` gets the
             dice. The last argument goes to the dice as it is: to retrace a path, the proof adds to it where the draw
             is made.
    """

    name: str
    code: Callable[..., str]
    js: Callable[..., str]
    value: Callable[..., Any]
    range: Callable[..., Values]
    written: Callable[..., str] | None = None
    draws: bool = False

    def write(self, args: Sequence[str]) -> str:
        """Return the operator applied to arguments, as an author writes it."""
        return f"{self.name}({', '.join(args)})" if self.written is None else self.written(*args)


def infix(
    sign: str,
    value: Callable[[int, int], int],
    range_: Callable[[Values, Values], Values],
    js: Callable[..., str] | None = None,
) -> Operator:
    """Return the operator of two arguments that Python and authors write with the same sign between them.

    So does JavaScript, unless `js` writes it.
    """

    def code(left: str, right: str) -> str:
        return f"({left} {sign} {right})"

    return Operator(sign, code, js or code, value, range_, code)


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
