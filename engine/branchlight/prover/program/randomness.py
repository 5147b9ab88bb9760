"""Static facts about the draws of a story, found without its state."""

from typing import assert_never

from branchlight.analysis.deciding import expressions_in
from branchlight.language.operators import draws
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
    texts_in,
    variants_of,
)
from branchlight.model.proses import prose_of
from branchlight.model.story import Story, bodies_of

_DRAWN = ("shuffle", "deal", "random")
"""The kinds of series that draw which option is due."""


def is_story_drawn(story: Story) -> bool:
    """Return whether a story can draw at all."""
    if story.pools:
        return True
    for node in story.nodes.values():
        for body in bodies_of(node):
            if any(draws(value) for value, _ in expressions_in(body)):
                return True
            if any(_is_piece_drawn(piece) for prose in prose_of(body) for piece in pieces_in(prose.pieces)):
                return True
    return False


def _is_piece_drawn(piece: Piece) -> bool:
    """Return whether showing the piece draws, apart from its conditions and the pieces in its sides."""
    match piece:
        case Show():
            return draws(piece.value)
        case Series():
            return piece.kind in _DRAWN
        case Words() | Either() | Open() | Direction() | Mark() | Glue():
            return False
        case _:
            assert_never(piece)


def counts(series: Series) -> bool:
    """Return whether it matters how often a series was shown.

    A shuffle or a deal without varying texts or marks in its options can show any of them the first time. So none of
    its variants depends on the past. A random series can show any of its options each time, and keeps nothing.
    """
    if series.kind in ("shuffle", "deal"):
        return any(next(variants_of(option), "") or changes(option) for option in series.options)
    return series.kind != "random"


def is_pool_drawn(story: Story, pool: str) -> bool:
    """Return whether the storylets of a pool have to be picked one by one, as in play.

    If not, it is enough to know which of them may be picked.
    """
    for name in story.pools[pool]:
        member = story.nodes[name]
        tests = [test for test in (member.when, member.priority) if test is not None]
        if any(draws(test) for test in tests) or changes(member.label):
            return True
    return False


def is_drawn(pieces: Pieces) -> bool:
    """Return whether a draw decides something in these pieces that later texts depend on."""
    return any(_is_deciding(piece) or any(is_drawn(text) for text in texts_in(piece)) for piece in pieces)


def _is_deciding(piece: Piece) -> bool:
    """Return whether a draw decides between sides of the piece, and later texts depend on that."""
    match piece:
        case Either():
            return draws(piece.test) and (changes(piece.yes) or changes(piece.no))
        case Series():
            if piece.kind == "random":
                return any(map(changes, piece.options))
            return piece.kind in _DRAWN and counts(piece)
        case Words() | Show() | Open() | Direction() | Mark() | Glue():
            return False
        case _:
            assert_never(piece)


def changes(pieces: Pieces) -> bool:
    """Return whether showing these pieces changes the texts that are shown later, or what the reader was told."""
    return any(map(_moves_on, pieces_in(pieces)))


def _moves_on(piece: Piece) -> bool:
    """Return whether the piece itself shows something else the next time, whatever the state, or tells a fact."""
    match piece:
        case Series():
            return counts(piece)
        case Mark():
            return True
        case Words() | Show() | Either() | Open() | Direction() | Glue():
            return False
        case _:
            assert_never(piece)
