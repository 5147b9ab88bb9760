"""Evidence: the paths of what the diagrams found, each played on the story itself before it is reported."""

import re
from collections.abc import Iterable

from branchlight.model.story import Story
from branchlight.play.compiled_story import CompiledStory
from branchlight.prover.answer import Path
from branchlight.prover.clock import TimeUpError
from branchlight.prover.diagrams.set_store import TooLargeError
from branchlight.prover.diagrams.witnesses import Witnesses
from branchlight.prover.dives.one_dive import OneDive
from branchlight.prover.findings.playback import Playback
from branchlight.prover.matters import Matter, WayThere
from branchlight.prover.program.marked import Marker
from branchlight.prover.replay import decisions_in
from branchlight.prover.search.successors import Steps

_DRAW = re.compile(r"draw (\d+) of (\d+)")


class Evidence:
    """Makes paths. What has none is not reported."""

    def __init__(self, story: Story, witnesses: Witnesses, playback: Playback) -> None:
        self.witnesses, self.playback = witnesses, playback
        self.program = CompiledStory(Marker().story(story))

    def to_property(self, prop: int, matter: Matter) -> WayThere | None:
        """Return the way to where a property is met."""
        try:
            return self.played(self.witnesses.to_property(prop), matter)
        except (TimeUpError, TooLargeError):
            return None

    def to_state(self, point: int, state: int, matter: Matter, further: Steps = ()) -> WayThere | None:
        """Return the way to a state, with the further steps that show the fault there."""
        try:
            return self.played(self.witnesses.to_state(point, state) + further, matter)
        except (TimeUpError, TooLargeError):
            return None

    def played(self, steps: Steps, matter: Matter) -> WayThere | None:
        """Return the way that steps name. It is None if the story cannot be played so, or does not show the matter."""
        kind, name = matter
        path = self.playback.path(steps, name if kind == "variant" else "")
        try:
            session = PlayedPath(self.program, path)
        except ValueError:
            return None
        if kind not in ("promise", "trap") and matter not in session.met():
            return None
        return WayThere(list(path), len(path), decisions_in(path))


class PlayedPath(OneDive):
    """A session that makes the decisions and the draws of a path. Raises `ValueError` if the story has no such path."""

    def __init__(self, program: CompiledStory, path: Path) -> None:
        self.path = path
        super().__init__(program, 0)
        while len(self.entries) < len(path):
            entry = path[len(self.entries)]
            if entry not in self.options().values():
                raise ValueError(f"{entry!r} is not on offer at {self.course.place!r}")
            self.take(entry)

    def random(self, sides: int) -> int:
        """Return the result that the path has for a draw."""
        place = len(self.entries)
        match = _DRAW.fullmatch(self.path[place]) if place < len(self.path) else None
        if match is None or int(match[2]) != sides:
            raise ValueError(f"the path does not name a draw of {sides} where one is made")
        return int(match[1]) - 1


def first_of_each(found: Iterable[tuple[Matter, WayThere | None]]) -> dict[Matter, WayThere]:
    """Return the way for each matter that has one: the one with the fewest decisions."""
    ways: dict[Matter, WayThere] = {}
    for matter, way in found:
        if way is not None and (matter not in ways or way.decisions < ways[matter].decisions):
            ways[matter] = way
    return ways
