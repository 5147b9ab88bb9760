"""Renaming: the edits of all files, after a look at whether the story still means the same with them."""

from collections import Counter
from collections.abc import Container, Iterable
from itertools import pairwise

from branchlight.authoring.check import check_story
from branchlight.compiler.problems import NAME_HINT, RESERVED_WORDS, is_name
from branchlight.compiler.use_log import Use
from branchlight.editor.earlier_names import earlier_name, moved_nodes
from branchlight.editor.edited_story import EditedStory, read_edited_story, with_findings
from branchlight.editor.lookup import use_at
from branchlight.editor.navigation import uses_of_name
from branchlight.editor.replayed_choices import replayed_choices
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.fix import Edit, edited
from branchlight.source.lines import line_at
from branchlight.source.located import SourceFile
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

_FIXED = ("function", "format", "key", "playthrough")
_NOT_KEPT = {
    "value": "a save that holds the value `{old}` starts again with the first one",
    "thing": "a save loses its number of `{old}`",
    "ending": "readers who reached `{old}` have not reached `{new}`",
    "note": "readers who veiled `{old}` are asked again",
}
"""Losses of readers, by kinds that have no `was:`."""
_RECORDED = "if texts of playthroughs are recorded, renew them with `branchlight test --renew`"
_RESTARTED = "series of texts in which the name is written begin again in old saves"
_INSIDE = {
    "scene": ("node", "choice", "parameter", "value", "word"),
    "node": ("choice", "parameter", "value", "word"),
    "state": ("value", "thing", "word"),
    "parameter": ("value", "word"),
    "group": ("member", "trait", "value", "word"),
    "trait": ("value", "word"),
}
"""The kinds of names that begin with the name of another kind."""


class Renaming(NamedTuple):
    """The edits of a renaming, or why it is refused. `warning` says what readers lose, if anything."""

    edits: tuple[Edit, ...] = ()
    refusal: str = ""
    warning: str = ""


def renameable(story: EditedStory, place: Place) -> Use | None:
    """Return the use of a name that can be renamed at a place, or None."""
    use = use_at(story, place)
    return None if use is None or use.kind in _FIXED or use.role == "earlier" else use


def rename(story: EditedStory, place: Place, new: str) -> Renaming:
    """Return the edits that give the name at a place a new one everywhere, also in playthroughs.

    Earlier names of nodes, choices, members and state are written under `was:`. It is refused, with the reason, if the
    new name is none, or if anything would mean something else with it.
    """
    use = renameable(story, place)
    if use is None:
        return Renaming(refusal="nothing here can be renamed")
    return rename_all(story, [(use.kind, use.name, new)])


def rename_all(story: EditedStory, names: Iterable[tuple[str, str, str]]) -> Renaming:
    """Return the edits that rename several things at once. Each has its kind, its full name and its new last name."""
    wanted = list(names)
    if story.story is None:
        return Renaming(refusal="the story has mistakes, so that some uses may be unknown: correct them first")
    edits: list[Edit] = []
    played = replayed_choices(story, [name for kind, name, _ in wanted if kind == "choice"])
    for kind, name, new in wanted:
        refusal = _refused(kind, name, new)
        uses = [*uses_of_name(story, kind, name), *[use for use in played if (use.kind, use.name) == (kind, name)]]
        found = [] if refusal else _edits(story, [use for use in uses if use.role != "earlier"], (kind, name, new))
        if refusal or isinstance(found, str):
            return Renaming(refusal=refusal or str(found))
        edits += found
    edits = list(dict.fromkeys(edits))
    try:
        after = _after(story, edits)
    except ValueError:
        return Renaming(refusal="the edits of several names touch each other: rename one at a time")
    refusal = _harm(story, after, wanted)
    warnings = [_NOT_KEPT[kind].format(old=_last(name), new=new) for kind, name, new in wanted if kind in _NOT_KEPT]
    if story.playthrough_files and any(kind == "choice" for kind, _, _ in wanted):
        warnings.append(_RECORDED)
    warnings += [_RESTARTED] if _series(story) != _series(after) else []
    ordered = tuple(sorted(edits, key=lambda edit: (edit.place, edit.length)))
    return Renaming(refusal=refusal) if refusal else Renaming(ordered, "", "; ".join(warnings))


def _refused(kind: str, name: str, new: str) -> str:
    """Return why a name cannot be the new one, before a look at the story; "" if it can."""
    if new == _last(name):
        return f"it is called `{new}` already"
    if not is_name(new):
        return f"`{new}` is not a name: {NAME_HINT}"
    if new in RESERVED_WORDS and kind != "choice":
        return f"`{new}` means something else here: choose another name"
    if kind == "scene" and name == "main":
        return "the scene `main` has no header, and so no name to change: write `scene: name` above its nodes"
    return ""


