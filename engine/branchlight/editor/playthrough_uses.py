"""The uses of names in recorded playthroughs."""

from collections.abc import Iterable

from branchlight.authoring.playthroughs.playthrough_keys import PLAYTHROUGH, STEPS
from branchlight.compiler.named_parts import choice_parts, node_parts, noted_parts
from branchlight.compiler.names import Names, View
from branchlight.compiler.problems import is_name
from branchlight.compiler.use_log import UseLog
from branchlight.language.checker import check_expression
from branchlight.language.mistake import Mistake
from branchlight.language.parser import forget_syntax, parse_expression
from branchlight.language.types import TRUTH
from branchlight.source.kept_documents import KeptDocuments
from branchlight.source.located import Located, Mapping, Scalar, Sequence, SourceFile
from branchlight.source.reader import read_documents


def log_playthroughs(files: Iterable[SourceFile], names: Names, log: UseLog, documents: KeptDocuments) -> None:
    """Record the uses in playthroughs of a story with these names. `documents` need not be read again.

    The id of a choice counts only if no other choice has it: which of several is meant depends on the reading.
    """
    view = _PlaythroughView(names)
    for file in files:
        for document in read_documents(file, [], documents):
            if isinstance(document, Mapping) and "playthrough" in document.values:
                _Logger(file, view, log).document(document)
    forget_syntax()


class _PlaythroughView(View):
    """The names as a playthrough sees them: by any end of a full name that no other has."""

    def __init__(self, names: Names) -> None:
        super().__init__(names, "main", may_draw=False)
        self.ends = {kind: _ends(full) for kind, full in (("node", names.nodes), ("choice", names.choices))}
        self.ends["value"] = _ends(names.declared)

    def full(self, name: str) -> str:
        return name if name in self.names.values else self.ends["value"].get(name, name)

    def node(self, name: str) -> str | None:
        return self.ends["node"].get(name)

    def choice(self, name: str) -> str | None:
        return self.ends["choice"].get(name)


def _ends(names: Iterable[str]) -> dict[str, str]:
    """Return the full names by each end that belongs to one of them alone, and by themselves."""
    found: dict[str, str] = {}
    for full in names:
        rest = full
        while rest:
            found[rest] = full if rest not in found or rest == full else ""
            rest = rest.partition(".")[2]
    return {end: full for end, full in found.items() if full}


class _Logger:
    """The uses in one document."""

    def __init__(self, file: SourceFile, view: _PlaythroughView, log: UseLog) -> None:
        self.file = file
        self.view = view
        self.log = log

    def document(self, document: Mapping) -> None:
        for key in document.keys.values():
            if key.value in PLAYTHROUGH:
                self.log.note(self.file, key, "key", f"a playthrough: {key.value}")
        name = document.values["playthrough"]
        if isinstance(name, Scalar):
            self.log.note(self.file, name, "playthrough", name.value, "declared")
        for veil in _scalars(document.values.get("veils")):
            if is_name(veil.value):
                self.log.note(self.file, veil, "note", veil.value)
        steps = document.values.get("steps")
        for step in steps.items if isinstance(steps, Sequence) else ():
            if isinstance(step, Mapping):
                self.step(step)

    def step(self, step: Mapping) -> None:
        for kind, value in step.values.items():
            if kind in STEPS:
                self.log.note(self.file, step.keys[kind], "key", f"a step: {kind}")
                self.value(kind, value)

    def value(self, kind: str, value: Located) -> None:
        if kind in ("choose", "choices"):
            for word in _scalars(value):
                self.choice(word)
        elif kind == "ending" and isinstance(value, Scalar) and value.value in self.view.names.endings:
            self.log.note(self.file, value, "ending", value.value)
        elif kind == "state" and isinstance(value, Scalar):
            self.condition(value)

    def choice(self, word: Scalar) -> None:
        full = self.view.choice(word.value)
        if full is not None:
            self.log.note_parts(self.file, word, 0, choice_parts(full, word.value))
        elif word.value in self.view.names.nodes:  # a storylet, whose id is the full name of its node
            self.log.note_parts(self.file, word, 0, node_parts(word.value, word.value))

    def condition(self, scalar: Scalar) -> None:
        text = scalar.value.strip()
        syntax = parse_expression(text)
        self.view.noted = []
        if not isinstance(syntax, Mistake):
            check_expression(syntax, self.view, TRUTH)
        shift = len(scalar.value) - len(scalar.value.lstrip())
        self.log.note_parts(self.file, scalar, shift, noted_parts(self.view))


def _scalars(value: Located | None) -> list[Scalar]:
    items = value.items if isinstance(value, Sequence) else [value]
    return [item for item in items if isinstance(item, Scalar) and item.value]
