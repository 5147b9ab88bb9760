"""The bounds of an exploration: how many states, how much memory and time it may take, and what it says on the way."""

from collections.abc import Callable, Mapping

from branchlight.prover.clock import Clock
from branchlight.prover.code.namespace import Dump
from branchlight.prover.reduce.bit_layout import BitLayout
from branchlight.source.named_tuple import NamedTuple

MIDWAY, AT_LATEST = 200_000, 1_000_000
"""The number of states after which other methods may settle what is open, at the earliest and at the latest.

In between they wait until nothing more is met, for as many states as it took to meet all that was. A search that still
meets new parts may soon be at its end.
"""

MOST_STATES = 10_000_000
"""The most states of an exploration, if no number is given."""
MEMORY = 2_000_000_000
"""The memory in bytes that the states of an exploration may take."""
STATE_BYTES = 180
"""The bytes that a state takes besides its bits, in the table of its control point and in its group."""


class SoFar(NamedTuple):
    """The states found so far, and how many of all nodes, choices, variants and endings were reached."""

    states: int
    reached: int
    parts: int


class Limits(NamedTuple):
    """The limits of an exploration.

    states    the most states to find; None for as many as fit into `MEMORY`
    clock     the time
    progress  is called repeatedly with the progress so far
    dump      is called with the generated code
    narrows   whether later code may leave out properties that were met
    midway    is called once, after `MIDWAY` states or more, with the properties met so far. If it returns True, the
              exploration ends as if a bound was hit, because all else was settled
    """

    states: int | None
    clock: Clock
    progress: Callable[[SoFar], None] | None = None
    dump: Dump | None = None
    narrows: bool = True
    midway: Callable[[Mapping[int, int]], bool] | None = None


def most_states(layout: BitLayout) -> int:
    """Return how many states fit into `MEMORY` bytes, given the size of a state."""
    return min(MOST_STATES, MEMORY // (STATE_BYTES + layout.top // 7))
