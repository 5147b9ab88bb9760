"""What can be said of a story's draws from its text alone."""

from engine.language.expression import Expression
from engine.language.prose import Either, Piece, Pieces, Series
from engine.model.story import Offer, Pool, Story
from engine.proof.explore.bodies import has_draw
from engine.proof.explore.rewrite import Rewriter


def is_story_drawn(story: Story) -> bool:
    """Does the dice ever fall in the story?"""
    finder = _Finder()
    finder.story(story)
    return finder.found


class _Finder(Rewriter):
    """Looks for draws, and changes nothing."""

    def __init__(self) -> None:
        self.found = False

    def expression(self, expression: Expression) -> Expression:
        self.found = self.found or has_draw(expression)
        return expression

    def offer(self, offer: Offer) -> Offer:
        self.found = self.found or isinstance(offer, Pool)
        return super().offer(offer)

    def piece(self, piece: Piece) -> Piece:
        self.found = self.found or (isinstance(piece, Series) and piece.kind == "shuffle")
        return super().piece(piece)


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
        if any(has_draw(test) for test in tests) or changes(member.label):
            return True
    return False


def is_drawn(pieces: Pieces) -> bool:
    """Do draws decide something in these pieces that later texts hang on?"""
    for piece in pieces:
        if isinstance(piece, Either):
            if has_draw(piece.test) and (changes(piece.yes) or changes(piece.no)):
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
