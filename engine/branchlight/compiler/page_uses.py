"""The uses of names in declarations: on a title page, and under `takes:` of a node. They are read for the log alone."""

from collections.abc import Iterable, Iterator

from branchlight.compiler.named_parts import parts_of
from branchlight.compiler.names import Names, View
from branchlight.compiler.problems import Problems, is_name
from branchlight.compiler.use_log import NamePart, UseLog
from branchlight.language.scope import Named
from branchlight.language.types import Type
from branchlight.source.located import Located, Mapping, Scalar, Sequence

_SECTIONS = {
    "voices": "voice",
    "moods": "mood",
    "notes": "note",
    "endings": "ending",
    "gauges": "gauge",
    "formulas": "formula",
}
_OWN_NAMES = ("one of", "set of", "count of", "of")


def log_title_page(problems: Problems, page: Mapping, names: Names) -> None:
    """Record every declaration of a title page, and the names that declarations use."""
    for key, kind in _SECTIONS.items():
        for scalar in _keys(page.values.get(key)):
            problems.use(kind, scalar.value, scalar, "declared")
    state = list(_entries(page.values.get("state")))
    for scalar, value in state:
        if scalar.value in names.groups and isinstance(value, Mapping):
            _Declaration(problems, names, scalar.value).group(scalar, value)
    for scalar, value in state:
        if scalar.value not in names.groups:
            problems.use("state", scalar.value, scalar, "declared")
            _Declaration(problems, names, scalar.value).values(value)
    for scalar, words in _entries(page.values.get("words")):
        _words(problems, names, scalar, words)


def log_parameters(problems: Problems, node: str, takes: Located | None, names: Names) -> None:
    """Record the parameters that a node declares."""
    for scalar, value in _entries(takes):
        name = f"{node}.{scalar.value}"
        problems.use("parameter", name, scalar, "declared")
        _Declaration(problems, names, name).values(value)


class _Declaration:
    """The declaration of one piece of state with the full name `owner`."""

    def __init__(self, problems: Problems, names: Names, owner: str) -> None:
        assert problems.log is not None
        self.problems = problems
        self.log: UseLog = problems.log
        self.names = names
        self.owner = owner

    def values(self, value: Located) -> None:
        """Record its values, members or things, where they are declared and where it starts with some."""
        fields = value.values if isinstance(value, Mapping) else {}
        key = next((key for key in _OWN_NAMES if key in fields), "")
        if not key:
            return
        of = fields[key]
        group = self.names.groups.get(of.value) if isinstance(of, Scalar) else None
        if group is not None and isinstance(of, Scalar):
            self.problems.use("group", of.value, of)
        declared = () if group is not None else _words_of(of)
        found = group.names if group is not None else tuple(dict.fromkeys([word.value for word in declared]))
        self.log.own(found, "thing" if key == "count of" else "value", self.owner)
        self.each(declared, found, declared=True)
        self.each(_words_of(fields.get("start")), found)

    def each(self, words: Iterable[Scalar], of: tuple[str, ...], declared: bool = False) -> None:
        for word in words:
            if word.value in of and is_name(word.value):
                part = NamePart("value", word.value, 0, len(word.value), of)
                self.log.note_parts(self.problems.file, word, 0, (part,), "declared" if declared else "used")

    def group(self, scalar: Scalar, value: Mapping) -> None:
        """Record a group, its members and their traits."""
        self.problems.use("group", self.owner, scalar, "declared")
        members = self.names.groups[self.owner].names
        self.log.own(members, "member", self.owner)
        self.each(_words_of(value.values.get("of")), members, declared=True)
        traits: dict[str, Located] = {}
        for trait, written in _entries(value.values.get("each")):
            name = f"{self.owner}.{trait.value}"
            traits[trait.value] = written
            self.problems.use("trait", name, trait, "declared")
            _Declaration(self.problems, self.names, name).values(written)
        for member, starts in _entries(value.values.get("but")):
            self.each([member], members)
            for trait, start in _entries(starts):
                self.problems.use("trait", f"{self.owner}.{trait.value}", trait)
                type_ = self.type_of(f"{member.value}.{trait.value}")
                self.each(_words_of(start), type_.names if type_ is not None else ())

    def type_of(self, name: str) -> Type | None:
        found = self.names.variables.get(name)
        return found[1] if found is not None else None


def _words(problems: Problems, names: Names, scalar: Scalar, words: Located) -> None:
    """Record the words that follow a value, and the values for which they have forms."""
    group, dot, trait = scalar.value.partition(".")
    members = names.groups[group].names if group in names.groups and dot else ()
    if members:
        first = f"{members[0]}.{trait}"
        at = len(group) + 1
        parts = [NamePart("group", group, 0, len(group)), NamePart("trait", scalar.value, at, len(trait))]
    else:
        first, parts = scalar.value, parts_of(Named("name", scalar.value, 0), View(names, "main"))
    problems.use_parts(scalar, parts)
    found = names.values.get(first)
    for word, forms in _entries(words):
        problems.use("word", f"{scalar.value}.{word.value}", word, "declared")
        for name in _keys(forms):
            of = found.type.names if found is not None else ()
            if name.value in of:
                problems.use_parts(name, [NamePart("value", name.value, 0, len(name.value), of)])


def _entries(value: Located | None) -> Iterator[tuple[Scalar, Located]]:
    if isinstance(value, Mapping):
        yield from [(value.keys[name], entry) for name, entry in value.values.items()]


def _keys(value: Located | None) -> list[Scalar]:
    return list(value.keys.values()) if isinstance(value, Mapping) else []


def _words_of(value: Located | None) -> list[Scalar]:
    """Return the names in a list, in the keys of a mapping, or in a scalar."""
    if isinstance(value, Scalar):
        return [value]
    items = value.items if isinstance(value, Sequence) else _keys(value)
    return [item for item in items if isinstance(item, Scalar)]
