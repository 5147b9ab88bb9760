"""A story that begins in the middle: at another node, with other values in its state."""

from collections.abc import Iterable

from branchlight.language.types import Type, describe
from branchlight.model.state import State, Value
from branchlight.model.story import Story
from branchlight.play.compiled_story import node_of
from branchlight.play.snapshot import to_plain
from branchlight.source.characters import clipped
from branchlight.source.did_you_mean import Patience, near
from branchlight.source.named_tuple import NamedTuple

_TRUTHS = {"true": 1, "false": 0}
_LONGEST_SHOWN = 60
_MOST_DIGITS = 18
"""No number of a story has as many. Python refuses to read one of thousands."""


class BeginningError(ValueError):
    """A node or a value that a story cannot begin with. The message says why, and what to write."""


class StateRow(NamedTuple):
    """A piece of state, with its value as an author writes it."""

    name: str
    type: Type
    value: str


def beginning_at(story: Story, node: str, changes: Iterable[tuple[str, str]] = ()) -> Story:
    """Return the story as it would be if it began at a node, with some of its state changed.

    Arguments:
        story: the story.
        node: a node, as `scene.node`, or by its name alone if no other scene has one of that name; "" for the start.
        changes: names of state, each with its value as an author writes it (see `value_of`).

    Raises:
        BeginningError: there is no such node or state, or it cannot have the value.
    """
    start = node_named(story, node) if node else story.start
    slots = list(story.slots)
    for name, text in changes:
        place = slot_named(story, name, start)
        slots[place] = slots[place]._replace(start=value_of(name, slots[place].type, text))
    return story._replace(start=start, slots=tuple(slots))


def slot_named(story: Story, name: str, node: str) -> int:
    """Return the slot of a piece of state, or of a parameter as `node` names it. Raises `BeginningError` if none is."""
    known = {slot.name: place for place, slot in enumerate(story.slots) if slot.kind == "state"}
    seen_from = (name, f"{node}.{name}", f"{story.nodes[node].scene}.{name}")
    found = next((known[each] for each in seen_from if each in known), None)
    if found is None:
        hint = near(name, list(known)) or f"the state of this story: {', '.join(known) or 'none'}"
        raise BeginningError(f"there is no state `{name}`; {hint}")
    return found


def with_value(story: Story, state: State, name: str, text: str) -> State:
    """Return a state in which a piece of state has another value. Raises `BeginningError` if it cannot have that."""
    place = slot_named(story, name, node_of(state.place))
    values = list(state.values)
    values[place] = value_of(name, story.slots[place].type, text)
    return state._replace(values=tuple(values))


def state_rows(story: Story, state: State) -> list[StateRow]:
    """Return every piece of state with its value, in the order of the title page."""
    found = zip(story.slots, state.values, strict=True)
    return [StateRow(slot.name, slot.type, written(slot.type, value)) for slot, value in found if slot.kind == "state"]


def written(type_: Type, value: Value) -> str:
    """Return a value as `value_of` reads it."""
    plain = to_plain(type_, value)
    if isinstance(plain, list):
        return ", ".join(plain)
    return str(plain).lower() if isinstance(plain, bool) else str(plain)


def value_of(name: str, type_: Type, text: str) -> Value:
    """Return the value that a text means for a piece of state.

    Arguments:
        name: the name of the state, for the message.
        type_: its type.
        text: `true` or `false`, a number, a name, names with commas between them for a set (none for an empty one), or
            any text for a text.

    Raises:
        BeginningError: the text means no value of this type.
    """
    word = text.strip()
    if type_.kind == "text":
        return text
    if type_.kind == "truth" and word in _TRUTHS:
        return _TRUTHS[word]
    number = int(word) if len(word) <= _MOST_DIGITS and word.removeprefix("-").isdecimal() else None
    if type_.kind == "whole" and number is not None and type_.low <= number <= type_.high:
        return number
    if type_.kind == "one of" and word in type_.names:
        return type_.names.index(word)
    names = {each.strip() for each in word.split(",")} - {""}
    if type_.kind == "set of" and names <= set(type_.names):
        return sum([1 << place for place, each in enumerate(type_.names) if each in names])
    raise BeginningError(f"`{name}` cannot be `{clipped(text, _LONGEST_SHOWN)}`; it is {values_in_words(type_)}")


def values_in_words(type_: Type) -> str:
    """Return the values of a type, for a message."""
    if type_.kind == "whole":
        return f"a number from {type_.low:,} to {type_.high:,}"
    if type_.kind == "set of":
        return f"{describe(type_)}, with commas between them"
    return describe(type_)


def node_named(story: Story, name: str) -> str:
    """Return the full name of the node that is meant. Raises `BeginningError` if there is none, or more than one."""
    if name in story.nodes:
        return name
    alike = [full for full in story.nodes if full.split(".", 1)[1] == name]
    if len(alike) == 1:
        return alike[0]
    if alike:
        raise BeginningError(f"several scenes have a node `{name}`; write one of {', '.join(alike)}")
    own = [full.split(".", 1)[1] for full in story.nodes]
    hint = near(name, Patience().among([*own, *story.nodes])) or "write it as `scene.node`"
    raise BeginningError(f"there is no node `{name}`; {hint}")
