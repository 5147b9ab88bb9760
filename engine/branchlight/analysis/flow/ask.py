"""Bounded evaluation for the walk: expressions that are too complex may have any value.

The work of `worth` and `suppose` can double with each nested `and`, `or` and `if`, and grows with each slot. What
authors write stays far below the bounds, and a hostile story cannot hold up the check.
"""

from branchlight.analysis.flow.evaluate import Held, suppose, worth
from branchlight.language.expression import Apply, Expression, parts_of
from branchlight.language.values import Values, as_bits, everything
from branchlight.model.story import Slot

MOST_PARTS = 100
"""The most parts of an expression that is evaluated."""
MOST_NESTED = 6
"""The most levels of `and`, `or`, `if` and `not` in it."""
_NESTING = frozenset(("and", "or", "if", "not"))


def where(test: Expression, truth: bool, held: Held, here: int) -> Held | None:
    """Return what may be held if a condition is true (or false); None if it cannot be."""
    return suppose(test, truth, held, here) if is_plain(test) else held


def put(slot: Slot, value: Expression, held: Held, here: int) -> Values:
    """Return what a slot may hold after an assignment of `value`."""
    if not is_plain(value):
        return everything(slot.type)
    found = worth(value, held, here)
    return as_bits(found) if slot.type.kind == "set of" else found


def is_plain(expression: Expression) -> bool:
    """Return whether the expression is small enough to evaluate."""
    parts, rest = 0, [(expression, 0)]
    while rest:
        part, nested = rest.pop()
        parts += 1
        inner = parts_of(part)
        if inner:
            nested += isinstance(part, Apply) and part.op in _NESTING
            rest += [(each, nested) for each in inner]
        if parts > MOST_PARTS or nested > MOST_NESTED:
            return False
    return True
