"""Circles of names, as messages have them."""

from collections.abc import Sequence

MOST_NAMED = 8


def circled(names: Sequence[str]) -> str:
    """Return `a -> b -> a` for a circle. Of a long one, the first names and the number of the others are shown."""
    left = len(names) - MOST_NAMED
    more = [f"{left:,} more"] if left > 0 else []
    return " -> ".join([*names[:MOST_NAMED], *more, names[0]])
