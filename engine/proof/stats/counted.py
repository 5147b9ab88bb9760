"""The words that an author wrote: all prose and labels, every variant counted."""

from engine.language.prose import Either, Pieces, Series, Show, Words
from engine.model.story import Choice, Node, Story, bodies_of


def words_by_scene(story: Story) -> dict[str, int]:
    """The words of each scene."""
    return {scene.name: sum([words_of(story.nodes[name]) for name in scene.nodes]) for scene in story.scenes.values()}


def words_of(node: Node) -> int:
    """The words of a node, those of its choices too."""
    count = words_in(node.label)
    for body in bodies_of(node):
        count += words_in(body.text) + words_in(body.veiled)
        for offer in body.offers:
            if isinstance(offer, Choice):
                count += words_in(offer.label) + words_in(offer.locked or ())
    return count


def words_in(pieces: Pieces) -> int:
    """The words of a prose. A value that is shown counts as one."""
    count = 0
    for piece in pieces:
        if isinstance(piece, Words):
            count += sum([any(sign.isalnum() for sign in word) for word in piece.text.split()])
        elif isinstance(piece, Show):
            count += 1
        elif isinstance(piece, Either):
            count += words_in(piece.yes) + words_in(piece.no)
        elif isinstance(piece, Series):
            count += sum([words_in(option) for option in piece.options])
    return count
