"""One pass from ink to blocks: an object for each thing that its functions share, and the functions that recur."""

from collections.abc import Callable, Sequence

from branchlight.adopt.ink.meanings import Meaning, Meanings
from branchlight.adopt.ink.tree import InkExpression, InkStory, Inline, Statement, Weave
from branchlight.adopt.lower.blocks.story_blocks import StoryBlocks
from branchlight.adopt.lower.copies import Copies
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.ink_values import Value
from branchlight.adopt.lower.notices import Notices
from branchlight.adopt.lower.parted import PartedPlaces
from branchlight.adopt.lower.reading_order import ReadingOrder
from branchlight.adopt.lower.refusal import MistakenError, Refusals
from branchlight.adopt.lower.state.held_values import HeldValues
from branchlight.adopt.lower.state.item_order import ItemOrder
from branchlight.adopt.lower.state.kept_states import KeptStates
from branchlight.adopt.lower.state.story_parts import StoryParts
from branchlight.adopt.lower.weave_ends import Ahead, Exit
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place


class Walk(NamedTuple):
    """The functions that take ink apart. They call each other, so they are joined here and not by imports."""

    value: Callable[["Lowering", InkCourse, InkExpression], Value]
    inlines: Callable[["Lowering", InkCourse, Sequence[Inline]], None]
    statement: Callable[["Lowering", InkCourse, Statement, Ahead | None], None]
    weave: Callable[["Lowering", InkCourse, Weave, Ahead | None], list[Exit]]
    operation: Callable[["Lowering", str, Value, Value, Place], Value]
    branch: Callable[["Lowering", InkCourse, Weave], None]


class Lowering:
    """One pass over a story.

    Its methods are mostly those of `Walk`, so that a function can ask for a part of the story that is inside its own.
    `local_names` need a state, as earlier passes have found out. Each object has one concern:

    parts      what the story declares, by name
    meanings   what each name means, by its place
    items      the items of lists, in order
    held       what each piece of state can hold
    states     the pieces of state that are needed
    blocks     the blocks of knots, labels and choices
    copies     functions and threads that are written out
    parted     conditionals and alternatives that do not fit into one block
    refusals   what cannot be expressed
    notices    what is left out, or kept in another form
    order      the order of places in the ink
    """

    def __init__(
        self, story: InkStory, meanings: Meanings, walk: Walk, local_names: frozenset[tuple[str, str]]
    ) -> None:
        self.story = story
        self.meanings = meanings
        self.walk = walk
        self.parts = StoryParts(story, meanings)
        self.items = ItemOrder(story.lists)
        self.held = HeldValues(story, meanings, self.items)
        self.states = KeptStates(self.parts, self.held, local_names)
        self.refusals = Refusals()
        self.notices = Notices()
        self.order = ReadingOrder()
        self.blocks = StoryBlocks(self.parts)
        self.copies = Copies()
        self.parted = PartedPlaces()

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

    def combined(self, operator: str, left: Value, right: Value, place: Place) -> Value:
        """Return the result of an operator between two values."""
        return self.walk.operation(self, operator, left, right, place)

    def branch(self, course: InkCourse, weave: Weave) -> None:
        """Follow a weave in braces, after which the course goes on."""
        self.walk.branch(self, course, weave)
