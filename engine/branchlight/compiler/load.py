"""The stages of loading: files to drafts, to a story, and to the diagnostics of all stages."""

import gc
from bisect import bisect_right
from collections.abc import Collection
from typing import TYPE_CHECKING

from branchlight.compiler.bodies import NodeReader
from branchlight.compiler.circles import find_circles
from branchlight.compiler.compiler_codes import MISSING, NO_NODE, NO_NODES, UNDECLARED
from branchlight.compiler.drafts import Drafts, SceneDraft
from branchlight.compiler.formulas import read_formulas
from branchlight.compiler.identity import find_nameless
from branchlight.compiler.joined_story import Parts, joined
from branchlight.compiler.loaded import Loaded
from branchlight.compiler.marked_facts import find_loose_facts
from branchlight.compiler.named_parts import node_parts
from branchlight.compiler.names import Names
from branchlight.compiler.page_uses import log_parameters, log_title_page
from branchlight.compiler.parameters import read_parameters
from branchlight.compiler.pools import find_unlabelled
from branchlight.compiler.problems import Problems, TooManyMistakesError
from branchlight.compiler.title_page import TitlePage, read_gauges, read_promises, read_title_page
from branchlight.compiler.torn_texts import without_torn_texts
from branchlight.compiler.understood import Memory
from branchlight.compiler.unused import find_unused
from branchlight.compiler.use_log import UseLog
from branchlight.language.language_codes import ASSIGNMENT, UNKNOWN_NAME, VOICE
from branchlight.language.parser import forget_syntax
from branchlight.model.story import Node, Scene, Story
from branchlight.source.diagnostic import Diagnostic, has_errors
from branchlight.source.did_you_mean import near
from branchlight.source.files import digest, read_story_files
from branchlight.source.guess import Guess
from branchlight.source.located import Mapping, Scalar, SourceFile

if TYPE_CHECKING:
    from branchlight.compiler.kept import Kept

_MANY = 10_000
_DECLARING = frozenset(("voices", "moods", "notes", "state", "words", "formulas", "endings"))
# The codes of YAML's own mistakes begin with this.
_OF_YAML = "E1"
# These codes report names without a declaration. They mean nothing if the declarations could not be read.
_UNKNOWN = frozenset((UNDECLARED.name, UNKNOWN_NAME.name, ASSIGNMENT.name, VOICE.name))


def load_story(path: str) -> Loaded:
    """Return the story in a folder or a single file, and its mistakes.

    Arguments:
        path: a story folder, or a `.yaml` file that holds a whole story.

    Raises:
        OSError: there is nothing to read.

    Example:
        >>> from branchlight import load_story
        >>> story, diagnostics, files = load_story("broken.yaml")
        >>> story is None, diagnostics[0].code, str(diagnostics[0].place), diagnostics[0].message
        (True, 'E203', 'broken.yaml:4:14', 'nothing is declared as `nam`')
    """
    files, diagnostics = read_story_files(path)
    return compile_files(tuple(files), diagnostics)


def load_text(text: str, name: str = "story.yaml") -> Loaded:
    """Return the story that a text holds, and its mistakes.

    Arguments:
        text: a whole story, as a single file holds it.
        name: the file name that places in the diagnostics get.

    Example:
        >>> from branchlight import load_text
        >>> load_text("title: Empty").diagnostics[0].message
        'the story has no node'
    """
    return compile_files((SourceFile(name, text),), [])


def compile_files(
    files: tuple[SourceFile, ...],
    diagnostics: list[Diagnostic],
    log: UseLog | None = None,
    names: Names | None = None,
    kept: "Kept | None" = None,
) -> Loaded:
    """Compile the files of a story, the title page's first.

    `diagnostics` are those found while reading the files. `log` receives every use of a name, and `names`, which are
    empty, the names themselves. `kept` has what need not be read or compiled again since the last time.
    """
    collecting = gc.isenabled()
    gc.disable()  # nothing here is cyclic, and the collector would scan every value again and again
    try:
        story = _compile(files, Drafts(diagnostics, log, names, kept))
    finally:
        forget_syntax()
        _count_as_old()
        if collecting:
            gc.enable()
    diagnostics[:] = without_torn_texts(files, diagnostics)
    ordered = _without_repeats(sorted(set(diagnostics), key=lambda problem: (problem.place, problem.code)))
    return Loaded(None if has_errors(diagnostics) else story, tuple(ordered), files)


