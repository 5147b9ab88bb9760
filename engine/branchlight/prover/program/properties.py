"""Properties: what a proof decides about a story, each with a number.

A property is met by a transition that shows it:

    node, choice, variant, ending   met when it is reached
    promise `never` or `always`     met by what breaks it
    promise `possible`              met by what fulfils it
    promise `never lost`            met by what fulfils it, again and again

A property is open until it is first met. Those of `never lost` stay open to the end.
"""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from branchlight.language.prose import Either, Mark, Pieces, Series, pieces_in, variants_of
from branchlight.model.proses import prose_of
from branchlight.model.story import Body, Choice, Promise
from branchlight.prover.program.numbered_bodies import NumberedBodies

PropertyKind: TypeAlias = Literal["node", "choice", "variant", "ending", "promise"]


class Properties:
    """The properties of a story, numbered. `hopes` are those of the promises `never lost`.

    `todo` are those that an exploration looks for: those that are `wanted`, or all but the hopes. If `until_told`, it
    looks for the first that a reader meets before a mark `tells` (see `one_fact`).
    """

    def __init__(
        self, bodies: NumberedBodies, wanted: Iterable[tuple[PropertyKind, str]] = (), until_told: bool = False
    ) -> None:
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
        every = frozenset(range(len(self.all))) - self.hopes
        self.todo = frozenset([self.number[prop] for prop in wanted]) or every
        self.until_told = until_told

    def add(self, kind: PropertyKind, name: str) -> None:
        if (kind, name) not in self.number:
            self.number[kind, name] = len(self.all)
            self.all.append((kind, name))

    def prose(self, pieces: Pieces) -> None:
        for name in variants_of(pieces):
            self.add("variant", name)

    def promise(self, number: int) -> int:
        """Return the property of a promise, given by its place in the story."""
        return self.number["promise", str(number)]

    def variant(self, piece: Either | Series, side: int) -> int:
        """Return the property of one side (counted from 1) of a varying text."""
        return self.number["variant", f"{piece.name}.{side}"]

    def open_promises(self, todo: frozenset[int]) -> list[tuple[int, Promise]]:
        """Return the promises whose properties are open, with these properties."""
        properties = [(self.promise(number), promise) for number, promise in enumerate(self.story.promises)]
        return [(prop, promise) for prop, promise in properties if prop in todo or prop in self.hopes]

    def is_open(self, pieces: Pieces, todo: frozenset[int]) -> bool:
        """Return whether some variant in these pieces is not met yet, or a mark in them tells the fact."""
        if any(self.number["variant", name] in todo for name in variants_of(pieces)):
            return True
        return self.until_told and may_tell(pieces)

    def tells(self, body: Body) -> bool:
        """Return whether whoever reads the text of a body is surely told the fact: then nothing after it matters."""
        return self.until_told and surely_tells(body.text) and (not body.note or surely_tells(body.veiled))


def may_tell(pieces: Pieces) -> bool:
    """Return whether a mark in these pieces tells a fact."""
    return any(isinstance(piece, Mark) for piece in pieces_in(pieces))


def surely_tells(pieces: Pieces) -> bool:
    """Return whether a mark tells a fact whichever sides of these pieces are shown."""
    return any(isinstance(piece, Mark) for piece in pieces)
