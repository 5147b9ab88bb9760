"""Walk: what state may hold on entering each node, and what that says of every condition.

This is a work-list algorithm over nodes. Whatever leads to a node adds what it may bring to what the node may find,
until nothing changes. Values that became a range are widened, so the iteration terminates. A call returns what any `go:
back` of the story returns: less precise than a call stack, but sound.
"""

from collections.abc import Callable, Iterable
from typing import assert_never

from branchlight.analysis.flow.arrivals import Arrivals, SlotValues
from branchlight.analysis.flow.conditions import Conditions, Verdicts
from branchlight.analysis.flow.effort import Effort
from branchlight.analysis.flow.evaluate import ANYWHERE, Held
from branchlight.analysis.flow.invariants import answers
from branchlight.analysis.flow.known_results import KnownResults
from branchlight.analysis.graph import Links, pool_name
from branchlight.language.types import HIGHEST
from branchlight.language.values import BOTH, NO, YES, Span, Values, bounds, exactly, join
from branchlight.model.offers import always_fits, opening_test
from branchlight.model.statements import Assign, Conditional, NodeCall, Statement
from branchlight.model.story import BACK, Body, Choice, Node, Offer, Pool, Story, Way
from branchlight.play.compiled_story import node_of

MOST_COUNTED = 3
"""The greatest count of visits that is exact."""


def walk(
    story: Story, links: Links, anywhere: SlotValues, effort: Effort, pause: Callable[[], None] = lambda: None
) -> Verdicts:
    """Return the verdicts on all conditions of a story. Raises `TooMuchError` if that takes more work than is left.

    `anywhere` says what each slot may hold anywhere. `pause` is called before each node and each pool.
    """
    verdicts, results = Verdicts(set(), set(), set(), {}), KnownResults(story, effort)
    arrivals = Arrivals(story, links, anywhere, effort)
    arrivals.reach(story.start, tuple([exactly(slot.type, slot.start) for slot in story.slots]))
    while (name := arrivals.next()) is not None:
        pause()
        node = story.nodes.get(name)
        conditions = Conditions(verdicts, results, ANYWHERE if node is None else node.number)
        visit = _Visit(story, arrivals, conditions)
        if node is None:
            visit.enter_pool(name)
        else:
            visit.enter(node)
    return verdicts


