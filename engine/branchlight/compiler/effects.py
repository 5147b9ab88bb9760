"""All that reading one node adds to the names of its story, recorded so that it can be added again."""

from branchlight.compiler.names import Names
from branchlight.model.story import Slot
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place


class Effects(NamedTuple):
    """The fields of `Names` that reading a node changes. `slots` are new ones, and the numbers are differences."""

    slots: tuple[Slot, ...]
    used: set[tuple[str, str]]
    told: dict[str, Place]
    needed: dict[str, Place]
    added: int
    shared: int
    glued: bool
    asked_for_choices: bool
    foreign: Diagnostic | None


def set_aside(names: Names) -> Effects:
    """Begin to record what one node adds. Return what all before it have added, without their slots."""
    before = _now(names, (), names.added, names.shared)
    names.used, names.told, names.needed = set(), {}, {}
    names.glued, names.asked_for_choices, names.foreign = False, False, None
    return before


def joined_again(names: Names, before: Effects, start: int) -> Effects:
    """Add what was set aside again, and return what the node has added. Its slots begin at number `start`."""
    added, shared = names.added - before.added, names.shared - before.shared
    found = _now(names, tuple(names.slots[start:]), added, shared)
    _, names.used, names.told, names.needed, names.added, names.shared = before[:6]
    names.glued, names.asked_for_choices, names.foreign = before[6:]
    _add(names, found)
    return found


def add_again(names: Names, effects: Effects) -> None:
    """Add what a node has added in another compilation. The story has as many slots before it as there."""
    tables = {"visits": names.visits, "last": names.last, "taken": names.taken, "visit": names.visit}
    for slot in effects.slots:
        if slot.kind in tables:
            tables[slot.kind][slot.name.removeprefix(f"{slot.kind} ")] = len(names.slots)
        names.slots.append(slot)
    _add(names, effects)


def _now(names: Names, slots: tuple[Slot, ...], added: int, shared: int) -> Effects:
    return Effects(
        slots,
        names.used,
        names.told,
        names.needed,
        added,
        shared,
        names.glued,
        names.asked_for_choices,
        names.foreign,
    )


def _add(names: Names, effects: Effects) -> None:
    names.used |= effects.used
    for known, found in ((names.told, effects.told), (names.needed, effects.needed)):
        for fact, place in found.items():
            known.setdefault(fact, place)
    names.added += effects.added
    names.shared += effects.shared
    names.glued |= effects.glued
    names.asked_for_choices |= effects.asked_for_choices
    if effects.foreign is not None:
        names.note_foreign(effects.foreign)
