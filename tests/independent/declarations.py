"""What a title page declares: state, formulas, words, voices and endings."""

import re
from typing import Any

from .expressions import Compiler
from .syntax import parse
from .values import BOOL, LIMIT, NUMBER, TEXT, Compiled, Declared, Group, Kind
from .yaml_core import Scalar, Tree, is_null

TITLE_KEYS_TEXT = (
    "title author language id start blurb credits notes voices moods state formulas gauges endings promises words"
)
TITLE_KEYS = set(TITLE_KEYS_TEXT.split())
STATE_KEYS = {"start", "min", "max", "one of", "set of", "count of", "label", "shown", "was"}


class UnknownNodeError(ValueError):
    """A node that the story does not have."""

    def __init__(self, name: str) -> None:
        """Keep the name."""
        super().__init__(f"there is no node {name}")
        self.name = name


class Book:
    """All that is declared, and the names of the nodes."""

    def __init__(self, page: Tree, names: list[str]) -> None:
        """Read a title page; `names` are the full names of all nodes in their order."""
        known(page, TITLE_KEYS)
        self.names = names
        self.first_scene = names[0].split(".")[0]
        self.endings = {str(key): short(value, "title") or str(key) for key, value in page.get("endings", {}).items()}
        self.voices = {str(key): short(value, "name") or str(key) for key, value in page.get("voices", {}).items()}
        self.formulas = {str(key): str(value) for key, value in page.get("formulas", {}).items()}
        self.words: dict[str, dict[str, dict[str, str]]] = {}
        for key, forms in page.get("words", {}).items():
            self.words[str(key)] = {
                word: {str(value): str(form) for value, form in of.items()} for word, of in forms.items()
            }
        self.declared: dict[str, Declared] = {}
        self.groups: dict[str, Group] = {}
        self.labels: dict[str, str] = {}
        self.parameters: dict[str, dict[str, str]] = {}  # full names of nodes -> names -> full names of parameters
        self.chosen_names: list[str] = []
        self._compiled: dict[str, Compiled] = {}
        self._series = 0
        self._declare(page.get("state", {}))

    def next_series(self) -> int:
        """Return a new number for a series in braces."""
        self._series += 1
        return self._series

    def node_name(self, name: str, scene: str) -> str:
        """Return the full name of a node that a scene calls `name`."""
        for full in (f"{scene}.{name}", str(name)):
            if full in self.names:
                return full
        raise UnknownNodeError(str(name))

    def formula(self, name: str) -> Compiled:
        """Return a formula, which is compiled when it is first needed."""
        if name not in self._compiled:
            self._compiled[name] = Compiler(self, self.first_scene).compile(parse(self.formulas[name]))
        return self._compiled[name]

    def kind_with(self, names: list[str]) -> Kind:
        """Return the one enumeration, or else set, that has all of these names."""
        for tag in ("name", "set"):
            kinds = [one.kind for one in self.declared.values() if one.kind.tag == tag]
            kinds = [kind for kind in kinds if set(names) <= set(kind.names)]
            if not all(kind.same_as(kinds[0]) for kind in kinds):
                raise ValueError(f"several enumerations have {names}")
            if kinds:
                return kinds[0].member()
        raise ValueError(f"nothing is called {', '.join(names)}")

    def declare_parameters(self, node: str, takes: Tree) -> None:
        """Declare what a node takes."""
        for name, tree in takes.items():
            self._declare_one(f"{node}.{name}", tree, f"{node}.{name}")
        self.parameters[node] = {str(name): f"{node}.{name}" for name in takes}

    def parts_of(self, name: str) -> list[str]:
        """Return the keys in the state of a parameter: its own, or those of counted things."""
        return [key for key in self.declared if key == name or key.startswith(name + ".")]

    def _declare(self, state: Tree) -> None:
        for name, tree in state.items():
            if isinstance(tree, dict) and "each" in tree:
                known(tree, {"of", "each", "but", "label", "was"})
                self.groups[str(name)] = Group(*named(tree["of"]))
        for name, tree in state.items():
            if str(name) in self.groups:
                self._declare_group(str(name), tree)
            else:
                self._declare_one(str(name), tree, str(name))

    def _declare_group(self, name: str, tree: Tree) -> None:
        group, others = self.groups[name], tree.get("but", {})
        for trait, sort in tree["each"].items():
            for member in group.members:
                own = others.get(member, {})
                here = with_start(sort, own[trait]) if trait in own else sort
                self._declare_one(f"{member}.{trait}", here, f"{name}.{trait}")
            group.traits[str(trait)] = self.declared[f"{group.members[0]}.{trait}"].kind

    def _declare_one(self, name: str, tree: Tree, source: str) -> None:
        if isinstance(tree, Scalar):
            tree = {"start": tree}
        known(tree, STATE_KEYS)
        if "label" in tree:
            self.labels[name] = str(tree["label"])
        if "one of" in tree:
            kind = self._kind("name", tree["one of"], source)
            self.declared[name] = Declared(kind, str(tree.get("start", kind.names[0])))
        elif "set of" in tree:
            kind = self._kind("set", tree["set of"], source)
            self.declared[name] = Declared(kind, frozenset(map(str, tree.get("start", []))))
        elif "count of" in tree:
            self._declare_counted(name, tree, source)
        else:
            self.declared[name] = plain(tree)

    def _kind(self, tag: str, tree: Tree, source: str) -> Kind:
        if isinstance(tree, Scalar):
            group = self.groups[tree]
            return Kind(tag, group.members, group.words, group=group, source=source)
        return Kind(tag, *named(tree), source=source)

    def _declare_counted(self, name: str, tree: Tree, source: str) -> None:
        names, words = named(tree["count of"])
        plurals = {thing: for_one_and_several(words.get(thing, thing.replace("_", " "))) for thing in names}
        self.declared[name] = Declared(Kind("counted", names, plurals=plurals, source=source))
        starts = tree.get("start", {})
        for thing in names:
            start = starts[thing].value if thing in starts else 0
            self.declared[f"{name}.{thing}"] = Declared(NUMBER, start, 0, number(tree, "max", LIMIT))


