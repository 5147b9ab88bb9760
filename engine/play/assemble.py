"""A node to functions: what entering it does, and what it offers. A node is assembled when a reader first comes to it.

Of every body (a node, or a choice) two functions are made. Both take the course of the turn and its values, and
return the function that goes on, or None where the turn is over:

    enter   do, text, ask, call      then offer
    offer   choices, ending, ways    (kept by name only where a reading can come to rest or return between the two)
"""

from __future__ import annotations  # evaluated, those of the inner functions would outweigh them

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, Protocol

from engine.language.expression import draws
from engine.model.state import Value
from engine.model.story import BACK, Assign, Body, Choice, Node, Pool, Story, Way
from engine.play import turn
from engine.play.course import Course
from engine.play.measure import Measure, measure
from engine.play.telling import Action, Teller, fixed_runs, is_steady


class Step(Protocol):
    """Plays one stretch of a turn, and gives the function that goes on, or None where the turn is over."""

    def __call__(self, course: Course, v: list[Value], /) -> Step | None: ...


class Lookup(Protocol):
    """Finds the functions that enter nodes."""

    def __getitem__(self, name: str, /) -> Step: ...

    def to(self, name: str) -> Step:
        """A function that goes on with entering a node, which it looks up then; one for all ways that lead there."""


Look = Callable[[Body, Node], turn.Setting]
"""Gives the look of a body, one object for each look."""

Laying = Callable[[Course, list[Value]], tuple[turn.Choice, ...]]
"""Lays out what varies: a choice with its label, or storylets from a pool."""


class Steps:
    """The functions of one node, by the full names of its bodies."""

    def __init__(self) -> None:
        self.enter: dict[str, Step] = {}
        self.offer: dict[str, Step] = {}


class Entry(NamedTuple):
    """One line of an offer: `shown` where `test` holds, else `closed`; nothing at all once slot `gone` is set."""

    gone: int
    test: Measure | None
    shown: turn.Choice | Laying
    closed: turn.Choice | Laying | None


def assemble(story: Story, node: Node, go: Lookup, look: Look) -> Steps:
    """The functions of a node. `go` finds the function that enters a node."""
    steps = Steps()
    _Assembly(story, node, go, look, steps).body(node.body, None)
    return steps


