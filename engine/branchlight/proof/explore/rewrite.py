"""Stories rewritten: the same shape, with other expressions and other words in it."""

from branchlight.language.expression import Expression
from branchlight.language.prose import Either, Piece, Pieces, Series, Show
from branchlight.model.story import Assign, Body, Choice, Node, Offer, Story, Way


class Rewriter:
    """Goes through a story and puts it together again. What is to change is overridden."""

    def expression(self, expression: Expression) -> Expression:
        return expression

    def assign(self, assign: Assign) -> Assign:
        return assign._replace(value=self.expression(assign.value))

    def either(self, piece: Either) -> Either:
        """A varying text whose sides were rewritten already."""
        return piece._replace(test=self.expression(piece.test))

    def side(self, name: str, pieces: Pieces) -> Pieces:
        """The variant of that name, once its pieces were rewritten."""
        return pieces

    def show(self, piece: Show) -> Show:
        return piece._replace(value=self.expression(piece.value))

    def story(self, story: Story) -> Story:
        return story._replace(nodes={name: self.node(node) for name, node in story.nodes.items()})

    def node(self, node: Node) -> Node:
        when = None if node.when is None else self.expression(node.when)
        priority = self.expression(node.priority)
        return node._replace(body=self.body(node.body), label=self.pieces(node.label), when=when, priority=priority)

    def body(self, body: Body) -> Body:
        return body._replace(
            do=tuple([self.assign(assign) for assign in body.do]),
            text=self.pieces(body.text),
            veiled=self.pieces(body.veiled),
            offers=tuple([self.offer(offer) for offer in body.offers]),
            ways=tuple([self.way(way) for way in body.ways]),
        )

    def way(self, way: Way) -> Way:
        return way if way.test is None else way._replace(test=self.expression(way.test))

    def offer(self, offer: Offer) -> Offer:
        if not isinstance(offer, Choice):
            return offer
        test = None if offer.test is None else self.expression(offer.test)
        label = self.pieces(offer.label)
        locked = None if offer.locked is None else self.pieces(offer.locked)
        return offer._replace(test=test, label=label, locked=locked, body=self.body(offer.body))

    def pieces(self, pieces: Pieces) -> Pieces:
        return tuple([self.piece(piece) for piece in pieces])

    def piece(self, piece: Piece) -> Piece:
        if isinstance(piece, Either):
            yes = self.side(f"{piece.name}.1", self.pieces(piece.yes))
            no = self.pieces(piece.no)
            no = self.side(f"{piece.name}.2", no) if piece.has_no else no
            return self.either(piece._replace(yes=yes, no=no))
        if isinstance(piece, Series):
            named = enumerate(piece.options, 1)
            options = [self.side(f"{piece.name}.{number}", self.pieces(option)) for number, option in named]
            return piece._replace(options=tuple(options))
        return self.show(piece) if isinstance(piece, Show) else piece
