"""Exploring a story as far as play goes: once, or again if a turn may be longer than play allows."""

from branchlight.prover.bounds import Limits
from branchlight.prover.clock import TimeUpError
from branchlight.prover.findings.overlong import may_play_halt_before
from branchlight.prover.program.properties import Properties
from branchlight.prover.search.search import explore
from branchlight.prover.search.state_space import StateSpace

EXPLORED_ANEW = 0.85
"""The share of the time after which exploring again ends at the latest."""


def explored(properties: Properties, limits: Limits) -> StateSpace:
    """Return every state that play can reach. Raises `TimeUpError` if there is no time even to plan the exploration."""
    space = explore(properties, limits)
    limits.clock.allow(EXPLORED_ANEW)
    try:
        # Explore again if turns may be longer than play allows, and count their bodies this time.
        if may_play_halt_before(space, limits.clock):
            space = explore(properties, limits._replace(midway=None), counts_hops=True)
    except TimeUpError:
        return space._replace(bound="seconds")
    return space
