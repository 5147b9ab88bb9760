"""The names of a story that can be completed, in the form that one place needs."""

import re
from collections.abc import Iterator

from branchlight.compiler.use_log import Use
from branchlight.editor.edited_story import EditedStory
from branchlight.language.types import Type, describe
from branchlight.model.story import Story
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

_BEGINNING = re.compile(r"^(scene|node): *(\w+)", re.MULTILINE)


class Meaning(NamedTuple):
    """A text that fits somewhere, with its kind and a few words about it."""

    text: str
    kind: str
    detail: str


class KnownNames:
    """The names as seen from a place: nodes of the same scene are bare, and so are parameters of the same node."""

    def __init__(self, edited: EditedStory, place: Place) -> None:
        self.edited = edited
        self.story: Story | None = edited.story
        self.scene, node = _beginnings(edited.text(place.file), place.line)
        self.node = f"{self.scene}.{node}"

    def of(self, *kinds: str) -> Iterator[Meaning]:
        """Yield the names of some kinds, each once."""
        for use in dict.fromkeys([(use.kind, use.name) for use in self.uses(kinds)]):
            kind, name = use
            yield Meaning(self.shown(kind, name), kind, name)

    def nodes(self) -> Iterator[Meaning]:
        """Yield every node: of this scene by its own name, of others by its full name."""
        titles = {name: node.title for name, node in self.story.nodes.items()} if self.story else {}
        for use in self.uses(("node",)):
            yield Meaning(self.shown("node", use.name), "node", titles.get(use.name, "") or use.name)

    def uses(self, kinds: tuple[str, ...]) -> list[Use]:
        """Return the first use of each name of some kinds. A cue and a fact may be declared nowhere."""
        found: dict[tuple[str, str], Use] = {}
        for use in self.edited.uses:
            if use.kind in kinds and use.role != "earlier":
                found.setdefault((use.kind, use.name), use)
        return list(found.values())

    def shown(self, kind: str, name: str) -> str:
        """Return a full name as it is written here."""
        if kind in ("node", "choice"):
            return name.removeprefix(f"{self.scene}.")
        if kind == "parameter":
            return name.rpartition(".")[2]
        return name.rpartition(".")[2] if kind in ("value", "member", "thing", "trait", "word") else name

    def types(self) -> dict[str, Type]:
        """Return the types of state and formulas, by the names that an expression here has for them."""
        own = f"{self.node}."
        return {
            name.removeprefix(own): type_
            for name, type_ in self.edited.types.items()
            if name.count(".") < 2 or name.startswith(own)
        }

    def groups(self) -> dict[str, Type]:
        """Return the groups, each as the type of one of its members."""
        return dict(self.edited.groups)


def _beginnings(text: str, line: int) -> tuple[str, str]:
    """Return the names of the scene and the node above a line, as they are written."""
    scene, node = "main", ""
    for found in _BEGINNING.finditer("\n".join(text.split("\n")[:line])):
        if found[1] == "scene":
            scene, node = found[2], ""
        else:
            node = found[2]
    return scene, node


def about(type_: Type) -> str:
    """Return a type in few words, with the range of a number."""
    return f"{type_.low:,} to {type_.high:,}" if type_.kind == "whole" else describe(type_)
