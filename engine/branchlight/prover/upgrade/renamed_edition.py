"""The old edition under other names: every name gets a sign before it that no story can contain."""

from collections.abc import Mapping
from typing import assert_never

from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since
from branchlight.language.prose import Either, Piece, Series
from branchlight.model.statements import Assign, Conditional, NodeCall, Statement
from branchlight.model.story import BACK, Body, Choice, Node, Offer, Pool, Way
from branchlight.prover.program.rewrite import Rewriter

SIGN = "\ue002"


def earlier(name: str) -> str:
    """Return the name that something of the old edition has in the joined story; "" stays."""
    return SIGN + name if name else ""


def is_earlier(name: str) -> bool:
    """Return whether a name is one of the old edition."""
    return name.startswith(SIGN)


def own_name(name: str) -> str:
    """Return the name that something has in its own edition."""
    return name.replace(SIGN, "")


class Earlier(Rewriter):
    """Renames the parts of the old edition. Slots get other places, and nodes and endings are counted from others."""

    def __init__(self, places: Mapping[int, int], first_node: int, first_ending: int) -> None:
        self.places, self.first_node, self.first_ending = places, first_node, first_ending

    def expression(self, expression: Expression) -> Expression:
        match expression:
            case Const():
                return expression
            case Load() | Since():
                return expression._replace(slot=self.places[expression.slot])
            case At():
                return At(expression.node + self.first_node)
            case Ended():
                return Ended(expression.ending + self.first_ending)
            case Apply():
                return Apply(expression.op, tuple([self.expression(arg) for arg in expression.args]))
            case _:
                assert_never(expression)

    def statement(self, statement: Statement) -> Statement:
        made = super().statement(statement)
        match made:
            case Assign():
                return self.moved(made)
            case Conditional():
                return made._replace(name=earlier(made.name))
            case _:
                assert_never(made)

    def moved(self, assign: Assign) -> Assign:
        return assign._replace(slot=self.places[assign.slot])

    def node(self, node: Node) -> Node:
        return (
            super()
            .node(node)
            ._replace(
                name=earlier(node.name),
                scene=earlier(node.scene),
                number=node.number + self.first_node,
                pool=earlier(node.pool),
            )
        )

    def body(self, body: Body) -> Body:
        ask = None if body.ask is None else body.ask._replace(into=self.places[body.ask.into])
        return super().body(body)._replace(name=earlier(body.name), ask=ask, ending=earlier(body.ending), note="")

    def call(self, call: NodeCall) -> NodeCall:
        made = super().call(call)
        resets = [self.moved(each._replace(value=self.expression(each.value))) for each in made.resets]
        return NodeCall(earlier(made.to), tuple([self.moved(each) for each in made.arguments]), tuple(resets))

    def way(self, way: Way) -> Way:
        pool = None if way.pool is None else self.pool(way.pool)
        return super().way(way)._replace(to=way.to if way.to == BACK else earlier(way.to), pool=pool)

    def offer(self, offer: Offer) -> Offer:
        made = super().offer(offer)
        if not isinstance(made, Choice):
            return self.pool(made)
        gone = self.places[made.gone] if made.gone >= 0 else made.gone
        return made._replace(name=earlier(made.name), gone=gone)

    def pool(self, pool: Pool) -> Pool:
        return pool._replace(pool=earlier(pool.pool))

    def piece(self, piece: Piece) -> Piece:
        made = super().piece(piece)
        if isinstance(made, Either):
            return made._replace(name=earlier(made.name))
        if isinstance(made, Series):
            slot = self.places[made.slot] if made.kind != "random" else made.slot
            return made._replace(name=earlier(made.name), slot=slot)
        return made
