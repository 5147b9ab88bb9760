"""What the walk asks of expressions. Those that are too tangled are taken to be worth anything.

The work of `worth` and `suppose` can double with each nested `and`, `or` and `if`, and grows with each slot; what
authors write stays far below these bounds, and a hostile story cannot hold up the check.
"""

from branchlight.analysis.flow.evaluate import Held, suppose, worth
from branchlight.language.expression import Apply, Expression, parts_of
from branchlight.language.values import Values, as_bits, everything
from branchlight.model.story import Slot

MOST_PARTS = 100
MOST_NESTED = 6
_NESTING = frozenset(("and", "or", "if", "not"))


def where(test: Expression, truth: bool, held: Held, here: int) -> Held | None:
    """What may be held where a condition is true (or false); None where it cannot be."""
    return suppose(test, truth, held, here) if is_plain(test) else held


def put(slot: Slot, value: Expression, held: Held, here: int) -> Values:
    """What a slot may hold after it was given this value."""
    if not is_plain(value):
        return everything(slot.type)
    found = worth(value, held, here)
    return as_bits(found) if slot.type.kind == "set of" else found


def is_plain(expression: Expression) -> bool:
    """Is the expression small enough to be looked into?"""
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