def plain(tree: Tree) -> Declared:
    """Return the declaration of something that is true or false, a number or a text."""
    low, high = number(tree, "min", -LIMIT), number(tree, "max", LIMIT)
    if "start" not in tree and not {"min", "max"} & set(tree):
        raise ValueError(f"cannot tell what this is: {tree}")
    start: Any = tree["start"].value if "start" in tree else max(low, min(high, 0))
    if isinstance(start, bool):
        return Declared(BOOL, start)
    if isinstance(start, int):
        return Declared(NUMBER, start, low, high)
    if isinstance(start, str):
        return Declared(TEXT, start)
    raise ValueError(f"cannot tell what this is: {tree}")


def number(tree: Tree, key: str, otherwise: int) -> int:
    """Return a whole number of a mapping."""
    value = tree[key].value if key in tree else otherwise
    if not isinstance(value, int):
        raise ValueError(f"expected a whole number: {tree}")
    return value


def known(tree: Tree, keys: set[str]) -> None:
    """Refuse keys that are not understood."""
    if not isinstance(tree, dict) or set(tree) - keys:
        raise ValueError(f"expected some of {sorted(keys)}: {tree}")


def short(tree: Tree, key: str) -> str | None:
    """Return the words of something with a short form, if it has some."""
    if isinstance(tree, dict):
        return str(tree[key]) if key in tree else None
    return None if is_null(tree) else str(tree)


def named(tree: Tree) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the names in a list or mapping, and the words of those that have some."""
    if isinstance(tree, list):
        return tuple(map(str, tree)), {}
    words = {str(name): short(value, "label") for name, value in tree.items()}
    return tuple(words), {name: value for name, value in words.items() if value is not None}


def for_one_and_several(text: str) -> tuple[str, str]:
    """Return the words for one thing and for several."""
    one, bar, several = re.sub(r"\s+", " ", text).partition("|")
    return (one.strip(), several.strip()) if bar else (text.strip(), text.strip())


def with_start(sort: Tree, start: Tree) -> Tree:
    """Return a declaration with another value at the start."""
    return {**sort, "start": start} if isinstance(sort, dict) else {"start": start}
