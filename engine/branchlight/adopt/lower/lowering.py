"""The things that all parts of one lowering share: the story, its names, the state that it declares, and its blocks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from branchlight.adopt.ink.meanings import (
    GlobalMeaning,
    LocalMeaning,
    Meaning,
    Meanings,
    Possible,
    VariableMeaning,
)
from branchlight.adopt.ink.tree import (
    InkExpression,
    InkStory,
    Inline,
    Quoted,
    Statement,
    Weave,
)
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.ink_blocks import InkBlock, WayOut
from branchlight.adopt.lower.ink_values import TRUE, Kind, Mark, Value, chosen, is_true
from branchlight.adopt.lower.item_order import ItemOrder
from branchlight.adopt.lower.lower_codes import FRACTIONS, OPEN_VALUES
from branchlight.adopt.lower.notices import Notices
from branchlight.adopt.lower.reading_order import ReadingOrder
from branchlight.adopt.lower.refusal import MistakenError, RefusalError, Refusals
from branchlight.adopt.lower.single_items import SingleItems
from branchlight.adopt.lower.story_parts import StoryParts
from branchlight.adopt.lower.weave_ends import Ahead, Exit
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place


@dataclass(eq=False, slots=True)
class KeptState:
    """A piece of state: the name that its author gave it, where, its kind, and the value that it starts with."""

    name: str
    place: Place
    kind: Kind
    owner: Mark = ()
    start: Value | None = None
    is_fixed: bool = False


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
    """One pass over a story. Earlier passes have found out which local names need a state (`kept`)."""

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
        self.kept = kept
        self.single = SingleItems(story, meanings)
        self.parts = StoryParts(story, meanings)
        self.items = ItemOrder(self.parts.lists)
        self.states: dict[str, KeptState] = {}
        self.points: dict[Mark, InkBlock] = {}
        self.bodies: dict[tuple[Place, BodyKey], InkBlock] = {}
        self.gathered: set[Place] = set()
        self.entries: dict[tuple[Mark, frozenset[Mark]], InkBlock] = {}
        self.refusals = Refusals()
        self.notices = Notices()
        self.order = ReadingOrder()
        self.compared: list[tuple[Value, Value]] = []
        self.counted_truths: set[str] = set()
        self.labels: set[Mark] = set()
        self.thread_places: dict[Mark, set[Place]] = {}
        self.positive: set[str] = set()
        self.ranged: set[str] = set()
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

    def global_state(self, name: str, place: Place) -> str:
        """Return the key of a global variable's state."""
        if name not in self.states:
            kind = self.kind(GlobalMeaning(name), place, name)
            where = self.parts.variables[name].place if name in self.parts.variables else self.parts.lists[name].place
            self.states[name] = KeptState(name, where, kind)
        return name

    def local_state(self, flow: str, name: str, place: Place, kind: Kind | None = None) -> str:
        """Return the key of the state of a local name."""
        key = f"{flow}/{name}"
        if key not in self.states:
            known = kind or self.kind(LocalMeaning(flow, name), place, name)
            self.states[key] = KeptState(name, place, known, tuple(flow.split(".")) if flow else ())
        return key

    def kind(self, meaning: VariableMeaning, place: Place, name: str) -> Kind:
        """Return the kind of what a name holds. Refuse a name that holds values of several kinds."""
        held = self.meanings.held.get(meaning, Possible())
        if held.kinds == {"number", "truth"}:
            self.counted_truths.add(name)
            return "number"
        if held.kind == "list":
            return "item" if meaning in self.single.variables else "set"
        if held.kind in _KINDS:
            return _KINDS[held.kind]
        if "fraction" in held.kinds and held.kinds <= {"fraction", "number", "truth"}:
            raise RefusalError(FRACTIONS, place, f"`{name}` can be a number with a fraction", "count in smaller units")
        if not held.kinds and not self.meanings.is_sound:
            raise MistakenError(place)
        message = f"`{name}` holds values of several kinds" if held.kinds else f"nothing is ever stored in `{name}`"
        raise RefusalError(OPEN_VALUES, place, message, "give it values of one kind, in all places")

    def held(self, key: str) -> Possible:
        """Return what a state can hold."""
        return self.meanings.held.get(self.variable(key), Possible())

    def variable(self, key: str) -> VariableMeaning:
        """Return the variable of the ink that a state is."""
        owner, slash, name = key.partition("/")
        return LocalMeaning(owner, name) if slash else GlobalMeaning(key)

    def domain(self, value: Value) -> tuple[str, ...]:
        """Return all items that a list in the state can hold, in ink's order."""
        return self.items.in_order(self.items.of_lists(self.held(value.name).lists))

    def may_be_empty(self, value: Value) -> bool:
        """Return whether a list in the state can be without an item."""
        return self.variable(value.name) in self.single.may_be_empty

    def is_true(self, value: Value) -> Value:
        """Return whether a value counts as true in ink."""
        if value.op == "if":
            condition, yes, no = value.args
            return chosen(condition, self.is_true(yes), self.is_true(no))
        is_sure = value.kind == "item" and value.op == "state" and not self.may_be_empty(value)
        return TRUE if is_sure else is_true(value)

    def may_be_without_words(self, value: Value) -> bool:
        """Return whether a text in the state can be empty."""
        held = self.held(value.name).words
        if held is not None:
            return "" in held
        variable = self.parts.variables.get(value.name)
        return variable is not None and isinstance(variable.value, Quoted) and variable.value.words == ""

    def state(self, key: str) -> Value:
        """Return the value of a state."""
        return Value("state", self.states[key].kind, name=key)

    def fixed_state(self, name: str, place: Place, value: Value) -> Value:
        """Return the value of a name that has one value and never changes."""
        self.states.setdefault(name, KeptState(name, place, value.kind, start=value, is_fixed=True))
        return self.state(name)

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

    def known(self, value: Value) -> Value:
        """Return the value of a fixed name. Return any other value as it is."""
        fixed = self.states[value.name].start if value.op == "state" and self.states[value.name].is_fixed else None
        return value if fixed is None else fixed


_KINDS: Mapping[str, Kind] = {"number": "number", "truth": "truth", "text": "text", "target": "target"}