class _Visit:
    """Walks through one node, or one pool, with all that may be held there."""

    def __init__(self, story: Story, arrivals: Arrivals, conditions: Conditions) -> None:
        self.story, self.arrivals, self.conditions = story, arrivals, conditions

    def enter(self, node: Node) -> None:
        """Walk through a node."""
        story, held = self.story, list(self.arrivals.found[node.name])
        visits, last = story.visits.get(node.name), story.last.get(node.name)
        if visits is not None:
            held[visits] = _one_more(held[visits])
        if last is not None:
            held[last] = Span(0, HIGHEST)
        self.body(node.body, held)

    def enter_pool(self, pool: str) -> None:
        """Walk every storylet of a pool, wherever it is offered."""
        held = Held(self.arrivals.found[pool])
        for name in self.story.pools[pool.removeprefix(pool_name(""))]:
            node = self.story.nodes[name]
            opened, _ = self.conditions.test(name, node.when, held)
            if opened is not None:
                self.conditions.read(node.label, opened)
                self.arrivals.reach(name, _whole(opened))

    def body(self, body: Body, held: list[Values]) -> None:
        now, conditions = Held(held), self.conditions
        self.do(body.do, held)
        conditions.read(body.text, now)
        conditions.read(body.veiled, now)
        if body.ask:
            held[body.ask.into] = answers(body.ask)
        if body.call:
            self.arrivals.reach(body.call.to, self.passed(body.call, held))
            returned = self.arrivals.after_call(node_of(body.name), held)
            if returned is None:
                return
            held = returned
            for slot, value in body.call.resets:
                held[slot] = conditions.results.put(slot, value, Held(held), conditions.here)
        loose = Held(held)
        rest = self.offers(body, loose)
        if rest is not None and not body.ending:
            self.ways(body.ways, rest, loose)

    def do(self, do: Iterable[Statement], held: list[Values]) -> None:
        """Change what may be held as statements do."""
        now, conditions = Held(held), self.conditions
        for statement in do:
            match statement:
                case Assign(slot, value):
                    held[slot] = conditions.results.put(slot, value, now, conditions.here)
                case Conditional():
                    held[:] = self.either(statement, now)
                case _:
                    assert_never(statement)

    def either(self, statement: Conditional, held: Held, loose: Held | None = None) -> list[Values]:
        """Return what may be held after statements under a condition.

        A condition that is all of an `else` is one of a list, as in prose. `loose` is what may be held before the list.
        """
        found: list[list[Values]] = []
        holds, fails = self.conditions.test(statement.name, statement.test, held, loose)
        if holds is not None:
            found.append(list(_whole(holds)))
            self.do(statement.yes, found[-1])
        if fails is not None:
            found.append(list(_whole(fails)))
            match statement.no:
                case (Conditional() as other,):
                    found[-1] = self.either(other, fails, held if loose is None else loose)
                case _:
                    self.do(statement.no, found[-1])
        return [join(one, other) for one, other in zip(found[0], found[-1], strict=True)] if found else list(held.base)

    def passed(self, call: NodeCall, held: list[Values]) -> SlotValues:
        """Return what may be held on entering a called node: the arguments are found before any is set."""
        before, found = Held(held), list(held)
        for slot, value in call.arguments:
            found[slot] = self.conditions.results.put(slot, value, before, self.conditions.here)
        return tuple(found)

    def offers(self, body: Body, held: Held) -> Held | None:
        """Walk every offer, and return what may be held if all are closed; None if one never is."""
        rest: Held | None = held
        for offer in body.offers:
            rest = self.pool(offer, held, rest) if isinstance(offer, Pool) else self.choice(offer, held, rest)
        return rest

    def pool(self, pool: Pool, held: Held, rest: Held | None) -> Held | None:
        """Lead to the pool, one of whose storylets may always be open."""
        inside = self.within(pool, held)
        if inside is not None:
            self.arrivals.reach(pool_name(pool.pool), _whole(inside))
        return self.closed(pool, rest) if always_fits(self.story, pool) else rest

    def within(self, offer: Offer, held: Held) -> Held | None:
        """Return what may be held if no group around an offer is hidden; None if one always is."""
        inside: Held | None = held
        for group in offer.groups:
            inside, _ = self.conditions.test(group.name, group.test, inside)
        return inside

    def closed(self, offer: Offer, rest: Held | None) -> Held | None:
        """Return what may be held if an offer is closed as well as all before it; None if it never is."""
        test = opening_test(offer)
        return None if test is None or rest is None else self.conditions.fails(test, rest)

    def choice(self, choice: Choice, held: Held, rest: Held | None) -> Held | None:
        """Walk a choice, and return what may be held if it is closed, as all before it; None if it never is."""
        inside = self.within(choice, held)
        opened, closed = self.conditions.test(choice.name, choice.test, inside)
        self.conditions.read(choice.label, inside if choice.locked is not None else opened)
        self.conditions.read(choice.locked or (), closed)
        self.take(choice, opened)
        if choice.once:
            return rest
        return closed if rest is held and not choice.groups else self.closed(choice, rest)

    def take(self, choice: Choice, opened: Held | None) -> None:
        """Walk through the body of a choice, if it can be open."""
        taken = self.story.taken.get(choice.name)
        if opened is not None and choice.once == "ever" and taken is not None:
            opened = opened.but(taken, NO) if 0 in _listed(opened[taken]) else None
        if opened is not None:
            inside = list(_whole(opened))
            if taken is not None:
                inside[taken] = YES
            self.body(choice.body, inside)

    def ways(self, ways: tuple[Way, ...], held: Held | None, loose: Held) -> None:
        """Walk each way that may be the first that holds. `loose` is what may be held before any of them is tested."""
        for way in ways:
            before = held
            leads, held = self.conditions.test(str(way.place), way.test, held, loose)
            if leads is None:
                continue
            if way.pool is not None:
                self.arrivals.reach(pool_name(way.pool.pool), _whole(leads))
                held = held if always_fits(self.story, way.pool) else before  # if nothing fits, the next is tried
            elif way.to == BACK:
                self.arrivals.give_back(_whole(leads))
            else:
                self.arrivals.reach(way.to, _whole(leads))


def _whole(held: Held) -> SlotValues:
    """Return what every slot may hold."""
    if not held:
        return tuple(held.base)
    whole = list(held.base)
    for slot, values in held.items():
        whole[slot] = values
    return tuple(whole)


def _one_more(visits: Values) -> Values:
    """Return a count of visits after one more. Only small counts matter."""
    if isinstance(visits, frozenset) and max(visits) < MOST_COUNTED:
        return frozenset([number + 1 for number in visits])
    return Span(bounds(visits)[0] + 1, HIGHEST)


def _listed(values: Values) -> frozenset[int]:
    return values if isinstance(values, frozenset) else BOTH
