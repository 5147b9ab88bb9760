"""What a proof is asked: one number for each thing that can be met on the way.

nodes, choices, variants and endings are met when they are reached; a `never` or `always` is met by what breaks it, a
`possible` by what fulfils it. A `never lost` is met by what fulfils it too, again and again.
"""

from typing import Literal, TypeAlias

from branchlight.language.prose import Either, Pieces, Series, variants_of
from branchlight.model.story import Choice, Promise, prose_of
from branchlight.prover.program.bodies import Bodies

PropertyKind: TypeAlias = Literal["node", "choice", "variant", "ending", "promise"]


class Properties:
    """The claims of a story, numbered. `hopes` are those of `never lost`, which are never settled before the end."""

    def __init__(self, bodies: Bodies) -> None:
        self.bodies, self.story = bodies, bodies.story
        self.all: list[tuple[PropertyKind, str]] = []
        self.number: dict[tuple[PropertyKind, str], int] = {}
        for name in self.story.nodes:
            self.add("node", name)
        for ending in self.story.endings:
            self.add("ending", ending)
        for body in bodies.all:
            for offer in body.offers:
                if isinstance(offer, Choice):
                    self.add("choice", offer.name)
            for prose in prose_of(body):
                self.prose(prose.pieces)
        for node in self.story.nodes.values():
            self.prose(node.label)
        for number in range(len(self.story.promises)):
            self.add("promise", str(number))
        self.hopes = frozenset(
            [self.promise(number) for number, p in enumerate(self.story.promises) if p.kind == "never lost"]
        )

    def add(self, kind: PropertyKind, name: str) -> None:
        if (kind, name) not in self.number:
            self.number[kind, name] = len(self.all)
            self.all.append((kind, name))

    def prose(self, pieces: Pieces) -> None:
        for name in variants_of(pieces):
            self.add("variant", name)

    def promise(self, number: int) -> int:
        return self.number["promise", str(number)]

    def variant(self, piece: Either | Series, side: int) -> int:
        """The claim of one side (from 1) of a varying text."""
        return self.number["variant", f"{piece.name}.{side}"]

    def open_promises(self, todo: frozenset[int]) -> list[tuple[int, Promise]]:
        """The promises that have still to be looked at, with their claims."""
        properties = [(self.promise(number), promise) for number, promise in enumerate(self.story.promises)]
        return [(prop, promise) for prop, promise in properties if prop in todo or prop in self.hopes]

    def is_open(self, pieces: Pieces, todo: frozenset[int]) -> bool:
        """Is some variant in these pieces still to be met?"""
        return any(self.number["variant", name] in todo for name in variants_of(pieces))
