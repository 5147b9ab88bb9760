"""The bounds within which results stay exact (interval arithmetic; Moore, "Interval Analysis", 1966)."""

from branchlight.language.language_codes import TOO_LARGE
from branchlight.language.types import Type, whole
from branchlight.source.diagnostic import Code
from branchlight.source.named_tuple import NamedTuple

LIMIT = 2**53
"""The bound of every number: other languages keep whole numbers exact up to here."""


class Fault(NamedTuple):
    """The reason why numbers cannot be combined. `divisor` means that the right operand is at fault."""

    code: Code
    message: str
    hint: str
    divisor: bool = False


def within(low: int, high: int) -> Type | Fault:
    """Return the type of a result from `low` to `high`, or a fault if it can become too large."""
    if low < -LIMIT or high > LIMIT:
        hint = "give the state that it depends on a smaller range with `min:` and `max:`"
        return Fault(TOO_LARGE, "this can exceed the largest exact number (2 to the power of 53)", hint)
    return whole(low, high)
