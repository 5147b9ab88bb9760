"""The bodies of a story, numbered, with all expressions in them."""

from typing import assert_never

from branchlight.analysis.deciding import expressions_in
from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since, asks_where
from branchlight.language.operators import draws
from branchlight.model.state import Stage
from branchlight.model.story import BACK, Body, Node, Offer, Pool, Story, bodies_of, choices_of
from branchlight.prover.program.rewrite import Rewriter
from branchlight.prover.program.unsure import NOTHING_UNSURE, Unsure
from branchlight.source.named_tuple import NamedTuple

UPGRADE = "\ue003"
"""The decision in a path that continues a save in a later edition (see `prover.upgrade`)."""


class Landing(NamedTuple):
    """The place in a later edition at which a save is found again: a body (-1 for none), and what is faced there."""

    body: int
    stage: Stage


class NumberedBodies:
    """All bodies (of nodes and choices) by number. A node's own body comes before those of its choices.

    Bodies know their node, so `at` in them is folded to a constant.

    marks    the slots that remember that a choice was taken, which are set with its body
    leaving  the slots that are set back when the reader leaves the node of a body
    unsure   the offers that may be open or closed

    Only the story of two editions has upgrades from one to the other:

    upgrades  the bodies that change the state for a later edition, by a body and what the reader faces there
    landings  where each of these leads
    moved     the bodies of the later edition to which calls return after an upgrade, -1 for none, by the callers
    """

    def __init__(self, story: Story, unsure: Unsure = NOTHING_UNSURE) -> None:
        self.story, self.unsure = story, unsure
        self.all: list[Body] = []
        self.node: list[Node] = []
        self.marks: list[tuple[int, ...]] = []
        self.leaving: list[tuple[int, ...]] = []
        for node in story.nodes.values():
            folded = _Folder(node.number).node(node) if _is_placed(node) else node
            gone = {choice.name: choice.gone for choice in choices_of(node.body) if choice.once == "visit"}
            for body in bodies_of(folded):
                self.all.append(body)
                self.node.append(folded)
                slots = (story.taken.get(body.name), gone.get(body.name))
                self.marks.append(tuple([slot for slot in slots if slot is not None]))
                self.leaving.append(tuple(gone.values()))
        self.number = {body.name: number for number, body in enumerate(self.all)}
        self.upgrades: dict[tuple[int, Stage], int] = {}
        self.landings: dict[int, Landing] = {}
        self.moved: dict[int, int] = {}
        self.callers = [number for number, body in enumerate(self.all) if body.call]

    def callers_of(self, number: int) -> list[int]:
        """Return the bodies to which a way out of a body may return from a call."""
        return self.callers

    def is_node(self, number: int) -> bool:
        """Return whether a body is that of a node."""
        return self.all[number].name == self.node[number].name

    def stops_in_another_state(self, number: int) -> bool:
        """Return whether a turn can stop in the body in another state than its node was entered in."""
        body = self.all[number]
        return bool(body.offers or body.ask) and bool(body.call or body.ask or not self.is_node(number))

    def cleared(self, number: int, other: int) -> tuple[int, ...]:
        """Return the slots that are set back where one body leads to another."""
        return self.leaving[number] if self.node[number].number != self.node[other].number else ()

    def after_choice(self, number: int) -> list[int]:
        """Return the bodies that a decision among the offers of a body can lead to."""
        found: list[int] = []
        for offer in self.all[number].offers:
            names = self.story.pools[offer.pool] if isinstance(offer, Pool) else (offer.name,)
            found.extend([self.number[name] for name in names])
        return found

    def after_way(self, number: int) -> list[int]:
        """Return the bodies that the ways out of a body enter, without those that `back` returns to."""
        found: list[int] = []
        for way in self.all[number].ways:
            names = self.story.pools[way.pool.pool] if way.pool is not None else (way.to,)
            found.extend([self.number[name] for name in names if name != BACK])
        return found

    def is_unsure(self, offer: Offer) -> bool:
        """Return whether hidden state decides about an offer."""
        if isinstance(offer, Pool):
            return offer.pool in self.unsure.pools or any(group.name in self.unsure.groups for group in offer.groups)
        return offer.name in self.unsure.choices

    def goes_back(self, number: int) -> bool:
        """Return whether some way out of a body returns from a call."""
        return any(way.to == BACK for way in self.all[number].ways)


class _Folder(Rewriter):
    def __init__(self, node: int) -> None:
        self.number = node

    def expression(self, expression: Expression) -> Expression:
        return fold(expression, self.number)

    def node(self, node: Node) -> Node:
        return node._replace(body=self.body(node.body))  # `when` and the label are folded where the storylet is offered


def fold(expression: Expression, node: int, ended: int = -1) -> Expression:
    """Return the expression for one node (and one ending): `at` and `ending` become constants.

    If nothing changes, the very same object is returned, so that caches by identity find it.
    """
    match expression:
        case Const() | Load() | Since():
            return expression
        case At():
            return Const(int(expression.node == node))
        case Ended():
            return Const(int(expression.ending == ended))
        case Apply():
            return _fold_apply(expression, node, ended)
        case _:
            assert_never(expression)


def _fold_apply(expression: Apply, node: int, ended: int) -> Expression:
    args = tuple([fold(arg, node, ended) for arg in expression.args])
    if all(one is other for one, other in zip(args, expression.args, strict=True)):
        return expression
    if expression.op in ("and", "or"):
        return _fold_truths(expression.op, args)
    if expression.op == "not" and isinstance(args[0], Const):
        return Const(int(not args[0].value))
    if expression.op == "if" and isinstance(args[0], Const):
        return args[1] if args[0].value else args[2]
    return Apply(expression.op, args)


def _fold_truths(op: str, args: tuple[Expression, ...]) -> Expression:
    """Fold `and` or `or`. One constant that decides is enough, unless something draws before it."""
    decides = int(op == "or")
    for place, arg in enumerate(args):
        if arg == Const(decides) and not any(draws(before) for before in args[:place]):
            return Const(decides)
    kept = tuple([arg for arg in args if not isinstance(arg, Const) or arg.value == decides])
    return Apply(op, kept) if len(kept) > 1 else kept[0] if kept else Const(1 - decides)


def _is_placed(node: Node) -> bool:
    """Return whether some expression in a node tests where the reader is."""
    return any(asks_where(value) for body in bodies_of(node) for value, _ in expressions_in(body))