def _count_as_old() -> None:
    """Move what was made to the collector's oldest generation. Else it would first scan all of it as young."""
    if gc.get_count()[0] > _MANY and not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()


def _compile(files: tuple[SourceFile, ...], drafts: Drafts) -> Story | None:
    try:
        story = _drafted(files, drafts)
    except TooManyMistakesError:
        story = None
    if drafts.pageless or (drafts.page and drafts.page[0].unread & _DECLARING):
        drafts.diagnostics[:] = [problem for problem in drafts.diagnostics if problem.code not in _UNKNOWN]
    return story


def _without_repeats(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics without errors that follow from mistakes of YAML itself, or repeat them."""
    found: list[Diagnostic] = []
    for problem in diagnostics:
        torn = found and found[-1].place == problem.place and found[-1].code.startswith(_OF_YAML)
        if not (torn and problem.severity == "error"):
            found.append(problem)
    return found


def _drafted(files: tuple[SourceFile, ...], drafts: Drafts) -> Story | None:
    """Draft the story, and compile the drafts."""
    # First pass: the names and the drafts of all scenes and nodes.
    diagnostics = drafts.diagnostics
    for number, file in enumerate(files):
        drafts.read(file, first=number == 0)
    if drafts.page is None:
        if files and not has_errors(diagnostics):
            beginning = Scalar("", 1, 1)
            problems = Problems(files[0], diagnostics)
            problems.complain(MISSING, beginning, "there is no title page", "begin with `title:`")
        return None
    # Then the title page, whose declarations may be used everywhere.
    problems, mapping = drafts.page
    page = read_title_page(problems, mapping, drafts.names, drafts.pageless)
    if drafts.log is not None:
        log_title_page(problems, mapping, drafts.names)
    if not drafts.nodes:
        if not has_errors(diagnostics):
            hint = "a node is a document that begins with `node: name`"
            problems.complain(NO_NODES, mapping, "the story has no node", hint)
        return None
    # Second pass: the nodes, in which every name is known by now.
    return _story(digest(list(files)), page, drafts, problems, mapping)


def _without_mistakes(nodes: dict[str, Node], diagnostics: list[Diagnostic]) -> dict[str, Node]:
    """Return the nodes in which there is no mistake: the ways out of the others are unknown."""
    mistakes = [problem.place for problem in diagnostics if problem.severity == "error"]
    if not mistakes:
        return nodes
    places = sorted((node.body.place, name) for name, node in nodes.items())
    torn: set[str] = set()
    for place in mistakes:
        at = bisect_right(places, place, key=lambda each: each[0]) - 1
        torn.update([places[at][1]] if at >= 0 else [])
    return {name: node for name, node in nodes.items() if name not in torn}


def _story(edition: str, page: TitlePage, drafts: Drafts, problems: Problems, mapping: Mapping) -> Story:
    """Return the story of a title page and the drafts of its nodes."""
    names, diagnostics = drafts.names, drafts.diagnostics
    parts = _parts(page, drafts, problems, mapping)
    find_unlabelled(parts.nodes, diagnostics)
    find_circles(_without_mistakes(parts.nodes, diagnostics), diagnostics)
    if not has_errors(diagnostics):  # otherwise the meaning is unknown
        find_unused(problems, mapping, names, parts.pools)
        find_loose_facts(problems, names)
        find_nameless(problems, mapping, page.title, [node.body.place.file for node in parts.nodes.values()])
    return joined(edition, page, parts, names)


def _parts(page: TitlePage, drafts: Drafts, problems: Problems, mapping: Mapping) -> Parts:
    """Read the parts of a story from the drafts. Each step may use the names that the steps before have found."""
    names = drafts.names
    for draft in drafts.nodes if drafts.log is not None else ():
        log_parameters(draft.problems, draft.name, draft.mapping.values.get("takes"), names)
    parameters = read_parameters(drafts.nodes, names, _formulas(mapping))
    formulas = read_formulas(problems, mapping, names)
    scenes = _scenes(page, drafts)
    pools = _pools(drafts)
    start = _start(problems, page, drafts)
    nodes = _nodes(drafts, page, scenes, pools)
    drafts.diagnostics += [names.foreign] if names.foreign else []
    gauges = read_gauges(problems, mapping, names)
    promises = read_promises(problems, mapping, names)
    return Parts(parameters, formulas, scenes, pools, start, nodes, gauges, promises)


def _formulas(page: Mapping) -> Collection[str]:
    """Return the names of the formulas that a title page declares."""
    formulas = page.values.get("formulas")
    return formulas.values if isinstance(formulas, Mapping) else ()


def _scenes(page: TitlePage, drafts: Drafts) -> dict[str, Scene]:
    """Return every scene, with the names of its nodes."""
    nodes: dict[str, list[str]] = {}
    for node in drafts.nodes:
        nodes.setdefault(node.scene, []).append(node.name)
    return {name: _scene(draft, page, drafts, nodes.get(name, [])) for name, draft in drafts.scenes.items()}


def _scene(draft: SceneDraft, page: TitlePage, drafts: Drafts, nodes: list[str]) -> Scene:
    mood = draft.mood.value if draft.mood else ""
    if draft.mood and mood not in page.moods:
        hint = near(mood, drafts.names.patience.among(page.moods)) or "declare it under `moods:` on the title page"
        draft.problems.complain(UNDECLARED, draft.mood, f"there is no mood `{mood}`", hint)
    drafts.names.used.add(("mood", mood))
    if draft.mood:
        draft.problems.use("mood", mood, draft.mood)
    place = draft.problems.place(draft.header or Scalar("", 1, 1))
    return Scene(draft.name, draft.title, draft.pov, mood, tuple(nodes), place)


def _pools(drafts: Drafts) -> dict[str, list[str]]:
    """Return the names of each pool's nodes."""
    pools: dict[str, list[str]] = {}
    for draft in drafts.nodes:
        pool = draft.mapping.values.get("pool")
        if isinstance(pool, Scalar) and draft.problems.name(pool, "a pool"):
            pools.setdefault(pool.value, []).append(draft.name)
            draft.problems.use("pool", pool.value, pool, "declared")
    return pools


def _start(problems: Problems, page: TitlePage, drafts: Drafts) -> str:
    """Return the full name of the node where the story begins: the first, or that of the title page."""
    first = drafts.nodes[0].name
    if page.start is None:
        return first
    full = drafts.names.node(page.start.value, first.split(".")[0])
    if full is None:
        if page.start.value.split(".")[-1] in drafts.names.torn:
            return first
        same = (name for name in drafts.names.nodes if name.split(".")[-1] == page.start.value.split(".")[-1])
        hint = near(page.start.value, drafts.names.patience.among(drafts.names.nodes))
        elsewhere = next(same, "")
        if elsewhere:
            hint = Guess(f"in another scene: did you mean `{elsewhere}`?", page.start.value, elsewhere)
        hint = hint or "name a node of the story, or leave out `start:` to begin with the first"
        problems.complain(NO_NODE, page.start, f"there is no node `{page.start.value}`", hint)
    else:
        problems.use_parts(page.start, node_parts(full, page.start.value))
    return full or first


def _nodes(drafts: Drafts, page: TitlePage, scenes: dict[str, Scene], pools: dict[str, list[str]]) -> dict[str, Node]:
    """Return every node, compiled. Each draft is dropped after use, so that memory never holds the story twice."""
    if drafts.kept is not None:
        from branchlight.compiler.kept_nodes import nodes_again  # late, because only an editor compiles again

        return nodes_again(drafts.kept.nodes, drafts, page, scenes, pools)
    memory = Memory()
    readers: dict[tuple[str, str], NodeReader] = {}
    nodes: dict[str, Node] = {}
    drafts.nodes.reverse()
    while drafts.nodes:
        draft = drafts.nodes.pop()
        key = (draft.problems.file.name, draft.scene)
        reader = readers.get(key)
        if reader is None:
            scene = scenes[draft.scene]
            reader = readers[key] = NodeReader(draft.problems, drafts.names, page, pools, scene, memory)
        nodes[draft.name] = reader.node(draft)
    return nodes