class _Assembly:
    def __init__(self, story: Story, node: Node, go: Lookup, look: Look, steps: Steps) -> None:
        self.story = story
        self.node = node
        self.go = go
        self.look = look
        self.steps = steps
        self.teller = Teller(node.name, node.number)

    def body(self, body: Body, around: turn.Setting | None) -> None:
        """Makes the functions of a body and of the choices in it."""
        look = self.look(body, self.node)
        actions = self.arrival(body, None if look is around else look)
        actions += [_assign(assign, self.node.number) for assign in body.do]
        actions += self.teller.actions(body.text, body.note, False)
        actions += self.teller.actions(body.veiled, body.note, True)
        way = self.way_out(body)
        offer = self.offer(body, look, way) if body.offers or body.call else way
        self.steps.enter[body.name] = _entering(tuple(actions), self.leaving(body, offer))
        if body.offers or body.ask or body.call:
            self.steps.offer[body.name] = offer
        for each in body.offers:
            if isinstance(each, Choice):
                self.body(each.body, look)

    def arrival(self, body: Body, look: turn.Setting | None) -> list[Action]:
        """What entering a node or taking a choice is remembered by, and the look that it brings."""
        story, name = self.story, body.name
        actions: list[Action] = []
        if name in story.visits:
            actions.append(_count(story.visits[name]))
        if name in story.last:
            actions.append(_date(story.last[name]))
        if name in story.taken:
            actions.append(_mark(story.taken[name]))
        if look is not None:
            actions.append(_turn_to(look, self.node.name))
        return actions

    def leaving(self, body: Body, offer: Step) -> Step:
        """From the text on: a question, a call, or straight to the offer."""
        if body.ask:
            name, question = body.name, turn.Question(body.ask.label, body.ask.length)

            def ask(course: Course, v: list[Value]) -> None:
                course.place, course.stage, course.question = name, "asking", question

            return ask
        if body.call:
            name, called, go = body.name, body.call, self.go
            return lambda course, v: course.call(name, go[called])
        return offer

    def offer(self, body: Body, look: turn.Setting, way: Step) -> Step:
        """Lays out the choices. The turn is over if one of them is open; if none is, the way out is taken."""
        entries = tuple([self.entry(each, body.name) for each in body.offers])
        steady = all(self.keeps_state(each) for each in body.offers)
        name, node, called = body.name, self.node.name, bool(body.call)

        def offer(course: Course, v: list[Value]) -> Step | None:
            if called and course.setting is not look:
                course.enter(look, node)  # the stretch that was called had another
            if not steady:
                course.freeze(name)
            laid, is_open = _lay_out(entries, course, v)
            if is_open:
                course.choices, course.place = tuple(laid), name
                return None
            course.closed, course.frozen = tuple(laid), None
            return way

        return offer

    def entry(self, offer: Choice | Pool, body: str) -> Entry:
        if isinstance(offer, Pool):
            return Entry(-1, None, self.pool(offer, body), None)
        test = measure(offer.test, self.node.number) if offer.test is not None else None
        gone = self.story.taken[offer.name] if offer.once else -1
        closed = self.choice(offer, closed=True) if offer.locked is not None else None
        return Entry(gone, test, self.choice(offer, closed=False), closed)

    def choice(self, choice: Choice, closed: bool) -> turn.Choice | Laying:
        """A choice as the reader sees it, or where that varies the function that lays it out."""
        words = choice.locked or () if closed else ()
        label, reason = fixed_runs(choice.label), fixed_runs(words)
        identity, name = choice.id, choice.body.name  # as its function is kept by: one text in memory, not two
        if label is not None and reason is not None:
            return turn.Choice(identity, name, label, not closed, reason)
        says, why = self.teller.runs(choice.label), self.teller.runs(words)
        return lambda course, v: (turn.Choice(identity, name, says(course, v), not closed, why(course, v)),)

    def pool(self, pool: Pool, body: str) -> Laying:
        """Offers storylets: those that may be shown, picked from, then laid out."""
        story, number, show = self.story, self.node.number, pool.show
        nodes = [story.nodes[name] for name in story.pools[pool.pool]]
        candidates = [
            (
                measure(node.when, number) if node.when is not None else None,
                measure(node.priority, number),
                story.last[node.name],
                index,
            )
            for index, node in enumerate(nodes)
        ]
        labels = [(node.name, f"{body}.{node.name}", self.teller.runs(node.label)) for node in nodes]

        def lay(course: Course, v: list[Value]) -> tuple[turn.Choice, ...]:
            may = [
                (-priority(course, v), v[last], index)
                for when, priority, last, index in candidates
                if when is None or when(course, v)
            ]
            picked = [labels[index] for index in course.pick(may, show)]
            return tuple([turn.Choice(id_, name, label(course, v)) for id_, name, label in picked])

        return lay

    def keeps_state(self, offer: Choice | Pool) -> bool:
        """Can the offer be laid out without a draw or a series moving on?"""
        if isinstance(offer, Pool):
            return False
        quiet = offer.test is None or not draws(offer.test)
        return quiet and is_steady(offer.label) and is_steady(offer.locked or ())

    def way_out(self, body: Body) -> Step:
        name, ending = body.name, body.ending
        if ending:
            return lambda course, v: course.end(name, ending)
        ways = [
            (measure(way.test, self.node.number), self.target(way, name)) for way in body.ways if way.test is not None
        ]
        certain = next((way for way in body.ways if way.test is None), None)
        last = self.target(certain, name) if certain is not None else _stick(name)
        if not ways:
            return last

        def way_out(course: Course, v: list[Value]) -> Step | None:
            for test, target in ways:
                if test(course, v):
                    return target
            return last

        return way_out

    def target(self, way: Way, body: str) -> Step:
        if way.to == BACK:
            return lambda course, v: course.back(body)
        return self.go.to(way.to)


def _entering(actions: tuple[Action, ...], leave: Step) -> Step:
    def enter(course: Course, v: list[Value]) -> Step | None:
        for act in actions:
            act(course, v)
        return leave(course, v)

    return enter


def _lay_out(entries: tuple[Entry, ...], course: Course, v: list[Value]) -> tuple[list[turn.Choice], bool]:
    """The choices on offer, and whether one of them is open."""
    laid: list[turn.Choice] = []
    is_open = False
    for gone, test, shown, closed in entries:
        if gone >= 0 and v[gone]:
            continue
        if test is None or test(course, v):
            if isinstance(shown, turn.Choice):
                laid.append(shown)
                is_open = True
            else:
                more = shown(course, v)
                laid.extend(more)
                is_open = is_open or bool(more)
        elif closed is not None:
            laid.extend((closed,) if isinstance(closed, turn.Choice) else closed(course, v))
    return laid, is_open


def _assign(assign: Assign, number: int) -> Action:
    return _put(assign.slot, measure(assign.value, number))


@lru_cache(maxsize=4096)
def _put(slot: int, value: Measure) -> Action:
    def put(course: Course, v: list[Value]) -> None:
        v[slot] = value(course, v)

    return put


def _count(slot: int) -> Action:
    def count(course: Course, v: list[Value]) -> None:
        v[slot] += 1  # type: ignore[operator]

    return count


def _date(slot: int) -> Action:
    def date(course: Course, v: list[Value]) -> None:
        v[slot] = course.turns

    return date


def _mark(slot: int) -> Action:
    def mark(course: Course, v: list[Value]) -> None:
        v[slot] = 1

    return mark


def _turn_to(look: turn.Setting, node: str) -> Action:
    def turn_to(course: Course, v: list[Value]) -> None:
        if course.setting is not look:
            course.enter(look, node)

    return turn_to


def _stick(name: str) -> Step:
    def stick(course: Course, v: list[Value]) -> None:
        course.choices = course.closed
        course.halt(name, "stuck")

    return stick
