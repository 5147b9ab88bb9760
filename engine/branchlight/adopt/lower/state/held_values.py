"""The possible values of the state of an adopted ink story, and their kinds."""

from collections.abc import Mapping

from branchlight.adopt.ink.meanings import GlobalMeaning, LocalMeaning, Meanings, Possible, VariableMeaning
from branchlight.adopt.ink.tree import InkStory, Quoted
from branchlight.adopt.lower.ink_values import Kind, Value
from branchlight.adopt.lower.lower_codes import FRACTIONS, OPEN_VALUES
from branchlight.adopt.lower.refusal import MistakenError, RefusalError
from branchlight.adopt.lower.state.item_order import ItemOrder
from branchlight.adopt.lower.state.single_items import SingleItems
from branchlight.source.place import Place

_IN_WORDS: Mapping[str, str] = {
    "number": "a number",
    "truth": "true or false",
    "fraction": "a number with a fraction",
    "text": "a text",
    "list": "a list",
    "target": "a place in the story",
    "nothing": "without a value",
}
_KINDS: Mapping[str, Kind] = {"number": "number", "truth": "truth", "text": "text", "target": "target"}


class HeldValues:
    """The possible values of each piece of state, by its key.

    `counted_truths` are numbers that are also set to true or false.
    """

    def __init__(self, story: InkStory, meanings: Meanings, items: ItemOrder) -> None:
        self._held = meanings.held
        self._origins = meanings.origins
        self._is_sound = meanings.is_sound
        self._items = items
        self._single = SingleItems(story, meanings)
        self._wordless = {
            each.name for each in story.variables if isinstance(each.value, Quoted) and each.value.words == ""
        }
        self.counted_truths: set[VariableMeaning] = set()

    def kind(self, meaning: VariableMeaning, place: Place, name: str) -> Kind:
        """Return the kind of what a name holds. Refuse a name that holds values of several kinds."""
        held = self._held.get(meaning, Possible())
        if held.kinds == {"number", "truth"}:
            self.counted_truths.add(meaning)
            return "number"
        if held.kind == "list":
            return "item" if meaning in self._single.variables else "set"
        if held.kind in _KINDS:
            return _KINDS[held.kind]
        if "fraction" in held.kinds and held.kinds <= {"fraction", "number", "truth"}:
            raise RefusalError(FRACTIONS, place, f"`{name}` can be a number with a fraction", "count in smaller units")
        if not held.kinds and not self._is_sound:
            raise MistakenError(place)
        if held.kinds <= {"nothing"}:
            raise RefusalError(OPEN_VALUES, place, f"nothing is ever stored in `{name}`", "store a value in it")
        (first, before), (second, there) = self.first_two(meaning)
        message = f"`{name}` is {second} here, and {first} in line {before.line}"
        raise RefusalError(OPEN_VALUES, there, message, "give it values of one kind, in all places")

    def first_two(self, meaning: VariableMeaning) -> tuple[tuple[str, Place], tuple[str, Place]]:
        """Return the first two kinds of what a name holds, in words, and where it gets them."""
        found = sorted(self._origins[meaning].items(), key=lambda each: each[1])
        one, other = ((_IN_WORDS[kind], place) for kind, place in found[:2])
        return one, other

    def possible(self, key: str) -> Possible:
        """Return what a state can hold."""
        return self._held.get(variable_of(key), Possible())

    def items(self, value: Value) -> tuple[str, ...]:
        """Return all items that a list in the state can hold, in ink's order."""
        return self._items.in_order(self._items.of_lists(self.possible(value.name).lists))

    def may_be_empty(self, value: Value) -> bool:
        """Return whether a list in the state can be without an item."""
        return variable_of(value.name) in self._single.may_be_empty

    def may_be_without_words(self, value: Value) -> bool:
        """Return whether a text in the state can be empty."""
        words = self.possible(value.name).words
        return value.name in self._wordless if words is None else "" in words


def variable_of(key: str) -> VariableMeaning:
    """Return the variable of the ink that a state is."""
    owner, slash, name = key.partition("/")
    return LocalMeaning(owner, name) if slash else GlobalMeaning(key)
