"""Settling midway: what is open is settled by other methods when an exploration has found many states.

A story with so many states may have far more. If the stages of `rest` settle all that is still open, there is no need
to explore them.
"""

from collections.abc import Mapping

from branchlight.model.story import Story
from branchlight.prover.bounds import Limits
from branchlight.prover.clock import Clock
from branchlight.prover.matters import STUCK, Matter, Settled
from branchlight.prover.program.properties import Properties

SETTLED = 0.4
"""The share of the time after which settling ends at the latest."""


class MidwaySettling:
    """Settles what an exploration has not met when it asks. `settled` has the result, or None if it never asked."""

    def __init__(self, story: Story, limits: Limits) -> None:
        self.story, self.limits = story, limits
        self.settled: Settled | None = None

    def limits_for(self, properties: Properties) -> Limits:
        """Return the limits for the exploration of the story, which then asks once."""

        def ask(first: Mapping[int, int]) -> bool:
            return self.settle(properties, first)

        return self.limits._replace(midway=ask)

    def settle(self, properties: Properties, first: Mapping[int, int]) -> bool:
        """Settle what was not met. Return whether nothing is left open."""
        from branchlight.prover.rest import settle  # late, because most explorations never ask

        clock, until = self.limits.clock, self.limits.clock.until
        clock.allow(SETTLED)
        wanted: list[Matter] = [matter for number, matter in enumerate(properties.all) if number not in first]
        self.settled, left = settle(self.story, [*wanted, STUCK], self.limits)
        _allow_until(clock, until)
        return not left


def _allow_until(clock: Clock, until: float) -> None:
    if not clock.is_cut:
        clock.until = until
