"""The edits that write an earlier name under `was:`, so that old saves find what was renamed."""

from branchlight.compiler.drafts import short_form
from branchlight.compiler.use_log import Use
from branchlight.editor.edited_story import EditedStory
from branchlight.editor.yaml_edits import (
    KeyedValue,
    after,
    closing,
    entry_at,
    is_flow,
    list_at,
    put_after,
    put_into,
    replaced,
    written,
)
from branchlight.source.fix import Edit
from branchlight.source.located import Mapping, Scalar, Sequence, SourceFile
from branchlight.source.place import Place

_KEPT = ("node", "choice", "member", "state", "trait", "parameter")
"""The kinds of names that can have a `was:`. The nodes of a scene have one when it is renamed."""
_FLOW_SIGNS = frozenset(",[]{}#:")


def earlier_name(edited: EditedStory, declared: Use, new: str) -> list[Edit] | None:
    """Return the edits that record the name which a declaration has now, before it is called `new`.

    They are none for kinds whose earlier names are not kept. None means that the declaration has a form that cannot be
    changed.
    """
    if declared.kind not in _KEPT:
        return []
    file = next(file for file in edited.files if file.name == declared.place.file)
    entry = entry_at(file, declared.place)
    old = declared.name.rpartition(".")[2]
    if declared.kind == "member":
        return _member(file, declared.place, entry, old)
    if entry is None:
        return None
    if declared.kind == "node":
        return _beside(entry, old, new)
    if declared.kind == "choice":
        return _derived(entry, old, new) if declared.role == "derived" else _beside(entry, old, new)
    return _under(entry, old, new)


def moved_nodes(edited: EditedStory, scene: str) -> list[Edit] | None:
    """Return the edits that record, in each node of a scene, that it was in this scene. It is about to be renamed."""
    edits: list[Edit] = []
    for use in edited.uses:
        if use.kind != "node" or use.role != "declared" or use.name.rpartition(".")[0] != scene:
            continue
        file = next(file for file in edited.files if file.name == use.place.file)
        entry = entry_at(file, use.place)
        if entry is None:
            return None
        listed = entry.mapping.values.get("was")
        for word in listed.items if isinstance(listed, Sequence) else [listed]:
            if isinstance(word, Scalar) and "." not in word.value and isinstance(listed, Sequence):
                edits += replaced(file, word, f"{scene}.{word.value}")
        if isinstance(listed, Scalar):
            before = listed.value if "." in listed.value else f"{scene}.{listed.value}"
            edits += replaced(file, listed, f"[{before}, {use.name}]")
        else:
            edits += _beside(entry, use.name, "")
    return edits


def _beside(entry: KeyedValue, old: str, new: str) -> list[Edit]:
    """Return the edits that add `was:` beside the name of a node or a choice."""
    return _added(entry.file, entry.mapping, old, new) or put_after(entry, f"was: {old}")


def _added(file: SourceFile, mapping: Mapping, old: str, new: str) -> list[Edit]:
    """Return the edits that add a name to the `was:` of a mapping; none if it has none. It replaces the new name."""
    was = mapping.values.get("was")
    words = was.items if isinstance(was, Sequence) else [was]
    known = next((word for word in words if isinstance(word, Scalar) and word.value == new), None)
    if known is not None:
        return replaced(file, known, old)
    if isinstance(was, Scalar):
        return replaced(file, was, f"[{was.value}, {old}]")
    if not isinstance(was, Sequence) or not was.items or not isinstance(was.items[-1], Scalar):
        return []
    if is_flow(file, was):
        return [Edit(after(file, was.items[-1]), 0, f", {old}")]
    return [Edit(after(file, was.items[-1]), 0, f"\n{' ' * (was.column - 1)}- {old}")]


def _derived(entry: KeyedValue, old: str, new: str) -> list[Edit] | None:
    """Return the edits that give an id to a choice whose label gave it one."""
    file, mapping = entry.file, entry.mapping
    label = short_form(mapping)
    lines = [f"id: {new}", *([] if "was" in mapping.values else [f"was: {old}"])]
    if label is None:
        at = KeyedValue(file, mapping, "label")
        return [*put_after(at, *lines), *_added(file, mapping, old, new)]
    target = mapping.values[label.value]
    if not isinstance(target, Scalar) or target.line != label.line or written(file, label) is None:
        return None
    end = after(file, label)
    apart = ", " if is_flow(file, mapping) else "\n" + " " * (mapping.column - 1)
    beginning = Edit(Place(file.name, label.line, label.column), 0, "label: ")
    between = "".join([f"{apart}{line}" for line in (*lines, "go: ")])
    return [beginning, Edit(end, target.column - end.column, between)]


def _under(entry: KeyedValue, old: str, new: str) -> list[Edit] | None:
    """Return the edits that add `was:` to the declaration of state."""
    value = entry.value
    if isinstance(value, Mapping):
        return _added(entry.file, value, old, new) or put_into(entry.file, value, f"was: {old}")
    if not isinstance(value, Scalar):
        return None
    start = written(entry.file, value)
    if not start:
        return None
    if not value.style and not _FLOW_SIGNS.isdisjoint(start):
        start = f'"{start}"' if '"' not in start and "\\" not in start else f"'{start.replace(chr(39), chr(39) * 2)}'"
    return replaced(entry.file, value, f"{{start: {start}, was: {old}}}")


def _member(file: SourceFile, place: Place, entry: KeyedValue | None, old: str) -> list[Edit] | None:
    """Return the edits that add `was:` to a member of a group. A list of members becomes a mapping."""
    if entry is None or entry.key != old:
        return _listed_member(file, place, old)
    value = entry.value
    if not isinstance(value, Scalar):
        return _under(entry, old, "")
    if value.value or value.style:
        words = written(file, value)
        return None if words is None else replaced(file, value, f"{{label: {words}, was: {old}}}")
    end = after(file, entry.mapping.keys[old])
    return [Edit(end._replace(column=end.column + 1), 0, f" {{was: {old}}}")]


def _listed_member(file: SourceFile, place: Place, old: str) -> list[Edit] | None:
    """Return the edits that make a mapping of a list of members, in which one has an earlier name."""
    members = list_at(file, place)
    if members is None:
        return None
    edits: list[Edit] = []
    if is_flow(file, members):
        end = closing(file, members)
        if end is None:
            return None
        edits = [Edit(Place(file.name, members.line, members.column), 1, "{"), Edit(end, 1, "}")]
    for item in members.items:
        if not isinstance(item, Scalar):
            return None
        words = f"{{was: {old}}}" if item.value == old else item.value.replace("_", " ")
        edits.append(Edit(after(file, item), 0, f": {words}"))
        if not is_flow(file, members):
            edits.append(Edit(Place(file.name, item.line, members.column), item.column - members.column, ""))
    return edits
