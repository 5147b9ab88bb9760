"""Rewriting of stories: a visitor that returns a story of the same shape with other expressions and words."""

from typing import assert_never

from branchlight.language.expression import Expression
from branchlight.language.prose import Direction, Either, Glue, Mark, Open, Piece, Pieces, Series, Show, Words, sides_of
from branchlight.model.statements import Assign, Conditional, NodeCall, Statement
from branchlight.model.story import Body, Choice, Node, Offer, Story, Way


class Rewriter:
    """Visits all parts of a story, and joins the results. Subclasses override the methods for what they change."""

    def expression(self, expression: Expression) -> Expression:
        return expression

    def statement(self, statement: Statement) -> Statement:
        match statement:
            case Assign():
                return statement._replace(value=self.expression(statement.value))
            case Conditional():
                test, yes, no = self.expression(statement.test), self.do(statement.yes), self.do(statement.no)
                return statement._replace(test=test, yes=yes, no=no)
            case _:
                assert_never(statement)

    def do(self, do: tuple[Statement, ...]) -> tuple[Statement, ...]:
        return tuple([self.statement(statement) for statement in do])

    def either(self, piece: Either) -> Either:
        """Return a varying text, whose sides were rewritten already."""
        return piece._replace(test=self.expression(piece.test))

    def side(self, name: str, pieces: Pieces) -> Pieces:
        """Return a side, whose pieces were rewritten already. A side that is left out has no name."""
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
            do=self.do(body.do),
            text=self.pieces(body.text),
            veiled=self.pieces(body.veiled),
            call=self.call(body.call) if body.call is not None else None,
            offers=tuple([self.offer(offer) for offer in body.offers]),
            ways=tuple([self.way(way) for way in body.ways]),
        )

    def call(self, call: NodeCall) -> NodeCall:
        arguments = [each._replace(value=self.expression(each.value)) for each in call.arguments]
        return call._replace(arguments=tuple(arguments))

    def way(self, way: Way) -> Way:
        return way if way.test is None else way._replace(test=self.expression(way.test))

    def offer(self, offer: Offer) -> Offer:
        groups = tuple([group._replace(test=self.expression(group.test)) for group in offer.groups])
        if not isinstance(offer, Choice):
            return offer._replace(groups=groups)
        test = None if offer.test is None else self.expression(offer.test)
        label = self.pieces(offer.label)
        locked = None if offer.locked is None else self.pieces(offer.locked)
        return offer._replace(test=test, label=label, locked=locked, body=self.body(offer.body), groups=groups)

    def pieces(self, pieces: Pieces) -> Pieces:
        return tuple([self.piece(piece) for piece in pieces])

    def piece(self, piece: Piece) -> Piece:
        sides = [self.side(side.name, self.pieces(side.pieces)) for side in sides_of(piece)]
        match piece:
            case Either():
                return self.either(piece._replace(yes=sides[0], no=sides[1]))
            case Series():
                return piece._replace(options=tuple(sides))
            case Show():
                return self.show(piece)
            case Words() | Open() | Direction() | Mark() | Glue():
                return piece
            case _:
                assert_never(piece)
