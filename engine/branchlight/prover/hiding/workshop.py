"""The workshop of a stage: the story's parts, the story as it is played, and the abstractions that were explored.

`Budget` limits the situations of all abstractions together, so that the same bounds give the same results.
"""

from collections.abc import Collection, Sequence

from branchlight.model.story import Story
from branchlight.prover.clock import Clock
from branchlight.prover.code.draw_sites import DrawSites
from branchlight.prover.hiding.abstract_space import Came, TooManyError
from branchlight.prover.hiding.abstraction import Abstraction, Terms
from branchlight.prover.hiding.blame import Blame
from branchlight.prover.hiding.retrace import Retrace
from branchlight.prover.hiding.state_parts import StateParts, Visible
from branchlight.prover.hiding.watched_story import WatchedStory
from branchlight.prover.matters import Matter, WayThere
from branchlight.prover.program.differences import with_differences

MOST_SITUATIONS = 1_000_000
"""The most situations of all abstractions together."""
MOST_OF_ONE = 200_000
"""The most situations of one abstraction."""
LEAST = 100_000
"""The situations of all abstractions together that are allowed even if the bound in states is lower."""


def most_situations(states: int | None) -> int:
    """Return how many situations all abstractions together may have, given the bound in states."""
    return MOST_SITUATIONS if states is None else min(MOST_SITUATIONS, max(LEAST, 2 * states))


class Workshop:
    """Makes abstractions and plays their paths. `met` collects what the paths met.

    If `until_told`, they are followed until a mark tells a fact (see `program.one_fact`).
    """

    def __init__(self, story: Story, clock: Clock, states: int | None = None, until_told: bool = False) -> None:
        self.parts, self.sites, self.clock = StateParts(with_differences(story), clock), DrawSites(), clock
        self.watched = WatchedStory(self.parts, self.sites, clock)
        self.until_told = until_told
        self.left, self.met = most_situations(states), dict[Matter, WayThere]()

    def abstraction(self, visible: Visible, wanted: Collection[Matter]) -> Abstraction:
        """Return the abstraction with some visible parts. Raises `TooManyError` and `TimeUpError`."""
        most = min(self.left, MOST_OF_ONE)
        try:
            terms = Terms(self.sites, self.clock, most, self.until_told)
            found = Abstraction(self.parts, visible, wanted, terms)
        except TooManyError:
            self.left -= most
            raise
        self.left -= len(found.space)
        return found

    def retrace(self, abstraction: Abstraction, way: Sequence[Came]) -> Retrace:
        """Play a path, and record what it meets."""
        trace = Retrace(self.watched, abstraction.steps(way))
        for matter, there in trace.met.items():
            self.met.setdefault(matter, there)
        return trace

    def blamed(
        self, abstraction: Abstraction, way: Sequence[Came], trace: Retrace, matter: Matter | None = None
    ) -> Visible | None:
        """Return the visible parts with those that are to blame for a path that does not meet what it should.

        Returns None if nothing hidden can be blamed.
        """
        blamed = Blame(self.watched, abstraction, way, trace).parts_for(matter)
        return self.parts.closed(abstraction.visible | blamed) if blamed else None
