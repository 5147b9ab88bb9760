"""Whereabouts: the places in the story's files of what a proof names, and the words of variants."""

import re
from os.path import join, normpath

from branchlight.analysis.shorten import shortened
from branchlight.analysis.written import Writing
from branchlight.language.prose import Pieces, pieces_in, sides_of
from branchlight.model.proses import prose_in
from branchlight.model.story import Node, Story, bodies_of, choices_of
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
        for node in story.nodes.values():
            self.nodes.update({body.name: node for body in bodies_of(node)})
            self.places.update({choice.name: choice.place for choice in choices_of(node.body)})
            self.places[node.name] = node.body.place
            self.places.update({each.of: each.place for each in node.conditions if "~" in each.of})

    def of(self, name: str) -> str:
        """Return `scene.node  (file:line)`; for a variant also its braces, its side, and how its words begin."""
        variant = _VARIANT.fullmatch(name)
        if variant is None or variant[2] not in self.nodes:
            return f"{name}  ({self.line(self.places[name])})" if name in self.places else name
        braces, body, part, number, side = variant.groups()
        place = self.places.get(braces, self.places[body])
        where = f"side {side} of braces {number} in its `{part or 'text'}`"
        return f"{name}  ({self.line(place)}, {where}{self._said(self.nodes[body], name)})"

    def line(self, place: Place) -> str:
        """Return `file:line`."""
        return f"{normpath(join(self.folder, place.file))}:{place.line}"

    def _said(self, node: Node, variant: str) -> str:
        words = Writing(self.story, node).line(_variant(node, variant))
        return f": {shortened(words, LONGEST)}" if words else ""


def _variant(node: Node, name: str) -> Pieces:
    """Return the pieces of a variant of a node, none if there is no variant of that name."""
    pieces = (piece for prose in prose_in(node) for piece in pieces_in(prose.pieces))
    sides = (side for piece in pieces for side in sides_of(piece))
    return next((side.pieces for side in sides if side.name == name), ())
