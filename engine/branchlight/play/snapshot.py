"""A state as plain data by names, so that it fits other editions of the story too."""

from collections.abc import Collection
from typing import TypeAlias, TypeGuard, get_args

from branchlight.language.types import Type
from branchlight.model.state import HALTED, Stage, State, Value
from branchlight.model.story import Body, Slot, Story, bodies_of
from branchlight.play.compiled_story import node_of
from branchlight.play.trail import Mended, changed_slots
from branchlight.source.characters import clipped, visible
from branchlight.source.named_tuple import NamedTuple

Plain: TypeAlias = bool | int | str | list[str]
"""A slot's value in JSON: a boolean, a whole number, the name of a value, a text, or the names in a set."""


STAGES: dict[str, Stage] = {stage: stage for stage in get_args(Stage)}

MOST_TOLD = 3
_LONGEST_NAME = 60


class Snapshot(NamedTuple):
    """A state by names. `values` may omit slots that remember what was read, while they have their first value."""

    place: str
    stage: str
    dice: int
    turns: int
    stack: list[str]
    values: dict[str, Plain]


def snapshot(story: Story, state: State) -> Snapshot:
    """Return a state by names, in full."""
    values = {
        slot.name: to_plain(slot.type, value)
        for slot, value in zip(story.slots, state.values, strict=True)
        if slot.kind == "state" or value != slot.start
    }
    return Snapshot(state.place, state.stage, state.dice, state.turns, list(state.stack), values)


def difference(story: Story, before: State, after: State) -> Snapshot:
    """Return a snapshot of `after` whose `values` are only those that differ from `before`."""
    changed = changed_slots(before.values, after.values)
    values = {story.slots[i].name: to_plain(story.slots[i].type, value) for i, value in changed}
    return Snapshot(after.place, after.stage, after.dice, after.turns, list(after.stack), values)


def mend(story: Story, taken: Snapshot) -> Mended:
    """Return the state of a snapshot in this edition of the story, and what could not be kept.

    The state is None if its place, or a place on its call stack, is gone.
    """
    place = renamed_place(story, taken.place)
    stack = [renamed_place(story, name) for name in taken.stack]
    if place is None or None in stack or not is_still_there(story, place, taken.stage):
        return Mended(None)
    # Convert slot by slot, and collect what the reader should know. Visits and series change silently.
    renamed = new_names(story, taken.values)
    kept = {renamed.get(name, name): value for name, value in taken.values.items()} if renamed else taken.values
    values: list[Value] = []
    changes: list[str] = []
    for slot in story.slots:
        value: Value = slot.start
        change = ""
        if slot.name in kept:
            value, change = value_in(story, slot, kept[slot.name], taken.turns)
        values.append(value)
        if change and slot.kind == "state":
            changes.append(f"{_called(story, slot)} {change}.")
    changes += [f"{_named([name])} has another name or is gone." for name in _gone(story, kept)]
    known = tuple(name for name in stack if name is not None)
    stage = STAGES[taken.stage]
    return Mended(State(place, stage, tuple(values), known, taken.dice, taken.turns), tuple(changes))


def _gone(story: Story, values: dict[str, Plain]) -> list[str]:
    """Return the names of state that this edition does not have. The names of other slots have a space or a dot."""
    known = {slot.name for slot in story.slots}
    return [name for name in values if name not in known and " " not in name and "." not in name]


def told(changes: tuple[str, ...]) -> str:
    """Return the changes as one sentence for the reader, or "" if there are none."""
    clauses = [change.rstrip(".") for change in changes]
    if len(clauses) > MOST_TOLD:
        clauses = [*clauses[:MOST_TOLD], f"and {len(clauses) - MOST_TOLD} more things have changed"]
    return f"The story has changed since: {'; '.join(clauses)}." if clauses else ""


def renamed_place(story: Story, name: str) -> str | None:
    """Return the full name that a node or choice has in this edition, or None if it is gone."""
    if "." not in name:
        return None
    node = node_of(name)
    rest = name[len(node) :]
    new_node = node if node in story.nodes else story.renamed.get(node, "")
    candidates = [name, story.renamed.get(name, ""), new_node + rest, story.renamed.get(new_node + rest, "")]
    return next((candidate for candidate in candidates if candidate and body_at(story, candidate)), None)


def body_at(story: Story, name: str) -> Body | None:
    """Return the body of a node or choice by its full name, or None if the story has none."""
    node = story.nodes.get(node_of(name)) if "." in name else None
    bodies = bodies_of(node) if node is not None else []
    return next((body for body in bodies if body.name == name), None)


