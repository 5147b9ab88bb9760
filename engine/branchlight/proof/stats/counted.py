"""The words that an author wrote: all prose and labels, every variant counted."""

from branchlight.language.prose import Pieces, Show, Words, pieces_in
from branchlight.model.story import Choice, Node, Story, bodies_of


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
    for piece in pieces_in(pieces):
        if isinstance(piece, Words):
            count += sum([any(sign.isalnum() for sign in word) for word in piece.text.split()])
        elif isinstance(piece, Show):
            count += 1
    return count
