"""One abstraction: an abstract story that was explored, and the paths through it."""

from collections.abc import Collection
from typing import cast

from branchlight.play.every_draw import Drawn
from branchlight.prover.clock import Clock
from branchlight.prover.code.draw_sites import DrawSites
from branchlight.prover.code.plan import Plan, plan_of
from branchlight.prover.hiding.abstract_space import AbstractSpace, Came
from branchlight.prover.hiding.abstract_story import AbstractStory, abstract_story
from branchlight.prover.hiding.outcomes import Outcomes
from branchlight.prover.hiding.state_parts import StateParts, Visible
from branchlight.prover.matters import Matter
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.program.properties import Properties, PropertyKind
from branchlight.prover.search.successors import Steps
from branchlight.source.named_tuple import NamedTuple


class Terms(NamedTuple):
    """The terms that all abstractions of a story share.

    sites       the draw sites
    clock       the time
    most        the most situations of one abstraction
    until_told  whether sessions are followed until a mark tells a fact (see `program.one_fact`)
    """

    sites: DrawSites
    clock: Clock
    most: int
    until_told: bool = False


class Abstraction:
    """An abstract story with some visible parts, and its space. Only what is `wanted` has properties that count."""

    def __init__(self, parts: StateParts, visible: Visible, wanted: Collection[Matter], terms: Terms) -> None:
        self.parts, self.visible = parts, visible
        self.abstract: AbstractStory = abstract_story(parts, visible, wanted)
        story = self.abstract.story
        bodies = NumberedBodies(story, self.abstract.unsure)
        properties = [_property(matter) for matter in wanted if _is_property(matter, self.abstract)]
        self.properties = Properties(bodies, properties or [("node", story.start)], terms.until_told)
        self.plan: Plan = plan_of(self.properties, terms.clock)._replace(sites=terms.sites)
        outcomes = Outcomes(self.plan, terms.clock, self.abstract.series)
        self.space = AbstractSpace(self.plan, outcomes, terms.clock, terms.most)

    def first(self, matter: Matter) -> Came | None:
        """Return the step on which a node, choice, variant, ending or promise is first met, if it is."""
        number = self.properties.number.get(_property(matter))
        return None if number is None else self.space.first.get(number)

    def steps(self, way: Collection[Came]) -> Steps:
        """Return the decisions and draws of a way, without unknown truths."""
        found: list[Drawn | str] = []
        for came in way:
            found += [drawn for drawn in self.space.outcome(came).draws if drawn.site >= 0]
            found += came.decision  # type: ignore[arg-type]
        return tuple(found)


def _property(matter: Matter) -> tuple[PropertyKind, str]:
    kind, name = matter
    return cast(PropertyKind, kind), name  # halts, traps and `STUCK` are no properties


def _is_property(matter: Matter, abstract: AbstractStory) -> bool:
    """Return whether a matter is a property that an exploration looks for. Promises `never lost` always count."""
    kind, name = matter
    if kind == "promise":
        return int(name) not in abstract.hopes
    return kind in ("node", "choice", "variant", "ending")