def to_plain(kind: Type, value: Value) -> Plain:
    """Return a slot's value by names."""
    if isinstance(value, str):
        return value
    if kind.kind == "truth":
        return bool(value)
    if kind.kind == "one of":
        return kind.names[value]
    if kind.kind == "set of":
        return [name for i, name in enumerate(kind.names) if value >> i & 1]
    return int(value)  # a comparison is a number, too


def new_names(story: Story, names: Collection[str]) -> dict[str, str]:
    """Return the names that slots have in this edition, by the names in a snapshot. Those that stay are left out."""
    renamed = {old: slot.name for slot in story.slots if slot.was and slot.name not in names for old in slot.was}
    if not renamed and not story.renamed:
        return {}
    known = {slot.name for slot in story.slots}
    found = {}
    for name in names:
        kind, _, rest = name.partition(" ")
        if name in renamed:
            found[name] = renamed[name]
        elif rest and name not in known:
            subject, *digest = rest.split(" ")
            found[name] = " ".join([kind, renamed_place(story, subject) or subject, *digest])
    return found


def value_in(story: Story, slot: Slot, plain: Plain, turns: int) -> tuple[Value, str]:
    """Return the value that a slot of this edition gets, and why it differs ("" if it does not).

    Arguments:
        story: this edition.
        slot: one of its slots.
        plain: the value in a snapshot of any edition.
        turns: the decisions made so far, which limit dates.
    """
    return _from_plain(slot, _with_new_members(story, slot.type, plain), turns)


def _with_new_members(story: Story, kind: Type, plain: Plain) -> Plain:
    """Return a value under the names that the members of a group have in this edition."""
    if not story.renamed_members or kind.names not in [group.names for group in story.groups.values()]:
        return plain
    old = [plain] if isinstance(plain, str) else plain
    if not isinstance(old, list):
        return plain
    new = [name if name in kind.names else story.renamed_members.get(name, name) for name in old]
    return new[0] if isinstance(plain, str) else new


def is_whole(value: object) -> TypeGuard[int]:
    """Return whether a JSON value is a whole number. A boolean is not one, although Python says so."""
    return isinstance(value, int) and not isinstance(value, bool)


def _from_plain(slot: Slot, plain: Plain, turns: int) -> tuple[Value, str]:
    """Return a slot's value, and why it is not the plain one ("" if it is). `turns` limits dates."""
    kind = slot.type
    if slot.kind == "last":  # a date may exceed the range of `turns_since`, which is capped where it is read
        return (min(max(plain, kind.low), turns) if is_whole(plain) else slot.start), ""
    start = "has another type in this edition of the story, and was reset"
    if kind.kind == "text":
        return (plain, "") if isinstance(plain, str) else (slot.start, start)
    if kind.kind == "truth":
        return (int(plain), "") if isinstance(plain, bool) else (slot.start, start)
    if kind.kind == "whole":
        return _clamped(kind, plain) if is_whole(plain) else (slot.start, start)
    if kind.kind == "one of":
        if isinstance(plain, str) and plain in kind.names:
            return kind.names.index(plain), ""
        gone = f"can no longer be {_named([plain])}, and was reset" if isinstance(plain, str) else start
        return slot.start, gone
    if not isinstance(plain, list):
        return slot.start, start
    members = sum(1 << i for i, name in enumerate(kind.names) if name in plain)
    lost = [name for name in plain if name not in kind.names]
    return members, f"can no longer hold {_named(lost)}" if lost else ""


def _named(names: list[str]) -> str:
    """Return the first few names for a sentence, each shortened and on one line, and the number of the others."""
    shown = [clipped(visible(name), _LONGEST_NAME) for name in names[:MOST_TOLD]]
    more = [f"and {len(names) - MOST_TOLD:,} more"] if len(names) > MOST_TOLD else []
    return ", ".join([*shown, *more])


def _clamped(kind: Type, value: int) -> tuple[int, str]:
    if value < kind.low:
        return kind.low, f"cannot be less than {kind.low} now, and was {value}"
    if value > kind.high:
        return kind.high, f"cannot be more than {kind.high} now, and was {value}"
    return value, ""


def _called(story: Story, slot: Slot) -> str:
    """Return the name by which the reader knows a slot."""
    label = next((variable.label for variable in story.variables if variable.name == slot.name), "")
    return label or slot.name


def is_still_there(story: Story, place: str, stage: str) -> bool:
    """Return whether a state at this place can still be in this stage."""
    body = body_at(story, place)
    if body is None:
        return False
    if stage == "choosing":
        return bool(body.offers)
    if stage == "asking":
        return body.ask is not None
    return stage in HALTED or (stage == "ended" and bool(body.ending))
