"""Counts of the words that an author wrote: all prose and labels, with every variant."""

from typing import assert_never

from branchlight.language.prose import (
    Direction,
    Either,
    Glue,
    Mark,
    Open,
    Piece,
    Pieces,
    Series,
    Show,
    Words,
    pieces_in,
)
from branchlight.model.proses import prose_in
from branchlight.model.story import Node, Story


def words_by_scene(story: Story) -> dict[str, int]:
    """Return the number of words of each scene."""
    return {scene.name: sum([words_of(story.nodes[name]) for name in scene.nodes]) for scene in story.scenes.values()}


def words_of(node: Node) -> int:
    """Return the number of words of a node and its choices."""
    return sum([words_in(prose.pieces) for prose in prose_in(node)])


def words_in(pieces: Pieces) -> int:
    """Return the number of words of a piece of prose. A value that is shown counts as one."""
    return sum([_words_of(piece) for piece in pieces_in(pieces)])


def _words_of(piece: Piece) -> int:
    match piece:
        case Words(text):
            return sum([any(sign.isalnum() for sign in word) for word in text.split()])
        case Show():
            return 1
        case Either() | Series() | Open() | Direction() | Mark() | Glue():
            return 0
        case _:
            assert_never(piece)
