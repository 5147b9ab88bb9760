"""Walk: what state may hold on entering each node, and what that says of every condition.

This is a work-list algorithm over nodes. Whatever leads to a node adds what it may bring to what the node may find,
until nothing changes. Values that became a range are widened, so the iteration terminates. A call returns what any `go:
back` of the story returns: less precise than a call stack, but sound.
"""

from heapq import heappop, heappush
from typing import NamedTuple, assert_never

from branchlight.analysis.flow.ask import put, where
from branchlight.analysis.flow.evaluate import ANYWHERE, Held
from branchlight.analysis.flow.invariants import invariants
from branchlight.analysis.graph import Links, order_of, pool_name
from branchlight.language.expression import Expression, asked_slots, asks_where
from branchlight.language.prose import Direction, Either, Open, Pieces, Series, Show, Words
from branchlight.language.types import HIGHEST
from branchlight.language.values import BOTH, NO, YES, Span, Values, between, bounds, exactly, join
from branchlight.model.story import BACK, Body, Choice, Node, Pool, Story, Way
from branchlight.play.compiled_story import node_of

PATIENCE = 6
"""The number of changes to what a node may find that are followed exactly."""

LAST_CHANGE = 40
"""The number of changes after which every slot of a place may hold all that it ever holds."""

MOST_COUNTED = 3
"""The greatest count of visits that is exact."""

SlotValues = tuple[Values, ...]
"""The values that every slot may hold at one point of the story."""


class Verdicts(NamedTuple):
    """Conditions, by what depends on them (see `Condition.of`).

    asked   conditions that the walk reached
    true    those that may be true
    false   those that may be false
    held    what the slots that a condition reads may hold there

    Some conditions are true only because those before them, in the same list or brace, leave nothing else. These count
    as possibly false. Authors may write them out: `go: [{if: met, ...}, {if: not met, ...}]` is no fault.
    """

    asked: set[str]
    true: set[str]
    false: set[str]
    held: dict[str, dict[int, Values]]


def walk(story: Story, links: Links) -> Verdicts:
    """Return the verdicts on all conditions of a story."""
    return _Walk(story, links).whole()


_Known = tuple[int, int, tuple[Values, ...]]
"""All that an answer depends on: the question, the node in which it is asked, and what its slots may hold."""


class _Question(NamedTuple):
    """An expression with the slots that it reads. It is kept here so that its identity is not used again."""

    expression: Expression
    slots: tuple[int, ...]
    asks_where: bool

    def known(self, held: Held, here: int) -> _Known:
        values = tuple([held[slot] for slot in self.slots])
        return id(self.expression), here if self.asks_where else ANYWHERE, values


