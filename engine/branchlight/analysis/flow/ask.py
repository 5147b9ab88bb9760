"""Bounded evaluation: expressions that are too complex may have any value.

The work of `worth` and `suppose` can double with each nested `and`, `or` and `if`, and grows with each slot and each of
its values. What authors write stays far below the bounds, and a hostile story cannot hold up the check.
"""

from branchlight.analysis.flow.effort import Effort, TooMuchError
from branchlight.analysis.flow.evaluate import Held, suppose, worth
from branchlight.language.expression import Apply, Expression, parts_of
from branchlight.language.values import Values, as_bits, everything
from branchlight.model.story import Slot

MOST_PARTS = 100
"""The most parts of an expression that is evaluated."""
MOST_NESTED = 6
"""The most levels of `and`, `or`, `if` and `not` in it."""
_NESTING = frozenset(("and", "or", "if", "not"))


def where(test: Expression, truth: bool, held: Held, here: int, effort: Effort) -> Held | None:
    """Return what may be held if a condition is true (or false); None if it cannot be."""
    if not is_plain(test):
        return held
    effort.begin()
    try:
        return suppose(test, truth, Held(held.base, held, effort), here)
    except TooMuchError:
        return held
    finally:
        effort.end()


def put(slot: Slot, value: Expression, held: Held, here: int, effort: Effort) -> Values:
    """Return what a slot may hold after an assignment of `value`."""
    if not is_plain(value):
        return everything(slot.type)
    effort.begin()
    try:
        found = worth(value, Held(held.base, held, effort), here)
    except TooMuchError:
        return everything(slot.type)
    finally:
        effort.end()
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
