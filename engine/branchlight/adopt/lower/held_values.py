"""The possible values of the state of an adopted ink story, and their kinds."""

from collections.abc import Mapping

from branchlight.adopt.ink.meanings import GlobalMeaning, LocalMeaning, Meanings, Possible, VariableMeaning
from branchlight.adopt.ink.tree import InkStory, Quoted
from branchlight.adopt.lower.ink_values import TRUE, Kind, Value, chosen, is_true
from branchlight.adopt.lower.item_order import ItemOrder
from branchlight.adopt.lower.lower_codes import FRACTIONS, OPEN_VALUES
from branchlight.adopt.lower.refusal import MistakenError, RefusalError
from branchlight.adopt.lower.single_items import SingleItems
from branchlight.source.place import Place

_KINDS: Mapping[str, Kind] = {"number": "number", "truth": "truth", "text": "text", "target": "target"}


class HeldValues:
    """The possible values of each piece of state, by its key.

    `counted_truths` are names of numbers that are also set to true or false.
    """

    def __init__(self, story: InkStory, meanings: Meanings, items: ItemOrder) -> None:
        self._held = meanings.held
        self._is_sound = meanings.is_sound
        self._items = items
        self._single = SingleItems(story, meanings)
        self._wordless = {
            each.name for each in story.variables if isinstance(each.value, Quoted) and each.value.words == ""
        }
        self.counted_truths: set[str] = set()

    def kind(self, meaning: VariableMeaning, place: Place, name: str) -> Kind:
        """Return the kind of what a name holds. Refuse a name that holds values of several kinds."""
        held = self._held.get(meaning, Possible())
        if held.kinds == {"number", "truth"}:
            self.counted_truths.add(name)
            return "number"
        if held.kind == "list":
            return "item" if meaning in self._single.variables else "set"
        if held.kind in _KINDS:
            return _KINDS[held.kind]
        if "fraction" in held.kinds and held.kinds <= {"fraction", "number", "truth"}:
            raise RefusalError(FRACTIONS, place, f"`{name}` can be a number with a fraction", "count in smaller units")
        if not held.kinds and not self._is_sound:
            raise MistakenError(place)
        message = f"`{name}` holds values of several kinds" if held.kinds else f"nothing is ever stored in `{name}`"
        raise RefusalError(OPEN_VALUES, place, message, "give it values of one kind, in all places")

    def possible(self, key: str) -> Possible:
        """Return what a state can hold."""
        return self._held.get(_variable(key), Possible())

    def items(self, value: Value) -> tuple[str, ...]:
        """Return all items that a list in the state can hold, in ink's order."""
        return self._items.in_order(self._items.of_lists(self.possible(value.name).lists))

    def may_be_empty(self, value: Value) -> bool:
        """Return whether a list in the state can be without an item."""
        return _variable(value.name) in self._single.may_be_empty

    def may_be_without_words(self, value: Value) -> bool:
        """Return whether a text in the state can be empty."""
        words = self.possible(value.name).words
        return value.name in self._wordless if words is None else "" in words

    def truth_of(self, value: Value) -> Value:
        """Return whether a value counts as true in ink."""
        if value.op == "if":
            condition, yes, no = value.args
            return chosen(condition, self.truth_of(yes), self.truth_of(no))
        is_sure = value.kind == "item" and value.op == "state" and not self.may_be_empty(value)
        return TRUE if is_sure else is_true(value)


def _variable(key: str) -> VariableMeaning:
    """Return the variable of the ink that a state is."""
    owner, slash, name = key.partition("/")
    return LocalMeaning(owner, name) if slash else GlobalMeaning(key)
