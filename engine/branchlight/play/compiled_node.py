"""A node compiled: its own body and those of its choices, each as a `CompiledBody`.

A node is compiled when a reader first reaches it.
"""

from __future__ import annotations  # evaluated, those of inner functions would take much memory

from collections.abc import Callable

from branchlight.language.expression import Const
from branchlight.language.operators import draws
from branchlight.language.types import HIGHEST
from branchlight.model.offers import conjunction, opening_test, visit_slots
from branchlight.model.state import Value
from branchlight.model.story import BACK, Body, Choice, Node, Pool, Story, Way
from branchlight.play import turn
from branchlight.play.answers import question_of
from branchlight.play.compiled_expression import deed, measure, passing
from branchlight.play.compiled_prose import ProseCompiler, is_steady
from branchlight.play.prose_variants import fixed_runs
from branchlight.play.turn import words
from branchlight.play.turn_in_progress import Act, CompiledBody, Entry, Laying, Step, TurnInProgress

_NONE_FITS = ""
"""Stands for the next body if no storylet of a pool fits."""

Picker = Callable[[TurnInProgress, list[Value]], list[int]]
"""Picks storylets from a pool, and returns their places in it."""

Look = Callable[[Body, Node], turn.Setting]
"""Returns the setting of a body; equal settings are one object."""


def assemble(story: Story, node: Node, look: Look) -> dict[str, CompiledBody]:
    """Return the compiled bodies of a node and its choices, by full name."""
    assembly = _Assembly(story, node, look)
    assembly.body(node.body)
    return assembly.made


class _Assembly:
    def __init__(self, story: Story, node: Node, look: Look) -> None:
        self.story = story
        self.node = node
        self.look = look
        self.teller = ProseCompiler(node.name, node.number, story.glued)
        self.made: dict[str, CompiledBody] = {}
        self.leaving = visit_slots(node)

    def body(self, body: Body, choice: Choice | None = None) -> None:
        """Compile a body and the choices in it."""
        call = self.calling(body)
        told = self.teller.told(body.text, body.note, False) + self.teller.told(body.veiled, body.note, True)
        self.made[body.name] = CompiledBody(
            body.name,
            self.node.name,
            self.look(body, self.node),
            tuple(self.acts(body, choice)),
            tuple(told),
            _asking(body) or call,
            tuple([self.entry(each, body.name) for each in body.offers]),
            all(self.keeps_state(each) for each in body.offers),
            self.way_out(body),
            call,
            _resets(body),
        )
        for each in body.offers:
            if isinstance(each, Choice):
                self.body(each.body, each)

    def calling(self, body: Body) -> Step | None:
        """Return the step that makes the call of a body."""
        if body.call is None:
            return None
        name, to, arguments = body.name, body.call.to, body.call.arguments
        pass_ = passing(arguments, self.node.number) if arguments else None
        return lambda course, v: course.call(name, to, pass_)

    def acts(self, body: Body, choice: Choice | None) -> list[Act]:
        """Return the acts of entering a node or taking a choice: counting, dating and marking it, then its `do`."""
        story, name = self.story, body.name
        acts: list[Act] = []
        if name in story.visits:
            acts.append(_count(story.visits[name]))
        if name in story.last:
            acts.append(_date(story.last[name]))
        if name in story.taken:
            acts.append(_mark(story.taken[name]))
        if choice is not None and choice.once == "visit":
            acts.append(_mark(choice.gone))
        if body.do:
            acts.append(deed(body.do, self.node.number))
        return acts

    def entry(self, offer: Choice | Pool, body: str) -> Entry:
        opening = opening_test(offer)
        test = measure(opening, self.node.number) if opening is not None else None
        if isinstance(offer, Pool):
            return -1, test, None, self.pool(offer, body), None
        fixed = _fixed(offer)
        laying = self.laying(offer, closed=False) if fixed is None else None
        return offer.gone, test, fixed, laying, self.closed(offer) if offer.locked is not None else None

    def closed(self, choice: Choice) -> Laying:
        """Return the function that lays out a choice that is not open. It is hidden if its groups are."""
        lay = self.laying(choice, closed=True)
        if not choice.groups:
            return lay
        shows = measure(conjunction([group.test for group in choice.groups]), self.node.number)
        return lambda course, v: lay(course, v) if shows(course, v) else ()

    def laying(self, choice: Choice, closed: bool) -> Laying:
        """Return the function that lays out a choice that varies or is closed."""
        id_, name, closing = choice.id, choice.body.name, choice.locked or () if closed else ()
        says, reason = self.teller.runs(choice.label), self.teller.runs(closing)

        def lay(course: TurnInProgress, v: list[Value]) -> tuple[turn.Choice]:
            label = says(course, v)
            return (turn.Choice(id_, name, label, words(label), not closed, reason(course, v)),)

        return lay

    def pool(self, pool: Pool, body: str) -> Laying:
        """Return the function that picks storylets from a pool and lays them out."""
        picker = self.picker(pool)
        nodes = [self.story.nodes[name] for name in self.story.pools[pool.pool]]
        labels = [(node.name, f"{body}.{node.name}", self.teller.runs(node.label)) for node in nodes]

        def lay(course: TurnInProgress, v: list[Value]) -> tuple[turn.Choice, ...]:
            picked = [(*labels[index][:2], labels[index][2](course, v)) for index in picker(course, v)]
            return tuple([turn.Choice(id_, name, label, words(label)) for id_, name, label in picked])

        return lay

    def picker(self, pool: Pool) -> Picker:
        """Return the function that picks storylets from a pool."""
        story, number, show = self.story, self.node.number, pool.show
        candidates = [
            (
                measure(node.when, number) if node.when is not None else None,
                measure(node.priority, number),
                story.last[node.name],
                index,
            )
            for index, node in enumerate([story.nodes[name] for name in story.pools[pool.pool]])
        ]

        def pick(course: TurnInProgress, v: list[Value]) -> list[int]:
            may = [
                (-priority(course, v), v[last], index)
                for when, priority, last, index in candidates
                if when is None or when(course, v)
            ]
            return course.pick(may, show)

        return pick

    def keeps_state(self, offer: Choice | Pool) -> bool:
        """Return whether laying out the offer makes no draw and advances no series."""
        if isinstance(offer, Pool):
            return False
        quiet = offer.test is None or not draws(offer.test)
        return quiet and is_steady(offer.label) and is_steady(offer.locked or ())

    def way_out(self, body: Body) -> Step | str:
        """Return the name of the body to which a body without an open choice leads, or a function that decides."""
        name, ending = body.name, body.ending
        if ending:
            return lambda course, v: course.end(name, ending)
        if any(way.pool is not None for way in body.ways):
            return self.events(body)
        certain = next((way for way in body.ways if way.test is None), None)
        tried = body.ways[: body.ways.index(certain)] if certain is not None else body.ways
        ways = [(measure(way.test, self.node.number), self.to(way, name)) for way in tried if way.test is not None]
        last = self.to(certain, name) if certain is not None else _stick(name)
        if not ways:
            return last

        def way_out(course: TurnInProgress, v: list[Value]) -> str | None:
            found = next((to for test, to in ways if test(course, v)), last)
            return found if isinstance(found, str) else found(course, v)

        return way_out

    def events(self, body: Body) -> Step:
        """Return the function that decides the way out if some ways lead to what fits of a pool."""
        number, stick = self.node.number, _stick(body.name)
        ways = [
            (
                measure(way.test, number) if way.test is not None else None,
                self.to(way, body.name) if way.pool is None else self.event(way.pool),
            )
            for way in body.ways
        ]

        def way_out(course: TurnInProgress, v: list[Value]) -> str | None:
            for test, to in ways:
                if test is None or test(course, v):
                    found = to if isinstance(to, str) else to(course, v)
                    if found != _NONE_FITS:
                        return found
            return stick(course, v)

        return way_out

    def event(self, pool: Pool) -> Step:
        """Return the function that picks one storylet of a pool to enter."""
        names, picker, leaving = self.story.pools[pool.pool], self.picker(pool), self.leaving
        staying = (_NONE_FITS, self.node.name)

        def enter(course: TurnInProgress, v: list[Value]) -> str:
            found = next((names[place] for place in picker(course, v)), _NONE_FITS)
            if leaving and found not in staying:
                leave_node(v, leaving)
            return found

        return enter

    def to(self, way: Way, body: str) -> Step | str:
        """Return where a way leads. One to another node sets back what the node remembers for a visit."""
        leaving, node, to = self.leaving, self.node.name, way.to
        if not leaving:
            return (lambda course, v: course.back(body)) if to == BACK else to
        if to == node:
            return to

        def leave(course: TurnInProgress, v: list[Value]) -> str | None:
            if to != BACK:
                leave_node(v, leaving)
                return to
            if course.stack and course.program.bodies[course.stack[-1]].node != node:
                leave_node(v, leaving)
            return course.back(body)

        return leave


