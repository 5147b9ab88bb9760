"""The first pass of the compiler: documents to drafts of scenes and nodes, and the names that others may use."""

import re
from typing import TYPE_CHECKING

from branchlight.compiler import story_keys
from branchlight.compiler.compiler_codes import DOCUMENT, DUPLICATE, MISSING, SHAPE
from branchlight.compiler.fields import Fields
from branchlight.compiler.names import Names
from branchlight.compiler.node_hints import MAIN
from branchlight.compiler.problems import LONGEST_NAME, Problems
from branchlight.compiler.unknown_keys import as_meant, misspelt
from branchlight.compiler.use_log import UseLog
from branchlight.source import new
from branchlight.source.diagnostic import Diagnostic, has_errors
from branchlight.source.foreign_nodes import foreign_node, node_hint
from branchlight.source.kept_documents import NO_DOCUMENTS
from branchlight.source.located import Located, Mapping, Scalar, Sequence, SourceFile
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.outline import top_values
from branchlight.source.reader import read_documents

if TYPE_CHECKING:
    from branchlight.compiler.kept import Kept

_PAGE_KEYS = frozenset(story_keys.TITLE_PAGE)
_SCENE_KEYS = frozenset(story_keys.SCENE)
_NODE_KEYS = frozenset(story_keys.NODE)
_BEGINS = frozenset(("scene", "node"))
_TITLE_FIRST = "begin with a document that says `title: ...`, and a line of three dashes (---)"
_BOTH_IN_MAIN = f"rename one, or begin a file with `scene: name`: without a header, its nodes are in `{MAIN}`"
_WORD = re.compile(r"\w+")
INVENTED = "?"
"""The beginning of the name of a scene whose header gives none. No author can write it."""


class SceneDraft(NamedTuple):
    """A scene header. `header` is None for the scene `main` of a file that has none."""

    name: str
    title: str
    pov: str
    mood: Scalar | None
    header: Mapping | None
    problems: Problems


class NodeDraft(NamedTuple):
    """A node as it is in its file. `name` is full."""

    name: str
    scene: str
    key: Scalar
    mapping: Mapping
    problems: Problems


