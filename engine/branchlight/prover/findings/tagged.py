"""A tagged story: each draw has its site, so that the draws of play match those of the exploration.

The tag is a multiple of `TAG` that is added to the percentage of a chance, the upper end of a roll, what is picked of
an empty set, or the number of storylets shown. `untagged` removes it before the draw. The story is also marked (see
`marked`), so that it says which variants are shown.
"""

from collections.abc import Sequence
from typing import assert_never

from branchlight.language.expression import Apply, Const, Expression
from branchlight.language.operators import draws, operator_named
from branchlight.language.prose import Either
from branchlight.model.statements import Assign, Conditional, NodeCall, Statement
from branchlight.model.story import Body, Choice, Node, Offer, Pool, Story, Way
from branchlight.prover.code.draw_sites import DrawSite, DrawSites
from branchlight.prover.program.marked import Marker

TAG = 1 << 60


def untagged(value: int) -> tuple[int, int]:
    """Return the site that was added to a number, and the number."""
    site = (value + TAG // 2) // TAG
    return site, value - site * TAG


class Tagger(Marker):
    """Tags every draw of a story with its site. Draws in printed words have site 0."""

    def __init__(self, sites: DrawSites) -> None:
        self.sites = sites
        self.site = 0
        self.pools: dict[int, tuple[str, ...]] = {}

    def tagged(self, expression: Expression, site: DrawSite) -> Expression:
        self.site = self.sites[site]
        found = self.expression(expression)
        self.site = 0
        return found

    def expression(self, expression: Expression) -> Expression:
        if not isinstance(expression, Apply) or not draws(expression):
            return expression
        args = [self.expression(arg) for arg in expression.args]
        if operator_named(expression.op).draws:
            args[-1] = Apply("+", (args[-1], Const(self.site * TAG)))
        return Apply(expression.op, tuple(args))

    def story(self, story: Story) -> Story:
        self.pools = {self.sites["pool", pool]: names for pool, names in story.pools.items()}
        return super().story(story)

    def node(self, node: Node) -> Node:
        when = None if node.when is None else self.tagged(node.when, ("when", node.name))
        priority = self.tagged(node.priority, ("priority", node.name))
        return super().node(node)._replace(when=when, priority=priority)

    def body(self, body: Body) -> Body:
        ways = [self.tagged_way(way, ("way", f"{body.name} {place}")) for place, way in enumerate(body.ways)]
        call = self.tagged_call(body.call, body.name) if body.call is not None else None
        return super().body(body)._replace(do=self.statements(body.do, body.name), call=call, ways=tuple(ways))

    def tagged_call(self, call: NodeCall, of: str) -> NodeCall:
        """Tag the draws of arguments, as `DoCode.arguments` names their sites."""
        tagged = [(each, self.tagged(each.value, ("with", f"{of} {n}"))) for n, each in enumerate(call.arguments)]
        return call._replace(arguments=tuple([each._replace(value=value) for each, value in tagged]))

    def statements(self, do: Sequence[Statement], of: str) -> tuple[Statement, ...]:
        """Tag the draws of statements, as `DoCode.steps` names their sites."""
        return tuple([self.tagged_statement(statement, ("do", f"{of} {place}")) for place, statement in enumerate(do)])

    def tagged_statement(self, statement: Statement, site: DrawSite) -> Statement:
        match statement:
            case Assign():
                return statement._replace(value=self.tagged(statement.value, site))
            case Conditional():
                yes = self.statements(statement.yes, f"{statement.name} if")
                no = self.statements(statement.no, f"{statement.name} else")
                return statement._replace(test=self.tagged(statement.test, site), yes=yes, no=no)
            case _:
                assert_never(statement)

    def tagged_way(self, way: Way, site: DrawSite) -> Way:
        test = None if way.test is None else self.tagged(way.test, site)
        return way._replace(test=test, pool=None if way.pool is None else self.pool(way.pool))

    def pool(self, pool: Pool) -> Pool:
        return pool._replace(show=pool.show + self.sites["pool", pool.pool] * TAG)

    def offer(self, offer: Offer) -> Offer:
        if isinstance(offer, Pool):
            return self.pool(offer)
        test = None if offer.test is None else self.tagged(offer.test, ("if", offer.name))
        rest = super().offer(offer)
        assert isinstance(rest, Choice)
        return rest._replace(test=test)

    def either(self, piece: Either) -> Either:
        return piece._replace(test=self.tagged(piece.test, ("text", piece.name)))
