"""The parts of an ink story by name: what it declares, its knots and stitches, and which of them are asked for."""

from collections.abc import Iterator
from typing import TypeAlias

from branchlight.adopt.ink.flows import parts_of
from branchlight.adopt.ink.meanings import GlobalMeaning, Meanings, PointMeaning
from branchlight.adopt.ink.tree import (
    Constant,
    GlobalVariable,
    InkList,
    InkParameter,
    InkStory,
    Knot,
    Reference,
    Stitch,
    TargetValue,
)
from branchlight.adopt.lower.ink_values import Mark

Flow: TypeAlias = Knot | Stitch


class StoryParts:
    """The declarations and the flows of a story by name.

    `fixed` has the variables and lists that nothing changes, `mentioned` the points that some name means, and `asked`
    those of which somebody can ask how often they were entered.
    """

    def __init__(self, story: InkStory, meanings: Meanings) -> None:
        self.variables: dict[str, GlobalVariable] = {each.name: each for each in story.variables}
        self.constants: dict[str, Constant] = {each.name: each for each in story.constants}
        self.lists: dict[str, InkList] = {each.name: each for each in story.lists}
        self.knots: dict[str, Knot] = {each.name: each for each in reversed(story.knots)}
        self.flows: dict[Mark, Flow] = _flows(story)
        changing = {each.name for each in meanings.assigned if isinstance(each, GlobalMeaning)}
        self.fixed = (self.variables.keys() | self.lists.keys()) - changing
        self.mentioned = {each.path for each in meanings.of.values() if isinstance(each, PointMeaning)}
        self.asked = set(_asked(story, meanings))

    def scene_of(self, path: Mark) -> str:
        """Return the knot to which a path belongs; "" before the first one."""
        return path[0] if path and path[0] in self.knots else ""

    def beginning(self, path: Mark) -> Flow:
        """Return the flow whose lines come first when a knot or a stitch is entered."""
        flow = self.flows[path]
        if isinstance(flow, Knot) and flow.body.is_empty and flow.stitches and not flow.stitches[0].parameters:
            return flow.stitches[0]
        return flow

    def parameters(self, path: Mark) -> tuple[InkParameter, ...]:
        """Return the parameters of what a path leads to. A label has none."""
        flow = self.flows.get(path)
        return () if flow is None else flow.parameters


def _asked(story: InkStory, meanings: Meanings) -> Iterator[Mark]:
    """Yield the paths of which somebody can ask how often they were entered."""
    for part in parts_of(story):
        place = part.target.place if isinstance(part, TargetValue) else part.place
        meaning = meanings.at(place) if isinstance(part, Reference | TargetValue) else None
        if isinstance(meaning, PointMeaning):
            yield meaning.path


def _flows(story: InkStory) -> dict[Mark, Flow]:
    """Return the knots and stitches by their paths. Where a name is declared twice, the first counts."""
    found: dict[Mark, Flow] = {}
    for stitch in story.stitches:
        found.setdefault((stitch.name,), stitch)
    for knot in story.knots:
        if not knot.is_function:
            found.setdefault((knot.name,), knot)
            for inner in knot.stitches:
                found.setdefault((knot.name, inner.name), inner)
    return found