class Drafts:
    """The result of the first pass. The second pass empties `nodes` to free memory.

    `pageless` means that `page` is an empty substitute, and that this is reported. `torn` are the files of which a part
    could not be read. `kept` is what the last compilation has left, if anything.
    """

    def __init__(
        self,
        diagnostics: list[Diagnostic],
        log: UseLog | None = None,
        names: Names | None = None,
        kept: "Kept | None" = None,
    ) -> None:
        self.diagnostics = diagnostics
        self.log = log
        self.names = Names() if names is None else names
        self.page: tuple[Problems, Mapping] | None = None
        self.pageless = False
        self.scenes: dict[str, SceneDraft] = {}
        self.nodes: list[NodeDraft] = []
        self.torn: set[str] = set()
        self.kept = kept

    def read(self, file: SourceFile, first: bool) -> None:
        """Read one file. The first file of a story begins with the title page."""
        problems = Problems(file, self.diagnostics, self.log)
        scene: SceneDraft | None = None
        documents = NO_DOCUMENTS if self.kept is None else self.kept.documents
        for document in read_documents(file, self.diagnostics, documents):
            if document is None or (isinstance(document, Scalar) and not document.value):
                self.note_unread(problems, first)
                continue
            if not isinstance(document, Mapping):
                name = foreign_node(document.value) if isinstance(document, Scalar) else ""
                self.names.torn.update([name] if name else [])
                hint = node_hint(name) if name else _PARTS
                problems.complain(DOCUMENT, document, "a document is a list of `key: value` lines", hint)
                continue
            if first and (self.page is None or self.pageless) and self.is_page(problems, document):
                self.page, self.pageless = (problems, as_meant(document, _PAGE_KEYS)), False
                continue
            kind, document = self.kind(problems, document)
            if kind == "scene":
                scene = self.scene(problems, document)
            elif kind == "node":
                self.node(problems, document, scene or self.scenes.get(MAIN) or self.main(problems), first)

    def is_page(self, problems: Problems, document: Mapping) -> bool:
        """Return whether this is the title page. If it is a node or a scene instead, note that once."""
        if "title" in document.values or not _BEGINS.intersection(document.values):
            return True
        if self.page is None:
            self.page, self.pageless = (problems, Mapping({}, {}, document.line, document.column)), True
            if not has_errors(self.diagnostics):
                problems.complain(MISSING, document, "there is no title page before this", _TITLE_FIRST)
        return False

    def kind(self, problems: Problems, document: Mapping) -> tuple[str, Mapping]:
        """Return the kind of a document, scene or node, and its mapping.

        If it is neither, note that, and return what was clearly meant.
        """
        for key in ("scene", "node"):
            if key in document.values:
                return key, document
        if self.page and "title" in document.values:
            at, message = document.keys["title"], "the story already has a title page"
            first = (self.page[0].place(self.page[1]), "the first title page")
            problems.complain(DOCUMENT, at, message, "keep one of the two, or name what this is: " + _PARTS, first)
            return "", document
        written, kind = next(iter(misspelt(document, _BEGINS).items()), ("", ""))
        hint = f"did you mean `{kind}`?" if kind else _PARTS
        problems.complain(DOCUMENT, document, "this document is neither a scene nor a node", hint)
        return kind, _renamed(document, written, kind) if written else document

    def note_unread(self, problems: Problems, first: bool) -> None:
        """Note that a document is empty or could not be read, so that some names are unknown."""
        if self.diagnostics:
            self.note_torn(problems)
            if first and self.page is None:
                self.page, self.pageless = (problems, Mapping({}, {}, 1, 1)), True

    def note_torn(self, problems: Problems) -> None:
        """Record the names in a file of which a part could not be read. They are not reported as missing."""
        if problems.file.name not in self.torn:
            self.torn.add(problems.file.name)
            self.names.torn.update(top_values(problems.file, "node"))
            foreign = (foreign_node(line) for line in problems.file.text.split("\n"))
            self.names.torn.update([name for name in foreign if name])

    def main(self, problems: Problems) -> SceneDraft:
        """Return the scene of nodes that come before any scene header."""
        scene = self.scenes[MAIN] = SceneDraft(MAIN, "", "", None, None, problems)
        return scene

    def scene(self, problems: Problems, header: Mapping) -> SceneDraft:
        if "node" in header.values:
            self.note_torn(problems)
            message = "a scene header and a node cannot be one document"
            problems.complain(SHAPE, header.keys["node"], message, "put a line of three dashes (---) before the node")
        known = _SCENE_KEYS | story_keys.NODE.keys() if "node" in header.values else _SCENE_KEYS
        fields = Fields(problems, header, known, "a scene header")
        key = fields.scalar("scene")
        name = key.value if key is not None and problems.name(key, "a scene") else f"{INVENTED}{len(self.scenes)}"
        scene = SceneDraft(name, fields.line("title"), fields.line("pov"), fields.scalar("mood"), header, problems)
        if key is None and not isinstance(header.values["scene"], Mapping | Sequence):
            problems.complain(MISSING, header, "the scene has no name", "write `scene: name`")
        if name in self.scenes and key is not None:
            earlier = self.scenes[name]
            at = earlier.header or Scalar("", 1, 1)
            problems.duplicate(key, "scenes", earlier.problems.place(at))
        else:
            self.scenes[name] = scene
        if key is not None and key.value == name:
            problems.use("scene", name, key, "declared")
        return scene

    def node(self, problems: Problems, document: Mapping, scene: SceneDraft, first: bool) -> None:
        key = document.values["node"]
        if not isinstance(key, Scalar) or not key.value:
            problems.complain(MISSING, document, "the node has no name", "write `node: name`")
            return
        if not problems.name(key, "a node"):
            self.names.torn.add(key.value)
            return
        full = f"{scene.name}.{key.value}"
        if scene.header is None and not first:
            self.names.headless.setdefault(full, problems.file.name)
        if full in self.names.nodes:
            hint = _BOTH_IN_MAIN if full in self.names.headless else ""
            problems.duplicate(key, "nodes", self.names.places[full], hint)
            return
        self.names.nodes[full] = len(self.names.nodes)
        self.names.places[full] = problems.place(key)
        problems.use("node", full, key, "declared")
        if not _NODE_KEYS.issuperset(document.values):
            document = as_meant(document, _NODE_KEYS)
        self.nodes.append(NodeDraft(full, scene.name, key, document, problems))
        doubles: dict[str, list[Scalar]] = {}
        self.choices(problems, full, document.values.get("choices"), doubles)
        for name, (at, *others) in doubles.items():
            message = f"{len(others) + 2} choices of this node have the id `{at.value}`"
            related = [(problems.place(self.names.choices[name]), "first declared here")]
            related += [(problems.place(other), "declared here too") for other in others]
            problems.complain(DUPLICATE, at, message, "give each an `id:` of its own", *related)

    def choices(self, problems: Problems, node: str, listed: Located | None, doubles: dict[str, list[Scalar]]) -> None:
        """Record the full names of a node's choices, including nested ones.

        `doubles` receives those that an earlier choice has.
        """
        for item in listed.items if isinstance(listed, Sequence) else ():
            if not isinstance(item, Mapping):
                continue
            choice = choice_as_meant(item)
            if "from" in choice.values:
                continue
            if is_group(choice):
                self.choices(problems, node, choice.values["choices"], doubles)
                continue
            at = choice_id(choice)
            if at is None:
                continue
            self.names.ids[id(item)] = at
            name = f"{node}.{at.value}"
            first = self.names.choices.setdefault(name, at)
            note_choice(problems, name, item, at)
            if first is not at:
                doubles.setdefault(name, []).append(at)
            self.choices(problems, node, choice.values.get("choices"), doubles)


