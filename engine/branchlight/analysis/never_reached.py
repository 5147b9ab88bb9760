"""Parts of a story that no reader reaches, as the flow analysis and the graph know without exploring it.

Both analyses over-approximate play. Every session is a path of the walk, and each condition has a result that the walk
allows (Cousot and Cousot, 1977). So three kinds of parts are never reached:

- a node to which no way leads, if links behind conditions that are never true are left out, with all that it contains
- a choice whose condition is never true, or one around it, with all that follows it inside its node
- a side of braces whose condition is never true, or the other side of one that always is, with the braces in it

An ending is never reached if each node or choice that has it is not. What is not listed may be reached or not.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from branchlight.analysis.rules.rule import Study
from branchlight.language.prose import Either, Piece, Pieces, sides_of, variants_of
from branchlight.model.story import Body, Node, Offer, Pool, Story, choices_of

PartKind: TypeAlias = Literal["node", "choice", "variant", "ending"]
Part: TypeAlias = tuple[PartKind, str]
"""The kind of a part, and its full name."""


def never_reached(story: Story) -> frozenset[Part]:
    """Return parts of a story that no reader reaches."""
    search = _Search(Study(story))
    found = {part for node in story.nodes.values() for part in search.node(node)}
    return frozenset(found | {("ending", name) for name in story.endings if name not in search.endings})


class _Search:
    """A search with the conditions that are never true, those that always are, and the nodes that may be reached.

    `endings` collects the endings of bodies that may be reached.
    """

    def __init__(self, study: Study) -> None:
        self.never = {fact.condition.of for fact in study.facts.never}
        self.always = {condition.of for condition in study.facts.always}
        self.reached = study.open_reach.all(study.story.start)
        self.endings: set[str] = set()

    def node(self, node: Node) -> Iterator[Part]:
        """Yield the parts of a node that are never reached."""
        yield from self.prose(node.label, node.name in self.never)
        if node.name in self.reached:
            yield from self.body(node.body)
        else:
            yield "node", node.name
            yield from _all_in(node.body)

    def body(self, body: Body) -> Iterator[Part]:
        """Yield the parts of a body that may be reached itself."""
        if body.ending:
            self.endings.add(body.ending)
        yield from self.prose(body.text)
        yield from self.prose(body.veiled)
        for offer in body.offers:
            yield from self.offer(offer)

    def offer(self, offer: Offer) -> Iterator[Part]:
        if isinstance(offer, Pool):
            return
        is_hidden = any(group.name in self.never for group in offer.groups)
        is_closed = is_hidden or offer.name in self.never
        yield from self.prose(offer.label, is_hidden or (is_closed and offer.locked is None))
        yield from self.prose(offer.locked or (), is_hidden or offer.name in self.always)
        if is_closed:
            yield "choice", offer.name
            yield from _all_in(offer.body)
        else:
            yield from self.body(offer.body)

    def prose(self, pieces: Pieces, is_hidden: bool = False) -> Iterator[Part]:
        """Yield the variants in a prose that are never shown: all of them if the prose is hidden."""
        if is_hidden:
            yield from [("variant", name) for name in variants_of(pieces)]
            return
        for piece in pieces:
            unshown = self.unshown(piece)
            for number, side in enumerate(sides_of(piece), 1):
                if number == unshown and side.name:
                    yield "variant", side.name
                yield from self.prose(side.pieces, number == unshown)

    def unshown(self, piece: Piece) -> int:
        """Return which side of a piece is never shown, counted from 1; 0 if each may be."""
        if not isinstance(piece, Either):
            return 0
        return 1 if piece.name in self.never else 2 if piece.name in self.always else 0


def _all_in(body: Body) -> Iterator[Part]:
    """Yield every part of a body that is never reached."""
    yield from [("variant", name) for pieces in (body.text, body.veiled) for name in variants_of(pieces)]
    for choice in choices_of(body):
        yield "choice", choice.name
        yield from [("variant", name) for pieces in (choice.label, choice.locked or ()) for name in variants_of(pieces)]
        yield from [("variant", n) for pieces in (choice.body.text, choice.body.veiled) for n in variants_of(pieces)]
