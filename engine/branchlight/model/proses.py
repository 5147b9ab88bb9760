"""Every prose of a story: the texts and the labels of its bodies."""

from collections.abc import Iterator
from typing import Literal

from branchlight.language.prose import Pieces
from branchlight.model.story import Body, Choice, Node, bodies_of
from branchlight.source.named_tuple import NamedTuple


class Prose(NamedTuple):
    """A prose, its key in the file, and the full name of its node or choice."""

    kind: Literal["text", "veiled", "label", "locked"]
    of: str
    pieces: Pieces


def prose_of(body: Body) -> Iterator[Prose]:
    """Yield every prose of a body and of its choices' labels and reasons, but not of their bodies."""
    yield Prose("text", body.name, body.text)
    yield Prose("veiled", body.name, body.veiled)
    for offer in body.offers:
        if isinstance(offer, Choice):
            yield Prose("label", offer.name, offer.label)
            if offer.locked is not None:
                yield Prose("locked", offer.name, offer.locked)


def prose_in(node: Node) -> Iterator[Prose]:
    """Yield every prose of a node: its label if it is a storylet, then those of its bodies."""
    yield Prose("label", node.name, node.label)
    for body in bodies_of(node):
        yield from prose_of(body)
