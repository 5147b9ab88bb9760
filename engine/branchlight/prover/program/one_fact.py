"""One fact: a story with its marks alone, in which an exploration looks for a use before it was told.

A fact is used too early in a session if no mark that tells it comes before the use. So the exploration follows each
session only up to the first such mark, and looks for a use up to there. Whoever was told the fact stays told. So no
state has to remember it, and there are no more states than those of the story.

A mark `needs` becomes a varying text with one side, whose variant is met where the fact is used. The marks `tells`
stay, and so does every varying text around a mark, as a part of the state. All other texts are left out of it.

A reader who veils a note reads the veiled text, and may begin or stop doing so at any time. The course of the story is
the same. So it is enough to follow a reader for whom one of the two texts tells nothing, and either may use the fact.
"""

from branchlight.language.expression import Const
from branchlight.language.prose import Either, Mark, Piece, Pieces
from branchlight.model.story import Body, Choice, Node, Offer, Story
from branchlight.prover.program.rewrite import Rewriter
from branchlight.source.named_tuple import NamedTuple

_YES = Const(1)


class OneFact(NamedTuple):
    """A story with the marks of one fact. `uses` has the node or choice of each use, by the name of its variant."""

    story: Story
    uses: dict[str, str]


def one_fact(story: Story, fact: str) -> OneFact:
    """Return the story of one fact, without promises."""
    marks = _Marks(fact)
    return OneFact(marks.story(story)._replace(promises=()), marks.uses)


def without_marks(story: Story) -> Story:
    """Return the story without marks, which change nothing else."""
    return _Unmarked().story(story) if story.facts else story


class _Unmarked(Rewriter):
    def pieces(self, pieces: Pieces) -> Pieces:
        return tuple([self.piece(piece) for piece in pieces if not isinstance(piece, Mark)])


class _Marks(Rewriter):
    """Keeps the marks of a fact, and writes those that nodes and choices have as keys into the prose.

    `of` is the node or choice whose prose is visited.
    """

    def __init__(self, fact: str) -> None:
        self.fact, self.of = fact, ""
        self.uses: dict[str, str] = {}

    def node(self, node: Node) -> Node:
        made = super().node(node._replace(label=()))
        self.of = node.name
        if self.fact in node.needs:  # on entering, before its own text tells anything
            made = made._replace(body=made.body._replace(text=(self.use(), *made.body.text)))
        return made._replace(label=self.pieces(node.label))

    def body(self, body: Body) -> Body:
        self.of = body.name
        if self.fact in body.tells:
            body = body._replace(text=(Mark("tells", self.fact), *body.text))
        if not body.note:  # without a note the veiled text is never shown
            body = body._replace(veiled=_Unmarked().pieces(body.veiled))
        return super().body(body)

    def offer(self, offer: Offer) -> Offer:
        if isinstance(offer, Choice):
            self.of = offer.name
            if self.fact in offer.needs:
                offer = offer._replace(label=(Mark("needs", self.fact), *offer.label))
        return super().offer(offer)

    def pieces(self, pieces: Pieces) -> Pieces:
        return super().pieces(tuple([p for p in pieces if not isinstance(p, Mark) or p.fact == self.fact]))

    def piece(self, piece: Piece) -> Piece:
        return self.use() if isinstance(piece, Mark) and piece.kind == "needs" else super().piece(piece)

    def use(self) -> Either:
        """Return the piece for a use of the fact."""
        name = f"{self.of}~needs{len(self.uses) + 1}"
        self.uses[f"{name}.1"] = self.of
        return Either(name, _YES, (), (), False)
