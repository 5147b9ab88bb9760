"""The meanings of the names of an ink story, and the values that its variables can hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from branchlight.source.place import Place

Path: TypeAlias = tuple[str, ...]
"""A knot, a stitch or a label from outside in: `("knot", "stitch", "label")`; one name for what is outside of knots."""


@dataclass(frozen=True, slots=True)
class GlobalMeaning:
    """A variable of the whole story: a VAR, or a LIST as the variable that holds its items."""

    name: str


@dataclass(frozen=True, slots=True)
class LocalMeaning:
    """A temporary variable or a parameter. `flow` is `knot`, `knot.stitch` or a function, or "" before all knots."""

    flow: str
    name: str


@dataclass(frozen=True, slots=True)
class ConstantMeaning:
    """A CONST."""

    name: str


@dataclass(frozen=True, slots=True)
class ItemMeaning:
    """An item of a list."""

    list_name: str
    item: str


@dataclass(frozen=True, slots=True)
class ListMeaning:
    """A list called as a function: `fruit(2)` is the item with this number, and `fruit()` is an empty list."""

    name: str


@dataclass(frozen=True, slots=True)
class PointMeaning:
    """A knot, a stitch or a label: a target, or its read count."""

    path: Path


@dataclass(frozen=True, slots=True)
class FunctionMeaning:
    """A function of the story."""

    name: str


@dataclass(frozen=True, slots=True)
class BuiltinMeaning:
    """A function that ink itself has."""

    name: str


@dataclass(frozen=True, slots=True)
class ExternalMeaning:
    """A function of the game around the story, declared with EXTERNAL."""

    name: str


@dataclass(frozen=True, slots=True)
class LeaveMeaning:
    """DONE or END as a target."""

    name: Literal["DONE", "END"]


VariableMeaning: TypeAlias = GlobalMeaning | LocalMeaning
Meaning: TypeAlias = (
    VariableMeaning
    | ConstantMeaning
    | ItemMeaning
    | ListMeaning
    | PointMeaning
    | FunctionMeaning
    | BuiltinMeaning
    | ExternalMeaning
    | LeaveMeaning
)

Kind: TypeAlias = Literal["number", "fraction", "truth", "text", "list", "target", "nothing"]
"""The kind of a value. The result of a function that ends without a value is `nothing`."""


@dataclass(frozen=True, slots=True)
class Possible:
    """The possible values of a variable or of a function's result, over all assignments and calls.

    `words` holds every text it can be, or is None if a text is put together. `numbers` holds every whole number, or is
    None if one is computed. `targets` holds every target it can be, and `lists` the lists whose items it can contain.
    """

    kinds: frozenset[Kind] = frozenset()
    words: frozenset[str] | None = frozenset()
    targets: frozenset[Path] = frozenset()
    lists: frozenset[str] = frozenset()
    numbers: frozenset[int] | None = frozenset()

    @property
    def kind(self) -> Kind | Literal["mixed", "unknown"]:
        """Return the one kind; "mixed" if there are several, and "unknown" if nothing is ever assigned."""
        if len(self.kinds) == 1:
            return next(iter(self.kinds))
        return "mixed" if self.kinds else "unknown"

    def joined(self, other: "Possible") -> "Possible":
        """Return what can be either."""
        words = None if self.words is None or other.words is None else self.words | other.words
        numbers = None if self.numbers is None or other.numbers is None else self.numbers | other.numbers
        targets, lists = self.targets | other.targets, self.lists | other.lists
        return Possible(self.kinds | other.kinds, words, targets, lists, numbers)


@dataclass(frozen=True, slots=True)
class Meanings:
    """The meaning of each name, by its place, and the possible values of each variable and function.

    The place is that of a `Reference` (also an `Assignment.name` and the items of a `ListValue`), a `Target` or an
    `Invocation`. `assigned` holds the variables that a statement changes after their declaration, or that are passed by
    reference. `origins` has where a variable gets a value of each of its kinds first. A `ListValue` of one name in
    parentheses that is no item does not occur: ink refuses it.

    If they are not `is_sound`, the story has mistakes that are reported already: a name may have no meaning, and a
    variable may hold more than is known.
    """

    of: Mapping[Place, Meaning]
    held: Mapping[VariableMeaning, Possible]
    given: Mapping[str, Possible]
    assigned: frozenset[VariableMeaning]
    origins: Mapping[VariableMeaning, Mapping[Kind, Place]]
    is_sound: bool = True

    def at(self, place: Place) -> Meaning | None:
        """Return the meaning of the name at a place."""
        return self.of.get(place)
