"""The ends of weaves: courses that have come there, and the gather at which loose ends go on."""

from collections.abc import Callable

from branchlight.adopt.lower.blocks.ink_blocks import InkBlock
from branchlight.adopt.lower.courses import InkCourse
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

THE_END = "the_end"
"""The ending of a course that comes to the end of what is before the first knot."""


class Exit(NamedTuple):
    """A course that has come to the end of a weave.

    `has_choices`: it has met the choices of a section. If `is_loose`, the next gather outward takes it up. If it is
    `apart`, only a divert has led to its gather, so that nothing is read on after the weave.
    """

    course: InkCourse
    has_choices: bool
    is_loose: bool
    is_apart: bool


class Ahead:
    """The gather at which loose ends go on. Its block is made when the first of them comes."""

    def __init__(self, make: Callable[[], InkBlock], depth: int) -> None:
        self._make = make
        self.depth = depth
        self.is_used = False

    def block(self) -> InkBlock:
        """Return the block, which is needed from now on."""
        self.is_used = True
        block = self._make()
        block.is_gather = True
        return block

    def take(self, course: InkCourse, place: Place) -> None:
        """Let a course go on here."""
        course.leave(place, self.block(), is_gather=True)


class EndOfStory(Ahead):
    """The gather that ink adds after what is before the first knot. The story ends there."""

    def __init__(self) -> None:
        super().__init__(self.block, 1)

    def take(self, course: InkCourse, place: Place) -> None:
        """End a course."""
        course.stop(place, THE_END)