def _fixed(choice: Choice) -> turn.Choice | None:
    """Return an open choice as the reader sees it, or None if that varies."""
    label = fixed_runs(choice.label)
    # the same string object as the key of its body, to save memory
    return turn.Choice(choice.id, choice.body.name, label, words(label)) if label is not None else None


def _asking(body: Body) -> Step | None:
    """Return the step that asks the question of a body."""
    if body.ask is None:
        return None
    name, question = body.name, question_of(body.ask)
    return lambda course, v: course.ask(name, question)


def _resets(body: Body) -> tuple[tuple[int, Value], ...]:
    """Return the parameters that get their first values back after the call of a body, with these values."""
    resets = body.call.resets if body.call is not None else ()
    return tuple([(reset.slot, reset.value.value) for reset in resets if isinstance(reset.value, Const)])


def _count(slot: int) -> Act:
    def count(course: TurnInProgress, v: list[Value]) -> None:
        if v[slot] != HIGHEST:  # the highest number in an expression
            v[slot] += 1  # type: ignore[operator]

    return count


def _date(slot: int) -> Act:
    def date(course: TurnInProgress, v: list[Value]) -> None:
        v[slot] = course.turns

    return date


def _mark(slot: int) -> Act:
    def mark(course: TurnInProgress, v: list[Value]) -> None:
        v[slot] = 1

    return mark


def _stick(name: str) -> Step:
    return lambda course, v: course.stick(name)


def leave_node(v: list[Value], slots: tuple[int, ...]) -> None:
    """Set back what a node remembers for a visit."""
    for slot in slots:
        v[slot] = 0
