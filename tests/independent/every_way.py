"""All turns of a small story, found by the interpreter: every choice, every answer, and every result of draws.

The story is one of `tests.prover.small_stories`, whose words say what happens. Two turns are one if the story remembers
the same and offers the same. Only counts and ages are bounded, far above what a small story compares them with.

The reader veils nothing, so texts that only a veil shows are not seen.
"""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from tests.independent import interpreter
from tests.independent.expressions import Compiler
from tests.independent.interpreter import Turn
from tests.independent.nodes import Choice
from tests.independent.story import Story
from tests.prover.by_playing import FAR, MOST_TURNS, ROUND, Fall, TooLargeError, every_fall
from tests.prover.small_stories import WORDS, Promise

MOST_WAYS = 5_000
"""The most turns that are played, with those that were known."""


class EveryWay:
    """All turns of a story.

    found      what some turn shows, by its kind and name, with the fewest decisions that lead there
    turns      the turns, each with the fewest decisions
    after      the numbers of the turns that follow each
    fulfilled  the numbers of the promises whose tests are true somewhere in each turn
    first      the numbers of the first turns
    """

    def __init__(self, text: str, promises: list[Promise]) -> None:
        """Play every way through a story. Raises `TooLargeError`."""
        self.story, self.promises = interpreter.load(text), promises
        self.tests = [Compiler(self.story.book, "main").condition(promise.test) for promise in promises]
        self.found: dict[tuple[str, str], int] = {}
        self.turns: list[tuple[Turn, int]] = []
        self.after: list[set[int]] = []
        self.fulfilled: list[frozenset[int]] = []
        self.numbers: dict[object, int] = {}
        self.played = 0
        self.first = {self.arrive(turn, 0) for turn in every_fall(self.begun)}
        for number, _ in enumerate(self.turns):  # more turns are added meanwhile
            self.go_on(number)

    def begun(self, fall: Fall) -> Turn:
        """Return the first turn, with these draws."""
        return interpreter.start(self.story, lambda sides, percent: fall(sides))

    def go_on(self, number: int) -> None:
        """Take every way on from a turn."""
        turn, distance = self.turns[number]
        for answer in answers_to(turn):
            taken = turn.world.offered.get(answer)
            if turn.question is None and isinstance(taken, Choice):
                self.note("choice", taken.key, distance + 1)
            for following in every_fall(partial(chosen, turn, answer)):
                self.after[number].add(self.arrive(following, distance + 1))

    def arrive(self, turn: Turn, distance: int) -> int:
        """Return the number of a turn, after a look at what it shows."""
        self.played += 1
        fulfilled = self.look(turn, distance)
        key = self.key(turn), fulfilled
        if key not in self.numbers:
            self.numbers[key] = len(self.turns)
            self.turns.append((turn, distance))
            self.after.append(set())
            self.fulfilled.append(fulfilled)
        if self.played > MOST_WAYS or len(self.turns) > MOST_TURNS:
            raise TooLargeError
        return self.numbers[key]

    def note(self, kind: str, name: str, distance: int) -> None:
        """Keep what a turn shows."""
        self.found.setdefault((kind, name), distance)

    def look(self, turn: Turn, distance: int) -> frozenset[int]:
        """Keep all that a turn shows. Return the promises whose tests are true somewhere in it."""
        words = " ".join(shown(turn)).split()
        for word in words:
            self.note("word", word, distance)
        for node in turn.world.visits:
            self.note("node", node, distance)
        if turn.ending is not None:
            self.note("ending", turn.ending, distance)
        if turn.halted:
            self.note(turn.halted, turn.world.here, distance)
        said = [(int(word[1:]), words[at + 1] == "true", None) for at, word in enumerate(words) if is_test(word)]
        tests = [] if turn.halted else self.tests
        decided = [(at, bool(test(turn.world)), turn.ending) for at, test in enumerate(tests)]
        checked = [(at, value and self.promises[at].ending in ("", end)) for at, value, end in [*said, *decided]]
        for at, value in checked:
            self.note("true" if value else "false", str(at), distance)
        return frozenset([at for at, value in checked if value])

    def key(self, turn: Turn) -> object:
        """Return what tells turns apart."""
        world, declared = turn.world, self.story.book.declared
        values = [(name, bounded(one)) for name, one in world.values.items() if declared[name].kind.tag != "text"]
        visits = [(name, bounded(count)) for name, count in world.visits.items()]
        ages = [(name, min(world.decisions - when, FAR)) for name, when in world.entered_at.items()]
        memory = (*values, *visits, *ages, *order_in_pools(self.story, turn), *world.unshown.items())
        shown_before = [(key, bounded(count)) for key, count in world.shown.items()]
        offer = tuple([(name, is_open) for name, _, is_open, _ in turn.choices])
        place = (world.here, world.body, world.calls, turn.question is None, turn.ending, turn.halted)
        return frozenset([*memory, *shown_before]), world.chosen, world.taken, offer, place

    def undecided(self) -> Iterator[int]:
        """Yield the numbers of the turns that end with a decision."""
        yield from [at for at, (turn, _) in enumerate(self.turns) if turn.ending is None and not turn.halted]

    def reaching(self, goals: Iterable[int]) -> set[int]:
        """Return the turns from which one of these can be reached."""
        found, before = set(goals), set[int]()
        while found != before:
            before = set(found)
            found |= {number for number, following in enumerate(self.after) if not found.isdisjoint(following)}
        return found

    def traps(self) -> dict[str, int]:
        """Return the nodes in which a reader can be trapped, with the fewest decisions."""
        free = self.reaching([at for at, (turn, _) in enumerate(self.turns) if turn.ending is not None])
        found: dict[str, int] = {}
        for at in self.undecided():
            if at not in free:
                found.setdefault(self.turns[at][0].world.here, self.turns[at][1])
        return found

    def lost_after(self, promise: int) -> int | None:
        """Return the fewest decisions after which a promise `never lost` is broken."""
        keeping = self.reaching([at for at, fulfilled in enumerate(self.fulfilled) if promise in fulfilled])
        if keeping.isdisjoint(self.first):
            return 0
        lost = [at for at in self.undecided() if keeping.isdisjoint(self.after[at]) and not self.holds_at(at, promise)]
        return min([self.turns[at][1] for at in lost], default=None)

    def holds_at(self, at: int, promise: int) -> bool:
        """Return whether a promise without an ending holds at the decision of a turn."""
        return not self.promises[promise].ending and bool(self.tests[promise](self.turns[at][0].world))


