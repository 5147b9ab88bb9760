"""Veils on a path: which content notes a reader may have veiled who was not told a fact."""

from collections.abc import Iterator
from itertools import islice

from branchlight.language.prose import Mark, Pieces, pieces_in
from branchlight.model.story import Story, bodies_of
from branchlight.prover.answer import Path
from branchlight.prover.replay import turns_on

MOST_PLAYED = 10_000
"""The most decisions of a path that are played."""


def notes_hiding(story: Story, fact: str, path: Path | None) -> list[str]:
    """Return the notes on a path under which a text tells a fact, and its veiled text does not."""
    hiding = set(_hiding(story, fact))
    if not hiding or path is None:
        return []
    passages = [passage for turn, _, _ in islice(turns_on(story, path), MOST_PLAYED) for passage in turn.passages]
    told = [(node, passage.note) for passage in passages for node in (passage.node, *passage.continued_by)]
    return list(dict.fromkeys([note for node, note in told if (node, note) in hiding]))


def _hiding(story: Story, fact: str) -> Iterator[tuple[str, str]]:
    """Yield the nodes and notes of such texts."""
    for node in story.nodes.values():
        for body in bodies_of(node):
            if body.note and (fact in body.tells or _tells(body.text, fact)) and not _tells(body.veiled, fact):
                yield node.name, body.note


def _tells(pieces: Pieces, fact: str) -> bool:
    return Mark("tells", fact) in pieces_in(pieces)
