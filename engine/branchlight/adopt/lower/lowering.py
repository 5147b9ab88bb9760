"""The things that all parts of one lowering share: the story, its names, the state that it declares, and its blocks."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from branchlight.adopt.ink.meanings import (
    Meaning,
    Meanings,
)
from branchlight.adopt.ink.tree import (
    InkExpression,
    InkStory,
    Inline,
    Statement,
    Weave,
)
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.held_values import HeldValues
from branchlight.adopt.lower.ink_blocks import InkBlock, WayOut
from branchlight.adopt.lower.ink_values import Mark, Value
from branchlight.adopt.lower.item_order import ItemOrder
from branchlight.adopt.lower.kept_states import KeptStates
from branchlight.adopt.lower.notices import Notices
from branchlight.adopt.lower.reading_order import ReadingOrder
from branchlight.adopt.lower.refusal import MistakenError, Refusals
from branchlight.adopt.lower.story_parts import StoryParts
from branchlight.adopt.lower.weave_ends import Ahead, Exit
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

BodyKey: TypeAlias = tuple[tuple[str, Value | None], ...]
"""The parameters of a thread that have values in the body of a choice."""


class Walk(NamedTuple):
    """The functions that take ink apart. They call each other, so they are joined here and not by imports."""

    value: Callable[["Lowering", InkCourse, InkExpression], Value]
    inlines: Callable[["Lowering", InkCourse, Sequence[Inline]], None]
    statement: Callable[["Lowering", InkCourse, Statement, Ahead | None], None]
    weave: Callable[["Lowering", InkCourse, Weave, Ahead | None], list[Exit]]
    operation: Callable[["Lowering", str, Value, Value, Place], Value]
    branch: Callable[["Lowering", InkCourse, Weave], None]


class Lowering:
    """One pass over a story. Earlier passes have found out which local names need a state."""

    def __init__(
        self,
        story: InkStory,
        meanings: Meanings,
        walk: Walk,
        kept: frozenset[tuple[str, str]],
    ) -> None:
        self.story = story
        self.meanings = meanings
        self.walk = walk
        self.parts = StoryParts(story, meanings)
        self.items = ItemOrder(self.parts.lists)
        self.held = HeldValues(story, meanings, self.items)
        self.states = KeptStates(self.parts, self.held, kept)
        self.points: dict[Mark, InkBlock] = {}
        self.bodies: dict[tuple[Place, BodyKey], InkBlock] = {}
        self.gathered: set[Place] = set()
        self.entries: dict[tuple[Mark, frozenset[Mark]], InkBlock] = {}
        self.refusals = Refusals()
        self.notices = Notices()
        self.order = ReadingOrder()
        self.labels: set[Mark] = set()
        self.thread_places: dict[Mark, set[Place]] = {}
        self.positive: set[str] = set()
        self.left_tunnels: list[tuple[Place, InkBlock]] = []
        self.inlined = 0
        self.followed = 0

    def value(self, course: InkCourse, expression: InkExpression) -> Value:
        """Return the value of an expression where the course is."""
        return self.walk.value(self, course, expression)

    def inlines(self, course: InkCourse, parts: Sequence[Inline]) -> None:
        """Add the parts of a line to the course."""
        self.walk.inlines(self, course, parts)

    def statement(self, course: InkCourse, statement: Statement, ahead: Ahead | None) -> None:
        """Add a statement to the course."""
        self.walk.statement(self, course, statement, ahead)

    def weave(self, course: InkCourse, weave: Weave, ahead: Ahead | None) -> list[Exit]:
        """Follow a weave, and return the courses that reach its end."""
        return self.walk.weave(self, course, weave, ahead)

    def meant(self, place: Place) -> Meaning:
        """Return what the name at a place means. Raise `MistakenError` if there is a mistake in it."""
        found = self.meanings.at(place)
        if found is None:
            assert not self.meanings.is_sound, f"a name without a meaning at {place}"
            raise MistakenError(place)
        return found

    def point_block(self, path: Mark, place: Place) -> InkBlock:
        """Return the block of a knot, a stitch or a label, which may not be filled yet. A new one is at `place`."""
        found = self.points.get(path)
        if found is None:
            found = self.points[path] = InkBlock(place, self.parts.scene_of(path), path[-1])
            if path not in self.parts.flows:
                found.marks.add(path)
        return found

    def entry(self, path: Mark, flow: Mark, place: Place) -> InkBlock:
        """Return the block to which a divert leads from a flow: it counts the flows that are entered from outside."""
        inner = self.point_block(path, place)
        above = [path[: length + 1] for length in range(len(path))]
        return self._counting(path, frozenset(each for each in above if flow[: len(each)] != each), inner)

    def entry_by_value(self, path: Mark, place: Place) -> InkBlock:
        """Return the block to which a variable or a return from a tunnel leads. It counts the target alone."""
        return self._counting(path, frozenset((path,)), self.point_block(path, place))

    def _counting(self, path: Mark, marks: frozenset[Mark], inner: InkBlock) -> InkBlock:
        counted = frozenset(marks & self.parts.flows.keys())
        if not counted:
            return inner
        known = self.entries.get((path, counted))
        if known is None:
            known = self.entries[path, counted] = InkBlock(inner.place, inner.scene, path[-1])
            known.marks |= counted
            known.ways.append(WayOut(None, inner))
        return known

    def combined(self, operator: str, left: Value, right: Value, place: Place) -> Value:
        """Return the result of an operator between two values."""
        return self.walk.operation(self, operator, left, right, place)

    def branch(self, course: InkCourse, weave: Weave) -> None:
        """Follow a weave in braces, after which the course goes on."""
        self.walk.branch(self, course, weave)

    def is_positive(self, value: Value) -> bool:
        """Return whether a number is never below 0."""
        if value.is_literal:
            return isinstance(value.constant, int) and value.constant >= 0
        if value.op == "state":
            return value.name in self.positive
        if value.op in ("-", "since"):
            return False
        return all(self.is_positive(each) for each in value.args)