CHOICE_KEYS = frozenset(story_keys.CHOICE)
_PARTS = "a scene begins with `scene: name`, a node with `node: name`"


def _renamed(document: Mapping, written: str, meant: str) -> Mapping:
    """Return the document with the key that was meant in place of the one that is written."""
    values = {meant if key == written else key: value for key, value in document.values.items()}
    keys = {meant if key == written else key: scalar for key, scalar in document.keys.items()}
    return document._replace(values=values, keys=keys)


def short_form(item: Mapping) -> Scalar | None:
    """Return the label of a choice in short form, `- label: target`, or None for another choice."""
    if len(item.values) == 1:
        (key,) = item.keys.values()
        if key.value not in CHOICE_KEYS:
            return key
    return None


def choice_as_meant(item: Mapping) -> Mapping:
    """Return a choice with its misspelt keys corrected. In short form its one key is its label."""
    if len(item.values) == 1 or CHOICE_KEYS.issuperset(item.values):
        return item
    return as_meant(item, CHOICE_KEYS)


_MAKES_NO_GROUP = CHOICE_KEYS - story_keys.GROUP.keys()


def is_group(item: Mapping) -> bool:
    """Return whether this is a group of choices and no choice: it has `choices:`, and nothing that a choice has."""
    return "choices" in item.values and _MAKES_NO_GROUP.isdisjoint(item.values)


def choice_id(item: Mapping) -> Scalar | None:
    """Return the id of a choice, written or made from its label, with its place. Return None if neither is possible."""
    written: Located | None = item.values.get("id")
    if isinstance(written, Scalar) and written.value:
        return written
    label = short_form(item) or item.values.get("label")
    if not isinstance(label, Scalar):
        return None
    slug = slugged(label.value)
    return new(Scalar, (slug, label.line, label.column, label.style)) if 0 < len(slug) <= LONGEST_NAME else None


def note_choice(problems: Problems, name: str, item: Mapping, at: Scalar) -> None:
    """Record where a choice is declared: its id, or the label from which its id is made."""
    if at is item.values.get("id"):
        problems.use("choice", name, at, "declared")
        return
    label = short_form(item) or item.values.get("label")
    if isinstance(label, Scalar):
        problems.use("choice", name, label, "derived")


def slugged(label: str) -> str:
    """Return a name made from the words of a label: `Tell her.` gives `tell_her`."""
    words = label.lower().replace("'", "").replace("\u2019", "")
    slug = "_".join(_WORD.findall(words)).strip("_")
    return f"_{slug}" if slug[:1].isdigit() else slug