class _Walk:
    def __init__(self, story: Story, links: Links) -> None:
        self.story = story
        self.order = order_of(story, links)
        self.anywhere = invariants(story)
        self.verdicts = Verdicts(set(), set(), set(), {})
        self.found: dict[str, SlotValues] = {}
        self.returned: SlotValues | None = None
        self.calling: set[str] = set()
        self.waiting: list[tuple[int, str]] = []
        self.queued: set[str] = set()
        self.changes: dict[str, int] = {}
        self.rising = [slot for slot, s in enumerate(story.slots) if s.kind in ("visits", "taken")]
        self.here = 0
        self.questions: dict[int, _Question] = {}
        self.supposed: dict[_Known, tuple[Held | None, Held | None]] = {}
        self.given: dict[tuple[int, _Known], Values] = {}

    def whole(self) -> Verdicts:
        self.reach(self.story.start, tuple([exactly(slot.type, slot.start) for slot in self.story.slots]))
        while self.waiting:
            _, name = heappop(self.waiting)
            self.queued.discard(name)
            if name in self.story.nodes:
                self.enter(self.story.nodes[name])
            else:
                self.offer(name)
        return self.verdicts

    def wait(self, name: str) -> None:
        """Add a node or a pool to the work list."""
        if name not in self.queued:
            self.queued.add(name)
            heappush(self.waiting, (self.order[name], name))

    def reach(self, node: str, brought: SlotValues) -> None:
        """Record that something leads to a node and brings these values."""
        before = self.found.get(node)
        after = brought if before is None else self.joined(node, before, brought)
        if after != before:
            self.found[node] = after
            self.wait(node)

    def joined(self, at: str, before: SlotValues, brought: SlotValues) -> SlotValues:
        """Return what either may hold. After many changes, slots that change may hold all that they ever hold."""
        if before == brought:
            return before
        after = tuple(
            [old if old is new or old == new else join(old, new) for old, new in zip(before, brought, strict=True)]
        )
        if after == before:
            return before
        self.changes[at] = self.changes.get(at, 0) + 1
        if self.changes[at] <= PATIENCE:
            return after
        if self.changes[at] > LAST_CHANGE:
            return self.anywhere
        return tuple([old if old == new else ever for old, new, ever in zip(before, after, self.anywhere, strict=True)])

    def enter(self, node: Node) -> None:
        story, held = self.story, list(self.found[node.name])
        self.here = node.number
        visits, last = story.visits.get(node.name), story.last.get(node.name)
        if visits is not None:
            held[visits] = _one_more(held[visits])
        if last is not None:
            held[last] = Span(0, HIGHEST)
        self.body(node.body, held)

    def body(self, body: Body, held: list[Values]) -> None:
        now = Held(held)
        for slot, value in body.do:
            held[slot] = self.put(slot, value, now)
        self.read(body.text, now)
        self.read(body.veiled, now)
        if body.call:
            self.reach(body.call, tuple(held))
            self.calling.add(node_of(body.name))
            if self.returned is None:
                return
            held = self.back_from(held, self.returned)
        loose = Held(held)
        rest = self.offers(body, loose)
        if rest is not None and not body.ending:
            self.ways(body.ways, rest, loose)

    def back_from(self, called: list[Values], returned: SlotValues) -> list[Values]:
        """Return what may be held after a call: what comes back, but counts are no lower than before."""
        held = list(returned)
        for slot in self.rising:
            low, high = bounds(called[slot])[0], bounds(held[slot])[1]
            if bounds(held[slot])[0] < low:
                held[slot] = between(low, max(low, high))
        return held

    def offers(self, body: Body, held: Held) -> Held | None:
        """Walk every offer, and return what may be held if all are closed; None if one never is."""
        rest: Held | None = held
        for offer in body.offers:
            rest = self.pool(offer, held, rest) if isinstance(offer, Pool) else self.choice(offer, held, rest)
        return rest

    def pool(self, pool: Pool, held: Held, rest: Held | None) -> Held | None:
        """Lead to the pool, one of whose storylets may always be open."""
        self.reach(pool_name(pool.pool), self.whole_of(held))
        always = any(self.story.nodes[name].when is None for name in self.story.pools[pool.pool])
        return None if always else rest

    def offer(self, pool: str) -> None:
        """Walk every storylet of a pool, wherever it is offered."""
        held, self.here = Held(self.found[pool]), ANYWHERE
        for name in self.story.pools[pool.removeprefix(pool_name(""))]:
            node = self.story.nodes[name]
            opened, _ = self.test(name, node.when, held)
            if opened is not None:
                self.read(node.label, opened)
                self.reach(name, self.whole_of(opened))

    def choice(self, choice: Choice, held: Held, rest: Held | None) -> Held | None:
        opened, closed = self.test(choice.name, choice.test, held)
        self.read(choice.label, held if choice.locked is not None else opened)
        self.read(choice.locked or (), closed)
        taken = self.story.taken.get(choice.name)
        if opened is not None and choice.once and taken is not None:
            opened = opened.but(taken, NO) if 0 in _listed(opened[taken]) else None
        if opened is not None:
            inside = list(self.whole_of(opened))
            if taken is not None:
                inside[taken] = YES
            self.body(choice.body, inside)
        if choice.once:
            return rest
        return closed if rest is held else self.without(choice.test, rest)

    def without(self, test: Expression | None, held: Held | None) -> Held | None:
        """Return what may be held if a condition fails; None if it cannot."""
        if test is None or held is None:
            return None
        return where(test, False, held, self.here)

    def ways(self, ways: tuple[Way, ...], held: Held | None, loose: Held) -> None:
        """Walk each way that may be the first that holds. `loose` is what may be held before any of them is tested."""
        for way in ways:
            leads, held = self.test(str(way.place), way.test, held, loose)
            if leads is not None:
                self.leave(way.to, self.whole_of(leads))

    def leave(self, to: str, held: SlotValues) -> None:
        if to != BACK:
            self.reach(to, held)
            return
        before = self.returned
        after = held if before is None else self.joined(BACK, before, held)
        if after != before:
            self.returned = after
            for caller in self.calling:
                self.wait(caller)

    def read(self, pieces: Pieces, held: Held | None, loose: Held | None = None) -> None:
        """Walk the conditions in prose. `loose` is what may be held if those before have not failed."""
        if held is None:
            return
        for piece in pieces:
            match piece:
                case Either():
                    yes, no = self.test(piece.name, piece.test, held, loose)
                    self.read(piece.yes, yes, self.sides(piece.test, loose)[0] if loose is not None else None)
                    self.read(piece.no, no, held if loose is None else loose)
                case Series():
                    for option in piece.options:
                        self.read(option, held, loose)
                case Words() | Show() | Open() | Direction():
                    pass
                case _:
                    assert_never(piece)

    def test(
        self, of: str, test: Expression | None, held: Held | None, loose: Held | None = None
    ) -> tuple[Held | None, Held | None]:
        """Record the possible results of a condition.

        Returns what may be held if it holds and if it fails; None for what cannot be. `loose` is what may be held
        without regard to the conditions before it in its list.
        """
        if test is None or held is None:
            return held, None
        asked, true, false, seen = self.verdicts
        asked.add(of)
        holds, fails = self.sides(test, held)
        if fails is not None or (loose is not None and self.sides(test, loose)[1] is not None):
            false.add(of)
        if holds is not None:
            true.add(of)
            seen.pop(of, None)
        elif of not in true:
            values = seen.setdefault(of, {})
            for slot in asked_slots(test):
                values[slot] = join(values.get(slot, held[slot]), held[slot])
        return holds, fails

    def sides(self, test: Expression, held: Held) -> tuple[Held | None, Held | None]:
        """Return what may be held if a condition holds and if it fails, from a cache: walks often repeat."""
        question = self.question(test)
        known = question.known(held, self.here)
        found = self.supposed.get(known)
        if found is None:
            asked = Held((), dict(zip(question.slots, known[2], strict=True)))
            found = where(test, True, asked, self.here), where(test, False, asked, self.here)
            self.supposed[known] = found
        holds, fails = found
        return held.and_so(holds), held.and_so(fails)

    def put(self, slot: int, value: Expression, held: Held) -> Values:
        """Return what a slot may hold after an assignment, from a cache: stories repeat statements."""
        known = (slot, self.question(value).known(held, self.here))
        found = self.given.get(known)
        if found is None:
            found = self.given[known] = put(self.story.slots[slot], value, held, self.here)
        return found

    def question(self, expression: Expression) -> "_Question":
        found = self.questions.get(id(expression))
        if found is None:
            slots = tuple(asked_slots(expression))
            found = self.questions[id(expression)] = _Question(expression, slots, asks_where(expression))
        return found

    def whole_of(self, held: Held) -> SlotValues:
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
