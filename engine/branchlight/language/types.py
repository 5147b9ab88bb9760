"""The types of expressions. The type of a whole number carries its range, so that nothing can overflow."""

from functools import lru_cache
from typing import Literal, TypeAlias

from branchlight.source.named_tuple import NamedTuple

Kind: TypeAlias = Literal["truth", "whole", "one of", "set of", "text", "counts"]

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
    counts    the number of each of `names`, from 0 to `high`, together; each is a piece of state, and this is none

    `words` are what readers see in place of each of `names`, if the author wrote any. They change nothing else: two
    types with the same names hold the same values. Those of counts are the words for one of each, then for several.
    """

    kind: Kind
    low: int = 0
    high: int = 0
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


TRUTH = Type("truth", 0, 1)
TEXT = Type("text")


@lru_cache(maxsize=1024)
def whole(low: int, high: int) -> Type:
    """Return the type of a whole number from `low` to `high`, both included."""
    return Type("whole", low, high)


def shown_names(type_: Type) -> tuple[str, ...]:
    """Return what readers see in place of each name of an enumeration or a set."""
    return type_.words or tuple([name.replace("_", " ") for name in type_.names])


def describe(type_: Type) -> str:
    """Return a type in an author's words."""
    if type_.kind == "whole":
        return "a number"
    if type_.kind == "one of":
        return f"one of {', '.join(type_.names)}"
    if type_.kind == "set of":
        return f"a set of {', '.join(type_.names)}"
    if type_.kind == "counts":
        return f"how many there are of {', '.join(type_.names)}"
    return {"truth": "true or false", "text": "a text"}[type_.kind]


def hull(one: Type, other: Type) -> Type | None:
    """Return the smallest type that holds the values of both, if there is one."""
    if not alike(one, other):
        return None
    if one.kind == other.kind and one.kind != "whole":
        return one if one.words else other
    return whole(min(one.low, other.low), max(one.high, other.high))


def alike(one: Type, other: Type) -> bool:
    """Return whether there is a type that holds the values of both."""
    if one.kind == other.kind:
        return one.names == other.names and one.kind != "counts"
    return one.kind in ("truth", "whole") and other.kind in ("truth", "whole")
