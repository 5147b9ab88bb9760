"""The bounds within which results stay exact (interval arithmetic; Moore, "Interval Analysis", 1966)."""

from typing import NamedTuple

from branchlight.language.codes import TOO_LARGE
from branchlight.language.types import Type, whole
from branchlight.source.diagnostic import Code

LIMIT = 2**53
"""No number may grow past this: other languages keep whole numbers exact up to here."""


class Fault(NamedTuple):
    """Why numbers cannot be combined. `divisor` says that the right one of two is to blame."""

    code: Code
    message: str
    hint: str
    divisor: bool = False


def within(low: int, high: int) -> Type | Fault:
    """Return the type of a result from `low` to `high`, or the fault that it can grow too large."""
    if low < -LIMIT or high > LIMIT:
        hint = "give the state that it is made from a smaller `min:` and `max:`"
        return Fault(TOO_LARGE, "this can grow past what is kept exactly (2 to the power of 53)", hint)
    return whole(low, high)
