"""The blocks of one lowering: those of knots, stitches and labels by their paths, and those of choices."""

from typing import TypeAlias

from branchlight.adopt.lower.blocks.ink_blocks import InkBlock, WayOut
from branchlight.adopt.lower.ink_values import Mark, Value
from branchlight.adopt.lower.state.story_parts import StoryParts
from branchlight.source.place import Place

BodyKey: TypeAlias = tuple[tuple[str, Value | None], ...]
"""The parameters of a thread that have values in the body of a choice."""


class StoryBlocks:
    """The blocks that are made so far.

    `points` has those of knots, stitches and labels, and `entries` those that count what is entered before they lead
    there. `bodies` has those of choices, each with the values of its thread. `labels` are all labels that were met,
    `gathered` the gathers that have a block, and `left_tunnels` where a tunnel is left for another place.
    """

    def __init__(self, parts: StoryParts) -> None:
        self._parts = parts
        self.points: dict[Mark, InkBlock] = {}
        self.entries: dict[tuple[Mark, frozenset[Mark]], InkBlock] = {}
        self.bodies: dict[tuple[Place, BodyKey], InkBlock] = {}
        self.labels: set[Mark] = set()
        self.gathered: set[Place] = set()
        self.left_tunnels: list[tuple[Place, InkBlock]] = []

    def at(self, path: Mark, place: Place) -> InkBlock:
        """Return the block of a knot, a stitch or a label, which may not be filled yet. A new one is at `place`."""
        found = self.points.get(path)
        if found is None:
            found = self.points[path] = InkBlock(place, self._parts.scene_of(path), path[-1])
            if path not in self._parts.flows:
                found.marks.add(path)
        return found

    def entry(self, path: Mark, flow: Mark, place: Place) -> InkBlock:
        """Return the block to which a divert leads from a flow: it counts the flows that are entered from outside."""
        inner = self.at(path, place)
        above = [path[: length + 1] for length in range(len(path))]
        return self._counting(path, frozenset(each for each in above if flow[: len(each)] != each), inner)

    def entry_by_value(self, path: Mark, place: Place) -> InkBlock:
        """Return the block to which a variable or a return from a tunnel leads. It counts the target alone."""
        return self._counting(path, frozenset((path,)), self.at(path, place))

    def _counting(self, path: Mark, marks: frozenset[Mark], inner: InkBlock) -> InkBlock:
        counted = frozenset(marks & self._parts.flows.keys())
        if not counted:
            return inner
        known = self.entries.get((path, counted))
        if known is None:
            known = self.entries[path, counted] = InkBlock(inner.place, inner.scene, path[-1])
            known.marks |= counted
            known.ways.append(WayOut(None, inner))
        return known
