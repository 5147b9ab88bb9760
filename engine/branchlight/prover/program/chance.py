"""What can be said of a story's draws from its text alone."""

from typing import assert_never

from branchlight.language.operators import draws
from branchlight.language.prose import (
    Direction,
    Either,
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
from branchlight.model.story import Story, bodies_of, prose_of
from branchlight.prover.program.bodies import expressions_in


def is_story_drawn(story: Story) -> bool:
    """Does the dice ever fall in the story?"""
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
    """Return whether showing the piece draws; the conditions and the sides in it are not asked."""
    match piece:
        case Show():
            return draws(piece.value)
        case Series():
            return piece.kind == "shuffle"
        case Words() | Either() | Open() | Direction():
            return False
        case _:
            assert_never(piece)


def counts(series: Series) -> bool:
    """Does it matter how often a series was shown?

    A shuffle of options without varying texts in them shows any of them when it is first shown, so none of its variants
    hangs on the past.
    """
    varies = any(next(variants_of(option), "") for option in series.options)
    return series.kind != "shuffle" or varies


def is_pool_drawn(story: Story, pool: str) -> bool:
    """Do the storylets of a pool have to be picked one by one, as in play?

    If not, it is enough to know which of them may be among those picked.
    """
    for name in story.pools[pool]:
        member = story.nodes[name]
        tests = [test for test in (member.when, member.priority) if test is not None]
        if any(draws(test) for test in tests) or changes(member.label):
            return True
    return False


def is_drawn(pieces: Pieces) -> bool:
    """Do draws decide something in these pieces that later texts hang on?"""
    return any(_is_deciding(piece) or any(is_drawn(text) for text in texts_in(piece)) for piece in pieces)


def _is_deciding(piece: Piece) -> bool:
    """Return whether a draw decides between sides of the piece, and later texts depend on that."""
    match piece:
        case Either():
            return draws(piece.test) and (changes(piece.yes) or changes(piece.no))
        case Series():
            return piece.kind == "shuffle" and counts(piece)
        case Words() | Show() | Open() | Direction():
            return False
        case _:
            assert_never(piece)


def changes(pieces: Pieces) -> bool:
    """Does showing these pieces change what is shown later?"""
    return any(map(_moves_on, pieces_in(pieces)))


def _moves_on(piece: Piece) -> bool:
    """Return whether the piece itself shows something else the next time, whatever the state."""
    match piece:
        case Series():
            return counts(piece)
        case Words() | Show() | Either() | Open() | Direction():
            return False
        case _:
            assert_never(piece)
