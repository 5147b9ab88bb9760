"""One turn in the making: the order of play."""

from __future__ import annotations

from typing import Any, Protocol, TypeAlias

from .nodes import Body, Choice, Entry, Node, Together
from .nodes import Pool as PoolEntry
from .prose import Prose
from .shown import Passage, line, passages
from .world import Draw, World

BODIES_IN_A_TURN = 1_000
CALLS_IN_CALLS = 100

Offer: TypeAlias = tuple[str, str, bool, str]  # id, label, whether it is open, and the reason if not
Question: TypeAlias = dict[str, Any]


class Step(Protocol):
    """Something that happens in a turn."""

    def __call__(self) -> Step | None:
        """Let it happen, and return what comes next, or nothing when the turn is complete."""


class Play:
    """One turn in the making; most methods are steps, or return the next one."""

    def __init__(self, world: World, draw: Draw) -> None:
        """Begin a turn."""
        self.world = world
        self.before = world
        world.draw = draw
        self.told: list[tuple[str, str]] = []  # what the texts of the turn show, each with its content note
        self.choices: list[Offer] = []
        self.question: Question | None = None
        self.ending: str | None = None
        self.halted = ""
        self.entered = 0

    @property
    def passages(self) -> list[Passage]:
        """The passages so far."""
        return passages(self.told, self.world.story.voices)

    @property
    def body(self) -> Body:
        """The node or choice in which the reader is."""
        if self.world.body is None:
            raise ValueError("nothing was entered")
        return self.world.body

    def halt(self, why: str) -> Step | None:
        """End a turn in which the story cannot go on."""
        self.halted = why
        self.choices = self.choices if why == "stuck" else []
        return None

    def enter(self, body: Body, called: bool = False) -> Step | None:
        """Enter a node or a choice."""
        self.entered += 1
        if self.entered > BODIES_IN_A_TURN:
            return self.halt("runaway")
        world, self.choices = self.world, []
        if isinstance(body, Node):
            if called:
                world.here = body.name
            world.leave_for(body.name)
            world.visits[body.name] = world.visits.get(body.name, 0) + 1
            world.entered_at[body.name] = world.decisions
        elif isinstance(body, Choice):
            world.chosen |= {body.key}
            world.taken |= {body.key} if body.once == "visit" else set()
        world.body = body
        return self.tell

    def tell(self) -> Step | None:
        """Execute `do`, and evaluate both texts."""
        body, world = self.body, self.world
        for statement in body.do:
            statement(world)
        if body.text is not None:
            self.told.append((body.text.write(world), body.note))
        if body.veiled is not None:
            body.veiled.write(world)
        return self.ask

    def ask(self) -> Step | None:
        """Wait for an answer, if there is a question."""
        ask = self.body.ask
        if ask is None:
            return self.call
        self.before = self.world.copy()
        self.question = {"label": line(ask.label.write(self.world))}
        if ask.least is not None:
            self.question |= {"least": ask.least, "greatest": ask.greatest}
        return None

    def call(self) -> Step | None:
        """Enter the called node, if there is one."""
        world, call = self.world, self.body.call
        if call is None:
            return self.offer
        if len(world.calls) >= CALLS_IN_CALLS:
            return self.halt("runaway")
        values = {key: run(world) for key, run in call.given.items()}
        world.set_to_start(world.story.book.parameters[call.node])
        world.values |= values
        world.calls = (*world.calls, (world.here, self.body, call.node))
        return self.enter(world.story.nodes[call.node], called=True)

    def offer(self) -> Step | None:
        """Lay out the choices; if none is open, the story ends or goes on."""
        self.before = self.world.copy()
        self.world.offered = {}
        self.choices = self.laid_out(self.body.entries)
        if any(is_open for _, _, is_open, _ in self.choices):
            return None
        if self.body.ending is None:
            return self.leave
        self.choices, self.ending = [], self.body.ending
        return None

    def leave(self) -> Step | None:
        """Take the first way that holds, if it does not lead to a pool of which nothing fits."""
        world = self.world
        for way in self.body.ways:
            if way.condition is not None and not way.condition(world):
                continue
            if way.node:
                return self.enter(world.story.nodes[way.node])
            if not way.pool:
                return self.back()
            picked = self.picked(way.pool, 1)
            if picked:
                return self.enter(picked[0])
        return self.halt("stuck")

    def back(self) -> Step | None:
        """Come back from the latest call."""
        world, self.choices = self.world, []
        if not world.calls:
            return self.halt("stuck")
        *calls, (here, world.body, called) = world.calls
        world.calls = tuple(calls)
        world.leave_for(here)
        world.set_to_start(world.story.book.parameters[called])
        return self.offer

    # Choices

    def laid_out(self, entries: list[Entry]) -> list[Offer]:
        """Return the choices and storylets as the reader sees them."""
        shown: list[Offer] = []
        for entry in entries:
            if isinstance(entry, Together):
                shown += self.laid_out(entry.entries) if entry.condition(self.world) else []
            elif isinstance(entry, PoolEntry):
                shown += [self.open(node.name, node) for node in self.picked(entry.name, entry.show)]
            else:
                shown += self.choice(entry)
        return shown

    def choice(self, choice: Choice) -> list[Offer]:
        """Return a choice as the reader sees it, or nothing."""
        world = self.world
        if choice.once and choice.key in (world.chosen if choice.once is True else world.taken):
            return []
        if choice.condition is None or choice.condition(world):
            return [self.open(choice.id, choice)]
        if choice.locked is None:
            return []
        label = self.line(choice.label)
        return [(choice.id, label, False, self.line(choice.locked))]

    def open(self, name: str, body: Choice | Node) -> Offer:
        """Return an open choice or storylet."""
        if name in self.world.offered:
            raise ValueError(f"{name} is offered twice")
        self.world.offered[name] = body
        return name, self.line(body.label), True, ""

    def line(self, prose: Prose | None) -> str:
        """Evaluate a label or a reason."""
        if prose is None:
            raise ValueError("a label is missing")
        return line(prose.write(self.world))

    def picked(self, pool: str, number: int) -> list[Node]:
        """Return nodes of a pool that fit: by priority, then the least recently entered, then by the dice."""
        world = self.world
        fitting: list[tuple[tuple[int, int], Node]] = []
        for node in world.story.pools[pool]:
            if node.when is None or node.when(world):
                fitting.append(((node.priority(world), world.turns_since(node.name)), node))
        shown: list[Node] = []
        while fitting and len(shown) < number:
            best = max(rank for rank, _ in fitting)
            equal = [pair for pair in fitting if pair[0] == best]
            pair = equal[world.dice(len(equal))]
            fitting.remove(pair)
            shown.append(pair[1])
        return shown
