"""Continuity: whether each fact is told before it is used.

Most facts are told on every way to their uses, which the graph shows (see `analysis.told`). Each of the others gets an
exploration of its own, which looks for the shortest session that uses it before it was told. Facts are never explored
together, so each costs at most what the story costs. If that is very much, other methods may settle the fact (see
`fact_stages`).
"""

from branchlight.analysis.told import surely_told
from branchlight.model.story import Story
from branchlight.prover.answer import Bound, Path, Told
from branchlight.prover.bounds import Limits
from branchlight.prover.clock import TimeUpError
from branchlight.prover.exploring import explored
from branchlight.prover.fact_stages import FactStages
from branchlight.prover.findings.path_maker import PathMaker
from branchlight.prover.findings.paths import Paths
from branchlight.prover.findings.playback import playback_of
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.program.one_fact import one_fact
from branchlight.prover.program.properties import Properties
from branchlight.prover.replay import decisions_in
from branchlight.prover.search.state_space import StateSpace

EXPLORED = 0.9
"""The share of the time for one fact after which exploring ends at the latest."""


class Continuity:
    """The facts of a story. `open` are those that need an exploration, and `bound` is one that an exploration hit."""

    def __init__(self, story: Story) -> None:
        self.story = story
        sure = surely_told(story) if story.facts else frozenset()
        self.open = [fact for fact in story.facts if fact not in sure]
        self.bound: Bound | None = None

    def verdicts(self, limits: Limits) -> tuple[Told, ...]:
        """Return the verdicts on all facts. Those that need it share the time that is left."""
        found: dict[str, Told] = {}
        for number, fact in enumerate(self.open):
            clock = limits.clock.part(limits.clock.left() / (len(self.open) - number))
            found[fact] = self.explored(fact, limits._replace(clock=clock))
        return tuple([found.get(fact) or Told(fact, "proven") for fact in self.story.facts])

    def explored(self, fact: str, limits: Limits) -> Told:
        """Return the verdict on one fact."""
        marked, clock = one_fact(self.story, fact), limits.clock
        properties = Properties(
            NumberedBodies(marked.story), [("variant", name) for name in marked.uses], until_told=True
        )
        clock.allow(EXPLORED)
        stages = FactStages(fact, marked, limits)
        try:
            space = explored(properties, limits._replace(midway=stages.midway))
        except TimeUpError:
            self.bound = "seconds"
            return Told(fact, "not settled")
        clock.allow(1.0, least=0.1)
        told = stages.late() if space.bound and not space.first else None
        if told:
            return told
        if space.first:
            playback = playback_of(marked.story, space.sites, clock)
            use, path = _first_use(PathMaker(properties, Paths(space, clock), playback), space)
            return Told(fact, "refuted", marked.uses[use], path, path is not None)
        self.bound = space.bound or self.bound
        return Told(fact, "not settled" if space.bound else "proven")


def _first_use(paths: PathMaker, space: StateSpace) -> tuple[str, Path | None]:
    """Return the variant of the use that the fewest decisions lead to, and the path to it.

    The exploration stops after the level in which it meets a use. A use in that level may take one more decision than
    another one, if it comes after the decision rather than before it.
    """
    found = [(paths.properties.all[prop][1], paths.to_property(prop)) for prop in space.first]
    return min(found, key=lambda use: (use[1] is None, decisions_in(use[1] or ())))
