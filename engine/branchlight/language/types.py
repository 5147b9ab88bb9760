"""What an expression can be worth. A whole number's type carries its range, so that nothing can overflow."""

from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["truth", "whole", "one of", "set of", "text"]

LOWEST = -1_000_000
HIGHEST = 1_000_000


class Type(NamedTuple):
    """The type of a value.

    kind      how it is held while the story is read
    truth     0 or 1; `low` and `high` are 0 and 1
    whole     an int from `low` to `high`, both included
    one of    the index of one of `names`, which are in order
    set of    a bit for each of `names` that is in the set, the first name being the lowest bit
    text      a str, which can be shown and never tested
    """

    kind: Kind
    low: int = 0
    high: int = 0
    names: tuple[str, ...] = ()


TRUTH = Type("truth", 0, 1)
TEXT = Type("text")


@lru_cache(maxsize=1024)
def whole(low: int, high: int) -> Type:
    """The type of a whole number from `low` to `high`, both included."""
    return Type("whole", low, high)
