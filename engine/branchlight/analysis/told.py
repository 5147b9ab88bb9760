"""Facts that are told on every way to each of their uses: a must-analysis over the nodes, without their conditions.

This is a work-list algorithm. Each node has the facts that every way to it surely tells, as bits. What leads to a node
leaves of them what it tells too, until nothing changes. A call returns what every `go: back` of the story tells.
"""

from branchlight.analysis.graph import pool_name
from branchlight.language.prose import Either, Mark, Pieces, Series
from branchlight.model.story import BACK, Body, Choice, Node, Pool, Story, always_open


def surely_told(story: Story) -> frozenset[str]:
    """Return the facts that no reader can meet before they were told, whatever the conditions say."""
    walk = _Walk(story)
    walk.reach(story.start, 0)
    while walk.waiting:
        name = next(iter(walk.waiting))
        del walk.waiting[name]
        walk.visit(name)
    return frozenset([fact for fact, bit in walk.bits.items() if not walk.untold & bit])


class _Walk:
    """The walk over all nodes and pools.

    known     the facts that every way to a node or pool tells
    untold    the facts that are used somewhere where they may not have been told
    returned  the facts that every `go: back` tells, or None before the first
    callers   the nodes that wait for a return
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self.bits = {fact: 1 << number for number, fact in enumerate(story.facts)}
        self.known: dict[str, int] = {}
        self.waiting: dict[str, None] = {}
        self.untold = 0
        self.returned: int | None = None
        self.callers: dict[str, None] = {}

    def reach(self, name: str, told: int) -> None:
        """Lead to a node or pool, with the facts that this way tells."""
        before = self.known.get(name)
        after = told if before is None else before & told
        if after != before:
            self.known[name] = after
            self.waiting[name] = None

    def visit(self, name: str) -> None:
        """Follow a node, or the storylets of a pool."""
        told, node = self.known[name], self.story.nodes.get(name)
        if node is not None:
            self.use(node.needs, told)
            self.body(node, node.body, told)
            return
        for member in self.story.pools[name.removeprefix(pool_name(""))]:
            self.reach(member, self.read(self.story.nodes[member].label, told))

    def use(self, facts: tuple[str, ...], told: int) -> None:
        for fact in facts:
            self.untold |= self.bits[fact] & ~told

    def body(self, node: Node, body: Body, told: int) -> None:
        begun = told | self.bits_of(body.tells)
        plain = self.read(body.text, begun)
        told = plain & self.read(body.veiled, told) if body.note else plain
        if body.call:
            self.reach(body.call.to, told)
            self.callers[node.name] = None
            if self.returned is None:
                return
            told |= self.returned
        for offer in body.offers:
            if isinstance(offer, Pool):
                self.reach(pool_name(offer.pool), told)
            else:
                self.choice(node, offer, told)
        if not (body.ending or always_open(body)):
            self.ways(body, told)

    def choice(self, node: Node, choice: Choice, told: int) -> None:
        self.use(choice.needs, told)
        self.read(choice.locked or (), told)
        self.body(node, choice.body, self.read(choice.label, told))

    def ways(self, body: Body, told: int) -> None:
        for way in body.ways:
            if way.pool is not None:
                for name in self.story.pools[way.pool.pool]:  # without the labels, which are shown on offer alone
                    self.reach(name, told)
            elif way.to == BACK:
                self.give_back(told)
            else:
                self.reach(way.to, told)

    def give_back(self, told: int) -> None:
        after = told if self.returned is None else self.returned & told
        if after != self.returned:
            self.returned = after
            self.waiting |= self.callers

    def bits_of(self, facts: tuple[str, ...]) -> int:
        return sum([self.bits.get(fact, 0) for fact in facts])

    def read(self, pieces: Pieces, told: int) -> int:
        """Return the facts that a reader of these pieces surely knows, given those known before."""
        for piece in pieces:
            if isinstance(piece, Mark):
                if piece.kind == "needs":
                    self.use((piece.fact,), told)
                else:
                    told |= self.bits.get(piece.fact, 0)
            elif isinstance(piece, Either):
                told = self.read(piece.yes, told) & self.read(piece.no, told)
            elif isinstance(piece, Series):
                shown = [self.read(option, told) for option in piece.options]
                for other in shown if piece.kind not in ("once", "deal") else [*shown, told]:
                    shown[0] &= other
                told = shown[0]
        return told