def chosen(turn: Turn, answer: str, fall: Fall) -> Turn:
    """Return the turn after an answer, with these draws."""
    return interpreter.choose(turn, answer, lambda sides, percent: fall(sides))


def answers_to(turn: Turn) -> list[str]:
    """Return an answer for everything that can come of a turn."""
    if turn.ending is not None or turn.halted:
        return []
    ask = turn.world.body.ask if turn.world.body is not None else None
    if turn.question is None or ask is None:
        return [name for name, _, is_open, _ in turn.choices if is_open]
    if ask.least is not None and ask.greatest is not None:
        return [str(number) for number in range(ask.least, ask.greatest + 1)]
    return [""] if ask.meanings is None else list(WORDS)


def shown(turn: Turn) -> list[str]:
    """Return all texts of a turn."""
    labels = [text for _, label, _, reason in turn.choices for text in (label, reason)]
    return [*[text for _, _, text in turn.passages], *labels]


def is_test(word: str) -> bool:
    """Return whether a word is followed by the value of the test of a promise."""
    return re.fullmatch(r"p\d", word) is not None


def bounded(value: Any) -> Any:
    """Return a value, or a smaller number if nothing can tell the two apart."""
    return FAR + (value - FAR) % ROUND if isinstance(value, int) and value > FAR else value


def order_in_pools(story: Story, turn: Turn) -> list[object]:
    """Return the storylets in the order in which they were last entered, those of one time together."""
    entered = turn.world.entered_at
    names = [node.name for pool in story.pools.values() for node in pool if node.name in entered]
    times = sorted({entered[name] for name in names})
    return [("order", name, times.index(entered[name])) for name in names]
