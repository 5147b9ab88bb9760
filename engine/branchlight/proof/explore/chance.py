"""What can be said of a story's draws from its text alone."""

from branchlight.language.operators import draws
from branchlight.language.prose import Either, Piece, Pieces, Series, Show, pieces_in
from branchlight.model.story import Story, bodies_of
from branchlight.proof.explore.bodies import expressions_in, prose_of


def is_story_drawn(story: Story) -> bool:
    """Does the dice ever fall in the story?"""
    if story.pools:
        return True
    for node in story.nodes.values():
        for body in bodies_of(node):
            if any(draws(value) for value, _ in expressions_in(body)):
                return True
            if any(_is_piece_drawn(piece) for pieces in prose_of(body) for piece in pieces_in(pieces)):
                return True
    return False


def _is_piece_drawn(piece: Piece) -> bool:
    if isinstance(piece, Show):
        return draws(piece.value)
    return isinstance(piece, Series) and piece.kind == "shuffle"


def counts(series: Series) -> bool:
    """Does it matter how often a series was shown?

    A shuffle of options without varying texts in them shows any of them when it is first shown, so none of its variants
    hangs on the past.
    """
    varies = any(isinstance(piece, (Either, Series)) for option in series.options for piece in option)
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
    for piece in pieces:
        if isinstance(piece, Either):
            if draws(piece.test) and (changes(piece.yes) or changes(piece.no)):
                return True
            if is_drawn(piece.yes) or is_drawn(piece.no):
                return True
        elif isinstance(piece, Series) and (
            (piece.kind == "shuffle" and counts(piece)) or any(is_drawn(option) for option in piece.options)
        ):
            return True
    return False


def changes(pieces: Pieces) -> bool:
    """Does showing these pieces change what is shown later?"""
    for piece in pieces:
        if isinstance(piece, Series) and (counts(piece) or any(changes(option) for option in piece.options)):
            return True
        if isinstance(piece, Either) and (changes(piece.yes) or changes(piece.no)):
            return True
    return False
