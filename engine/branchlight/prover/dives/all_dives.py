"""Dives into a story: see the package."""

from collections.abc import Collection, Mapping

from branchlight.model.story import Story
from branchlight.play.compiled_story import CompiledStory
from branchlight.prover.clock import Clock
from branchlight.prover.dives.decided_promises import DecidedPromises
from branchlight.prover.dives.one_dive import OneDive
from branchlight.prover.matters import Matter, WayThere
from branchlight.prover.program.marked import Marker

MOST_DIVES = 1_000
IDLE = 30
"""The dives that may find nothing, one after the other, before there are no more."""
MOST_DECISIONS = 60_000
"""The most decisions of all dives together."""
LEAST_LONG = 500
"""The most decisions of a dive into a short story. In a long one there are four for each node."""


def dive(story: Story, wanted: Collection[Matter], clock: Clock) -> Mapping[Matter, WayThere]:
    """Return what dives met, each with the way there that takes the fewest decisions of those that were tried.

    The dives look for what is wanted, and end when they met it. What else they met is returned as well.
    """
    dives, idle, missing = _Dives(story, clock), 0, len(wanted)
    for seed in range(MOST_DIVES):
        if not missing or idle > IDLE or dives.decisions > MOST_DECISIONS or clock.is_up():
            break
        dives.dive(seed)
        left = sum([met not in dives.found for met in wanted])
        idle, missing = (idle + 1 if left == missing else 0), left
    return dives.found


class _Dives:
    """Dives into one story. `found` is what they met, and `taken` the choices that they took."""

    def __init__(self, story: Story, clock: Clock) -> None:
        self.clock = clock
        self.program = CompiledStory(Marker().story(story))
        self.longest = max(LEAST_LONG, 4 * len(story.nodes))
        self.promises = DecidedPromises(story)
        self.found: dict[Matter, WayThere] = {}
        self.taken: set[str] = set()
        self.decisions = 0

    def dive(self, seed: int) -> None:
        """Play one session."""
        session = OneDive(self.program, seed)
        while session.decisions < self.longest and not self.clock.is_up():
            self.look(session)
            options = session.options()
            if not options:
                return
            new = [option for option in options if option not in self.taken]
            option = session.one_of(new or list(options))
            self.taken.add(option)
            session.take(options[option])
            self.decisions += 1
        self.look(session)

    def look(self, session: OneDive) -> None:
        """Record all that the last turn of a session met."""
        way = WayThere(session.entries, len(session.entries), session.decisions)
        for met in (*session.met(), *self.promises.met(session.course)):
            before = self.found.get(met)
            if before is None or before.decisions > way.decisions:
                self.found[met] = way
