"""Actions about the mistakes in some lines: their fixes, a missing node, and a missing declaration."""

import re

from branchlight.authoring.fixing import declaration
from branchlight.compiler.compiler_codes import NO_NODE, UNDECLARED
from branchlight.compiler.problems import is_name
from branchlight.editor.edited_story import EditedStory
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.fix import Edit
from branchlight.source.lines import line_at, lines_of
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

_UNDECLARED = re.compile(r"there is no (ending|mood|note) `(\w+)`")
_SECTIONS = {"ending": ("endings", "{title}"), "mood": ("moods", "{{}}"), "note": ("notes", "{{brief: {title}}}")}


class Action(NamedTuple):
    """Something to do in an editor. `diagnostic` is the mistake that it corrects; `preferred` says that it is sure."""

    title: str
    edits: tuple[Edit, ...]
    diagnostic: Diagnostic | None
    preferred: bool


def actions(edited: EditedStory, file: str, first_line: int, last_line: int) -> tuple[Action, ...]:
    """Return what can be done about the mistakes in some lines of a file, both included."""
    found: list[Action] = []
    for problem in edited.diagnostics:
        if problem.place.file != file or not first_line <= problem.place.line <= last_line:
            continue
        if problem.fix is not None:
            found.append(Action(problem.fix.title, problem.fix.edits, problem, problem.fix.sure))
        found += [action for action in (_node(edited, problem), _declaration(edited, problem)) if action]
    return tuple(found)


def _node(edited: EditedStory, problem: Diagnostic) -> Action | None:
    """Return the action that writes a missing node: after the node that leads to it, or at the end of its scene."""
    if problem.code != NO_NODE.name:
        return None
    line = line_at(edited.text(problem.place.file), problem.place.line)
    name = line[problem.place.column - 1 :][: problem.length]
    scene, _, last = name.rpartition(".")
    if not is_name(last):
        return None
    file = problem.place.file if not scene else _file_of(edited, scene)
    if not file or (scene and not is_name(scene)):
        return None
    lines = lines_of(edited.text(file))
    row = problem.place.line if not scene else len(lines)
    while row < len(lines) and not lines[row].startswith("---"):
        row += 1
    text = f"---\nnode: {last}\ntext: |\n  ...\nchoices:\n  - Go back: {_way_back(edited, problem, scene)}\n"
    if row < len(lines):
        edit = Edit(Place(file, row + 1, 1), 0, text)
    else:
        end = Place(file, len(lines), len(lines[-1]) + 1)
        edit = Edit(end, 0, text if not lines[-1] else f"\n{text}")
    return Action(f"create the node `{name}`", (edit,), problem, False)


def _way_back(edited: EditedStory, problem: Diagnostic, scene: str) -> str:
    """Return the node in which a mistake is, as the nodes of a scene name it; "" is the scene of the mistake."""
    nodes = [use for use in edited.uses if use.kind == "node" and use.role == "declared"]
    above = [use.name for use in nodes if use.place.file == problem.place.file and use.place < problem.place]
    here = above[-1] if above else nodes[0].name
    return here if scene and not here.startswith(f"{scene}.") else here.rpartition(".")[2]


def _file_of(edited: EditedStory, scene: str) -> str:
    """Return the file that ends with a scene, or "" if there is no such scene."""
    nodes = [use for use in edited.uses if use.kind in ("scene", "node") and use.role == "declared"]
    files = [use.place.file for use in nodes if use.name == scene or use.name.startswith(f"{scene}.")]
    last = [use for use in nodes if files and use.place.file == files[-1] and use.kind == "scene"]
    return files[-1] if files and (not last or last[-1].name == scene) else ""


def _declaration(edited: EditedStory, problem: Diagnostic) -> Action | None:
    """Return the action that declares a missing ending, mood or content note on the title page."""
    found = _UNDECLARED.fullmatch(problem.message) if problem.code == UNDECLARED.name else None
    if found is None or not is_name(found[2]):
        return None
    section, form = _SECTIONS[found[1]]
    value = form.format(title=found[2].replace("_", " ").capitalize())
    edit = declaration(edited.story_files[0], section, f"{found[2]}: {value}")
    return Action(f"declare `{found[2]}` under `{section}:`", (edit,), problem, False) if edit else None
