"""Slots of two editions in one state, and the statements by which an upgrade changes it.

A slot of the new edition gets the value of the old slot that has its name, after renaming. If `mend` copies each value
that the old slot can have, both share a slot. If not, the upgrade assigns the mended value. It is tabulated by asking
`value_in` for each value, except for whole numbers, which are limited to the new range.

Texts and the progress of varying texts are never shared, because no test depends on them.
"""

from collections.abc import Callable, Mapping

from branchlight.language.expression import Apply, Const, Expression, Load
from branchlight.model.statements import Assign
from branchlight.model.story import Slot, Story
from branchlight.play.snapshot import new_names, to_plain, value_in
from branchlight.source.named_tuple import NamedTuple


class JoiningError(ValueError):
    """Two editions that cannot be proven together. The message says why."""


class SharedSlots(NamedTuple):
    """The slots of both editions: first those of the new one.

    slots   all slots of the joined story
    places  where each slot of the old edition is among them
    do      the statements of the upgrade
    """

    slots: tuple[Slot, ...]
    places: Mapping[int, int]
    do: tuple[Assign, ...]


class _Source(NamedTuple):
    """An old slot from which a new one gets its value. `value` makes the mended value; None if it is copied."""

    number: int
    old: Slot
    value: Callable[[Expression], Expression] | None


def shared_slots(old: Story, new: Story) -> SharedSlots:
    """Return how two editions share a state. Raises `JoiningError` if a value of the new one cannot be followed."""
    slots, places, later = list(new.slots), dict[int, int](), dict[int, list[_Source]]()
    for number, sources in _sources(old, new).items():
        if len(sources) == 1 and sources[0].value is None:
            places[sources[0].number] = number
            slots[number] = slots[number]._replace(start=sources[0].old.start)
        else:
            later[number] = sources
    for number, slot in enumerate(old.slots):
        if number not in places:
            places[number] = len(slots)
            slots.append(slot)
    do = tuple([Assign(number, _mended(new.slots[number], sources, places)) for number, sources in later.items()])
    return SharedSlots(tuple(slots), places, do)


def _sources(old: Story, new: Story) -> dict[int, list[_Source]]:
    """Return the old slots that each new one gets its value from, by its number; of several, the last that is set.

    Raises `JoiningError` if a date of visits would come from two nodes, or a name from a text. `mend` keeps a text that
    is one of the names, and the joined story does not know what a text is.
    """
    names = new_names(new, [slot.name for slot in old.slots])
    numbers = {slot.name: number for number, slot in enumerate(new.slots)}
    found: dict[int, list[_Source]] = {}
    for number, slot in enumerate(old.slots):
        into = numbers.get(names.get(slot.name, slot.name))
        if into is None or slot.kind == "text" or new.slots[into].type.kind == "text":
            continue
        if slot.type.kind == "text" and new.slots[into].type.kind == "one of":
            raise JoiningError(f"`{slot.name}` is a text in the old edition, and one of some names in the new edition")
        source = _Source(number, slot, _mending(new, slot, new.slots[into]))
        if slot.kind == "last" and into in found:
            raise JoiningError(f"two nodes of the old edition are one in the new edition: {new.slots[into].name[5:]}")
        # State is always in a save, so its last source counts. All else is left out until it is set.
        found[into] = [source] if slot.kind == "state" else [*found.get(into, ()), source]
    return found


def _mended(new: Slot, sources: list[_Source], places: Mapping[int, int]) -> Expression:
    """Return the value that a new slot gets."""
    found: Expression = Const(new.start)
    for source in sources:
        load = Load(places[source.number])
        value = load if source.value is None else source.value(load)
        if source.old.kind == "state":
            found = value
        else:
            found = Apply("if", (Apply("!=", (load, Const(source.old.start))), value, found))
    return found


def _mending(story: Story, old: Slot, new: Slot) -> Callable[[Expression], Expression] | None:
    """Return what makes the mended value of an old slot from its value; None if each is copied."""

    def mended(value: int | str) -> int:
        found, _ = value_in(story, new, to_plain(old.type, value), 0)
        assert isinstance(found, int)
        return found

    type_ = old.type
    if old.kind == "last":
        return None
    if type_.kind == "text":
        constant = mended("")
        return lambda load: Const(constant)
    if type_.kind == "whole":
        if new.type.kind != "whole":
            constant = mended(type_.low)
            return lambda load: Const(constant)
        if new.type.low <= type_.low and type_.high <= new.type.high:
            return None
        low, high = Const(new.type.low), Const(new.type.high)
        return lambda load: Apply("clamp", (load, low, high))
    if type_.kind == "set of":
        return _mending_of_set(len(type_.names), mended, new.type.kind == "set of")
    row = [mended(value) for value in range(2 if type_.kind == "truth" else len(type_.names))]
    return None if row == list(range(len(row))) else lambda load: _among(load, row)


def _mending_of_set(
    members: int, mended: Callable[[int], int], is_set: bool
) -> Callable[[Expression], Expression] | None:
    """Return the same for a set, each of whose members is mended by itself."""
    constant = mended(0)
    if not is_set:
        return lambda load: Const(constant)
    row = [mended(1 << member) for member in range(members)]
    if row == [1 << member for member in range(members)]:
        return None

    def value(load: Expression) -> Expression:
        found: Expression = Const(0)
        for member, mask in enumerate(row):
            has = Apply("in", (Const(member), load))
            found = Apply("union", (found, Apply("if", (has, Const(mask), Const(0))))) if mask else found
        return found

    return value


def _among(load: Expression, row: list[int]) -> Expression:
    """Return the value of a row that another value selects."""
    found: Expression = Const(row[-1])
    for value in reversed(range(len(row) - 1)):
        found = Apply("if", (Apply("==", (load, Const(value))), Const(row[value]), found))
    return found
