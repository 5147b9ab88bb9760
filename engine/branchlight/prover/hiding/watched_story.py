"""The story as it is played to check an abstract path: it says what each turn meets, and how its tests come out."""

from collections.abc import Mapping

from branchlight.language.expression import Apply, Const, Expression
from branchlight.language.operators import draws
from branchlight.language.prose import Either, Open, Piece, Pieces, Series
from branchlight.model.statements import Conditional, Statement
from branchlight.model.story import Choice, Node, Story, Way, bodies_of
from branchlight.prover.clock import Clock
from branchlight.prover.code.draw_sites import DrawSite, DrawSites
from branchlight.prover.dives.decided_promises import DecidedPromises
from branchlight.prover.dives.one_dive import NotedStory
from branchlight.prover.findings.playback import DrawnPlayback
from branchlight.prover.findings.tagged import TAG, Tagger
from branchlight.prover.hiding.state_parts import StatePart, StateParts
from branchlight.prover.program.numbered_bodies import fold

PROMISE = "promise "
"""The beginning of the name of a piece that tells the result of a promise on entering a node."""


class WatchedStory(DrawnPlayback):
    """Plays steps of a story. Sites are shared with all its abstract stories.

    tests     the expressions that are evaluated at each draw site, or decide there
    series    the varying text at each draw site
    choices   the choices by their names
    beside    for each choice the choices of its offer
    promises  the promises that are decided where a turn ends
    """

    def __init__(self, parts: StateParts, sites: DrawSites, clock: Clock) -> None:
        self.parts = parts
        watcher = _Watcher(parts.story, sites)
        super().__init__(parts.story, sites, clock, watcher)
        self.watched = NotedStory(self.program)
        self.tests: Mapping[int, Expression] = watcher.tests
        self.series: Mapping[int, StatePart] = watcher.series
        self.promises = DecidedPromises(parts.story)
        self.choices: dict[str, Choice] = {}
        self.beside: dict[str, list[str]] = {}
        for node in parts.story.nodes.values():
            for body in bodies_of(node):
                choices = {offer.name: offer for offer in body.offers if isinstance(offer, Choice)}
                self.choices.update(choices)
                self.beside.update({name: list(choices) for name in choices})


class _Watcher(Tagger):
    """Tags draws, makes tests report how they come out, and adds the tests of promises to the texts of nodes.

    A report is a roll of one side, which draws nothing.
    """

    def __init__(self, story: Story, sites: DrawSites) -> None:
        super().__init__(sites)
        self.promises = story.promises
        self.tests: dict[int, Expression] = {}
        self.series: dict[int, StatePart] = {}

    def tagged(self, expression: Expression, site: DrawSite) -> Expression:
        self.tests[self.sites[site]] = expression
        return super().tagged(expression, site)

    def reported(self, test: Expression, site: DrawSite) -> Expression:
        if draws(test):
            return test
        found = Apply("if", (test, Const(1), Const(0)))
        tag = Const(self.sites[site] * TAG)
        return Apply("==", (Apply("roll", (found, Apply("+", (found, tag)))), Const(1)))

    def node(self, node: Node) -> Node:
        tests = [fold(promise.test, node.number) for promise in self.promises]
        shown = [Either(f"{PROMISE}{number}", test, (), (), True) for number, test in enumerate(tests)]
        text: Pieces = (Open(), *shown, *node.body.text) if shown else node.body.text
        return super().node(node._replace(body=node.body._replace(text=text)))

    def tagged_way(self, way: Way, site: DrawSite) -> Way:
        made = super().tagged_way(way, site)
        return made if made.test is None else made._replace(test=self.reported(made.test, site))

    def tagged_statement(self, statement: Statement, site: DrawSite) -> Statement:
        made = super().tagged_statement(statement, site)
        return made._replace(test=self.reported(made.test, site)) if isinstance(made, Conditional) else made

    def either(self, piece: Either) -> Either:
        made = super().either(piece)
        return made._replace(test=self.reported(made.test, ("text", piece.name))) if piece.name else made

    def piece(self, piece: Piece) -> Piece:
        if isinstance(piece, Series) and piece.slot >= 0:
            for site in (self.sites["text", piece.name], self.sites["slot", piece.slot]):
                self.series[site] = StatePart("value", piece.slot)
        return super().piece(piece)