def _edits(story: EditedStory, uses: list[Use], wanted: tuple[str, str, str]) -> list[Edit] | str:
    """Return the edits for one name with these uses, or why there are none."""
    kind, name, new = wanted
    old = _last(name)
    edits: list[Edit] = []
    for use in dict.fromkeys(uses):
        now = line_at(story.text(use.place.file), use.place.line)[use.place.column - 1 :][: use.length]
        if use.role == "derived":
            continue
        if now not in (old, old[0].upper() + old[1:]):
            return f"{use.place}: `{old}` is written as `{now}` here: write it plainly first"
        edits.append(Edit(use.place, use.length, new if now == old else new[0].upper() + new[1:]))
    for use in uses:
        if use.role in ("declared", "derived"):
            more = moved_nodes(story, name) if kind == "scene" else earlier_name(story, use, new)
            if more is None:
                return f"{use.place}: no `was:` can be written here: write this in several lines first"
            edits += more
    return edits if uses else f"there is no {kind} `{name}`"


def _after(story: EditedStory, edits: Iterable[Edit]) -> EditedStory:
    """Return the story with the edits. Raises `ValueError` if they overlap."""
    ordered = sorted(edits, key=lambda edit: (edit.place, edit.length))
    for one, other in pairwise(ordered):
        if one.place[:2] == other.place[:2] and one.place.column + one.length > other.place.column:
            raise ValueError(f"two edits overlap at {other.place}")
    texts = edited({file.name: file.text for file in story.files}, ordered)

    def changed(files: Iterable[SourceFile]) -> list[SourceFile]:
        return [SourceFile(file.name, texts.get(file.name, file.text)) for file in files]

    return with_findings(read_edited_story(changed(story.story_files), changed(story.playthrough_files)))


def _harm(before: EditedStory, after: EditedStory, names: list[tuple[str, str, str]]) -> str:
    """Return the mistake that a renaming would cause, or "" if every name keeps its meaning."""
    new = _new_mistakes(before, after)
    error = next((problem for problem in new if problem.severity == "error"), None)
    if error is not None:
        return f"{error.place}: {error.message}"
    recorded = {file.name for file in after.playthrough_files}
    expected = [_renamed(use, names) for use in before.uses if _counts(use, recorded)]
    found = [use for use in after.uses if _counts(use, recorded)]
    for (kind, name), use in zip(expected, found, strict=False):
        if (kind, name) != (use.kind, use.name):
            return f"{use.place}: the {kind} `{name}` would become the {use.kind} `{use.name}` here"
    if len(expected) != len(found):
        return "some of its uses would mean something else"
    return f"{new[0].place}: {new[0].message}" if new else ""


def _series(story: EditedStory) -> list[str]:
    """Return the digests of all series of texts. A save finds its place in a series by that."""
    slots = story.story.slots if story.story is not None else ()
    return [slot.name.split(" ", 2)[2] for slot in slots if slot.kind == "text"]


def _new_mistakes(before: EditedStory, after: EditedStory) -> list[Diagnostic]:
    """Return the mistakes after a renaming that are more than those of their code before it."""
    if not after.diagnostics:
        return []  # the check of the story before it takes as long as that of the story after it
    found = check_story(before.story, before.playthrough_files) if before.story is not None else ()
    known = Counter(problem.code for problem in {*before.diagnostics, *found})
    new: list[Diagnostic] = []
    for problem in dict.fromkeys(after.diagnostics):
        known[problem.code] -= 1
        new += [problem] if known[problem.code] < 0 else []
    return new


def _counts(use: Use, recorded: Container[str]) -> bool:
    """Return whether a use must mean the same after a renaming.

    What a playthrough calls a choice depends on which others have its id, and is understood by its earlier name too.
    """
    return use.kind != "key" and use.role != "earlier" and not (use.kind == "choice" and use.place.file in recorded)


def _renamed(use: Use, names: list[tuple[str, str, str]]) -> tuple[str, str]:
    """Return the kind and the full name that a use has after a renaming."""
    name = use.name
    for kind, old, new in sorted(names, key=lambda each: -len(each[1])):
        if use.kind == kind and use.name == old:
            name = f"{old.rpartition('.')[0]}.{new}" if "." in old else new
    for kind, old, new in sorted(names, key=lambda each: -len(each[1])):
        if use.kind in _INSIDE.get(kind, ()) and name.startswith(f"{old}.") and _is_inside(kind, use):
            full = f"{old.rpartition('.')[0]}.{new}" if "." in old else new
            name = full + name[len(old) :]
    return use.kind, name


def _is_inside(kind: str, use: Use) -> bool:
    """Return whether a name that begins with one of this kind is inside it: a value of a parameter has three dots."""
    dots = use.name.count(".")
    if use.kind in ("value", "word"):
        least = {"scene": 3, "node": 3, "parameter": 3, "group": 2, "trait": 2}.get(kind, 1)
        return least <= dots < least + 1 if kind != "group" else dots == 2
    return True


def _last(name: str) -> str:
    return name.rpartition(".")[2]
