"""The abstract story: the same story with some parts of its state hidden.

Each test on hidden state becomes unknown, and whatever it decides goes both ways. The names of nodes and choices, the
order of statements and all draw sites stay as they are. So every session of the story is one of the abstract story: of
each unknown truth it has one of the two results. That is localization (Kurshan, *Computer-Aided Verification of
Coordinating Processes*, 1994), with tests in place of latches.

- A test in the middle of a turn has one unknown truth at most.
- Of an offer it is kept apart when it may be open and when it surely is (see `unsure`), because there are many at once.
- A hidden varying text may show any of its options each time. Varying texts in the labels of an offer with unsure
  choices are hidden, because it is unsure which labels are shown. A label never tells a fact, for the same reason.
- A pool whose storylets draw whether they fit counts as unsure.
- Promises `never` and `possible` are met if their test may hold, and `always` if it need not. Of `never lost` there are
  two: one that is fulfilled if the test surely holds, and one at the end if it may (see `AbstractStory.hopes`).
"""

from collections.abc import Collection

from branchlight.language.expression import Expression
from branchlight.language.prose import NO_SLOT, Either, Mark, Piece, Pieces, Series
from branchlight.model.statements import Conditional, Statement
from branchlight.model.story import Body, Choice, ChoiceGroup, Node, Offer, Pool, Story, Way
from branchlight.prover.hiding.abstract_promises import abstract_promises
from branchlight.prover.hiding.state_parts import StatePart, StateParts, Visible
from branchlight.prover.hiding.truths import NO, YES, Truths
from branchlight.prover.hiding.unsure_offers import UnsureOffers
from branchlight.prover.matters import Matter
from branchlight.prover.program.rewrite import Rewriter
from branchlight.prover.program.unsure import Unsure, UnsureChoice
from branchlight.source.named_tuple import NamedTuple


class AbstractStory(NamedTuple):
    """An abstract story.

    unsure  its unsure offers
    series  the names of its varying texts that are hidden
    hopes   for each promise `never lost` that is wanted: the number of the promise that says that it may be fulfilled
    """

    story: Story
    unsure: Unsure
    series: frozenset[str]
    hopes: dict[int, int]


def abstract_story(parts: StateParts, visible: Visible, wanted: Collection[Matter]) -> AbstractStory:
    """Return the story of `parts` with only some of them visible. Promises that are not wanted are never met."""
    hiding = _Hiding(parts, visible)
    story = hiding.story(parts.story)
    unsure = Unsure(hiding.choices, hiding.pools, hiding.groups, cuts_returns=True)
    promises, hopes = abstract_promises(story.promises, hiding.truths, wanted)
    return AbstractStory(story._replace(promises=promises), unsure, frozenset(hiding.series), hopes)


class _Hiding(Rewriter):
    """Hides parts of a story. `choices`, `pools` and `groups` collect what is unsure, and `series` hidden texts."""

    def __init__(self, parts: StateParts, visible: Visible) -> None:
        self.parts, self.visible, self.truths = parts, visible, Truths(parts, visible)
        self.choices: dict[str, UnsureChoice] = {}
        self.groups: dict[str, Expression] = {}
        self.series: set[str] = set()
        self.in_label = self.is_blind = False
        self.offers = UnsureOffers(parts, visible)
        self.pools = self.offers.pools

    def node(self, node: Node) -> Node:
        label = self.label(node.label, node.pool in self.pools)
        made = node._replace(body=self.body(node.body), label=label)
        unsure = self.pools.get(node.pool)
        if unsure is None:
            return made
        when = None if node.when is None else self.truths.may(node.when)
        return made._replace(when=when, priority=node.priority if unsure.is_ranked else NO)

    def body(self, body: Body) -> Body:
        made = super().body(body)
        is_unsure = any(map(self.offers.is_unsure, body.offers))
        for offer in body.offers:
            if is_unsure and isinstance(offer, Choice) and not self.offers.is_plain(offer):
                self.choices[offer.name] = self.offers.choice(offer)
        return made._replace(offers=tuple([self.laid(offer, is_unsure) for offer in made.offers]))

    def laid(self, offer: Offer, is_unsure: bool) -> Offer:
        """Return an offer as it is laid out, which is open whenever it may be."""
        if isinstance(offer, Pool):
            return offer._replace(groups=tuple([self.group(group) for group in offer.groups]))
        label = self.label(offer.label, is_unsure)
        locked = None if offer.locked is None else self.label(offer.locked, is_unsure)
        offer = offer._replace(label=label, locked=locked)
        if offer.name not in self.choices:
            return offer
        test = YES if offer.test is None else self.truths.may(offer.test)
        return offer._replace(groups=(), test=test)

    def group(self, group: ChoiceGroup) -> ChoiceGroup:
        if self.truths.is_known(group.test):
            return group
        self.groups[group.name] = self.truths.surely(group.test)
        return group._replace(test=self.truths.may(group.test))

    def offer(self, offer: Offer) -> Offer:
        """Return an offer whose body is rewritten. The rest of it is rewritten where it is laid out."""
        return offer._replace(body=self.body(offer.body)) if isinstance(offer, Choice) else offer

    def label(self, pieces: Pieces, is_unsure: bool) -> Pieces:
        """Return a label or the reason of a locked choice, of which it may be unsure whether it is shown."""
        self.in_label, self.is_blind = True, is_unsure
        made = self.pieces(pieces)
        self.in_label = self.is_blind = False
        return made

    def way(self, way: Way) -> Way:
        return way if way.test is None else way._replace(test=self.truths.once(way.test))

    def statement(self, statement: Statement) -> Statement:
        if not isinstance(statement, Conditional):
            return statement
        test, yes, no = self.truths.once(statement.test), self.do(statement.yes), self.do(statement.no)
        return statement._replace(test=test, yes=yes, no=no)

    def either(self, piece: Either) -> Either:
        return piece._replace(test=self.truths.once(piece.test))

    def pieces(self, pieces: Pieces) -> Pieces:
        kept = [piece for piece in pieces if not (self.in_label and isinstance(piece, Mark) and piece.kind == "tells")]
        return tuple([self.shown(self.piece(piece)) for piece in kept])

    def shown(self, series: Piece) -> Piece:
        """Return a varying text, which may show any option if it is hidden. After the last option may be none."""
        if not isinstance(series, Series) or series.kind == "random":
            return series
        if not self.is_blind and StatePart("value", series.slot) in self.visible:
            return series
        self.series.add(series.name)
        none: tuple[Pieces, ...] = ((),) if series.kind in ("once", "deal") else ()
        return series._replace(kind="random", slot=NO_SLOT, options=(*series.options, *none))
