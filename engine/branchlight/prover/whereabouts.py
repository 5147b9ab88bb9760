"""Whereabouts: the places in the story's files of what a proof names, and the words of variants."""

import re
from collections.abc import Iterator
from os.path import join, normpath

from branchlight.analysis.shorten import shortened
from branchlight.analysis.written import Writing
from branchlight.language.prose import Either, Pieces, branches_of, pieces_in, sides_of
from branchlight.model.proses import prose_in
from branchlight.model.story import Node, Story, bodies_of, choices_of, origins_of
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

LONGEST = 48
"""The most characters of a variant that are quoted."""

_VARIANT = re.compile(r"((.+)~([a-z]*)(\d+))\.(\d+)")


class Whereabouts:
    """Finds the places of nodes, choices, variants and endings of a story, whose files are in `folder`."""

    def __init__(self, story: Story, folder: str = "") -> None:
        self.story = story
        self.folder = folder
        self.nodes: dict[str, Node] = {}
        self.places = {name: ending.place for name, ending in story.endings.items()}
        self.origins = origins_of(story)
        for node in story.nodes.values():
            self.nodes.update({body.name: node for body in bodies_of(node)})
            self.places.update({choice.name: choice.place for choice in choices_of(node.body)})
            self.places[node.name] = node.body.place
            self.places.update({each.of: each.place for each in node.conditions if "~" in each.of})

    def of(self, name: str) -> str:
        """Return `scene.node  (file:line)`; for a variant also its braces, its side, and how its words begin."""
        place, side = self.place_of(name), self.side_of(name)
        if place is None:
            return name
        variant = _VARIANT.fullmatch(name) if side else None
        where = f"{self.line(place)}{self._origin(variant[2] if variant else name)}"
        return f"{name}  ({where}, {side})" if side else f"{name}  ({where})"

    def place_of(self, name: str) -> Place | None:
        """Return the place of a node, a choice, a variant or an ending; None if the story has none of that name."""
        variant = _VARIANT.fullmatch(name)
        if variant is None or variant[2] not in self.nodes:
            return self.places.get(name)
        return self.places.get(variant[1], self.places[variant[2]])

    def side_of(self, name: str) -> str:
        """Return which side of which braces a variant is, and how its words begin; "" for what is no variant."""
        variant = _VARIANT.fullmatch(name)
        if variant is None or variant[2] not in self.nodes:
            return ""
        _, body, part, number, side = variant.groups()
        node = self.nodes[body]
        found = _variant(node, name) or _Variant(int(number), int(side), ())
        words = Writing(self.story, node).line(found.pieces)
        said = f": {shortened(words, LONGEST)}" if words else ""
        return f"side {found.side} of braces {found.braces} in its `{part or 'text'}`{said}"

    def of_node(self, name: str) -> str:
        """Return `scene.node (file:line)`."""
        return f"{name} ({self.line(self.places[name])}{self._origin(name)})"

    def line(self, place: Place) -> str:
        """Return `file:line`."""
        return f"{normpath(join(self.folder, place.file))}:{place.line}"

    def _origin(self, name: str) -> str:
        return f", from {self.origins[name]}" if name in self.origins else ""


class _Variant(NamedTuple):
    """A variant: the number of its braces in their text, its side of them, and its pieces."""

    braces: int
    side: int
    pieces: Pieces


def _variant(node: Node, name: str) -> _Variant | None:
    """Return a variant of a node, None if there is none of that name."""
    for prose in prose_in(node):
        for variant, found in _variants(prose.pieces):
            if variant == name:
                return found
    return None


def _variants(pieces: Pieces) -> Iterator[tuple[str, _Variant]]:
    """Yield the variants of a prose with their names. All branches of a condition are sides of one pair of braces."""
    braces = 0
    continued: dict[str, tuple[int, int]] = {}
    for piece in pieces_in(pieces):
        sides = [side for side in sides_of(piece) if side.name]
        if not sides:
            continue
        number, before = continued.get(sides[0].name, (braces + 1, 0))
        braces = max(braces, number)
        if isinstance(piece, Either):
            continued.update({f"{branch.name}.1": (number, before + 1) for branch in branches_of(piece)[1:2]})
        for place, side in enumerate(sides, before + 1):
            yield side.name, _Variant(number, place, side.pieces)
