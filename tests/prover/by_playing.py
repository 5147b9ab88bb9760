"""Findings about a small story, made by playing every path: without reductions or code of the prover.

Two turns are one if they have the same place, call stack, values and offer. Only counts and ages of visits are bounded,
because they would make loops endless. Their bounds are far above anything that a small story compares them with.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from branchlight.model.state import State
from branchlight.model.story import Story
from branchlight.play import Question, Turn, choose, start
from tests.prover.markers import VARIANT, markers
from tests.prover.small_stories import POOL, WORDS, Promise

FAR = 9
ROUND = 6
MOST_TURNS = 500
MOST_DRAWS = 9
MOST_PLAYED = 20_000
Following = TypeVar("Following")


class TooLargeError(Exception):
    """Raised if there are more turns, paths to them, or draws in one turn, than can be played."""


class Played:
    """All turns of a story. Every finding has the fewest decisions that lead to it."""

    def __init__(self, story: Story, promises: list[Promise]) -> None:
        self.story, self.promises = story, promises
        self.markers = {marker: name for name, marker in markers(story).items()}
        self.found: dict[tuple[str, str], int] = {}
        self.number: dict[object, int] = {}
        self.turns: list[tuple[Turn, int]] = []
        self.untold: list[frozenset[str]] = []
        self.after: list[list[int]] = []
        self.played = 0
        self.fulfils: list[list[set[int]]] = []
        self.begin()
        self.beginning = list(range(len(self.turns)))
        self.go_through()

    def begin(self) -> None:
        for turn in every_fall(partial(start, self.story, 0)):
            self.arrive(turn, 0, frozenset(self.story.facts))

    def go_through(self) -> None:
        here = 0
        while here < len(self.turns):
            turn, distance = self.turns[here]
            opened = [choice.id for choice in turn.choices if choice.open]
            answers = answers_to(turn.question) if turn.question else opened
            names = {choice.id: choice.name for choice in turn.choices}
            for answer in answers if turn.ending is None else []:
                if not turn.question:
                    self.note("choice", names[answer], distance + 1)
                for following in every_fall(partial(choose, turn, answer)):
                    self.after[here].append(self.arrive(following, distance + 1, self.untold[here]))
            here += 1

    def note(self, kind: str, name: str, distance: int) -> None:
        self.found.setdefault((kind, name), distance)

    def key(self, turn: Turn) -> object:
        """Return what distinguishes turns."""
        return (
            normal(self.story, turn.state),
            normal(self.story, turn.after),
            tuple([(c.id, c.open) for c in turn.choices]),
        )

    def met_in(self, turn: Turn) -> set[tuple[str, str]]:
        """Return what a single turn shows."""
        kept, self.found = self.found, {}
        self.look(turn, 0)
        met, self.found = self.found, kept
        return set(met)

    def arrive(self, turn: Turn, distance: int, untold: frozenset[str]) -> int:
        """Return the number of a turn, given the facts that the reader was not told before.

        Its text is examined even if the turn is not new.
        """
        self.played += 1
        if self.played > MOST_PLAYED:
            raise TooLargeError
        kept = self.look(turn, distance)
        untold, used = hear(turn, untold)
        for fact in used:
            self.note("used untold", fact, distance)
        key = (self.key(turn), untold)
        number = self.number.get((key, kept))
        if number is None:
            number = self.number[key, kept] = len(self.turns)
            self.turns.append((turn, distance))
            self.untold.append(untold)
            self.after.append([])
            if number > MOST_TURNS:
                raise TooLargeError
        return number

    def look(self, turn: Turn, distance: int) -> frozenset[int]:
        """Record what a turn shows; return the promises that hold somewhere in it (or where its reader is)."""
        holding: set[int] = set()
        rows = [passage.text for passage in turn.passages]
        for text in (
            *rows,
            *[c.text for c in turn.choices],
            *["".join(run.text for run in c.reason) for c in turn.choices],
        ):
            words = text.split()
            for place, word in enumerate(words):
                if VARIANT.fullmatch(word):
                    self.note("variant", self.markers[word], distance)
                elif word == "in":
                    self.note("node", f"main.{words[place + 1]}", distance)
                elif re.fullmatch(r"p\d", word):
                    self.hold(int(word[1:]), words[place + 1] == "true", "", distance, holding)
        if turn.ending is not None:
            self.note("ending", turn.ending.name, distance)
        elif turn.halted:
            self.note(f"halted {turn.halted}", node_at(turn), distance)
        for number in range(len(self.promises)):
            value = bool(turn.gauges[number].value)
            if turn.ending is not None:
                self.hold(number, value, turn.ending.name, distance, holding)
            elif not turn.halted:
                self.hold(number, value, "", distance, holding)
        return frozenset(holding)

    def hold(self, number: int, value: bool, ending: str, distance: int, holding: set[int]) -> None:
        """Check a promise: on entering a node, where the reader decides, or at an ending."""
        promise = self.promises[number]
        value = value and promise.ending in ("", ending)
        if value:
            holding.add(number)
            self.note("holds", str(number), distance)
        else:
            self.note("fails", str(number), distance)

    def deciding(self) -> Iterator[tuple[int, Turn, int]]:
        """Return the turns that end with a decision."""
        for number, (turn, distance) in enumerate(self.turns):
            if turn.ending is None and not turn.halted:
                yield number, turn, distance

    def reaching(self, goals: set[int]) -> set[int]:
        """Return the turns from which one of the goals can be reached."""
        found, before = set(goals), set()
        while found != before:
            before = set(found)
            found |= {number for number, following in enumerate(self.after) if not found.isdisjoint(following)}
        return found

    def numbers_of(self, turn: Turn) -> list[int]:
        """Return the numbers of the turns equal to this one, whatever was shown on the way there."""
        key = self.key(turn)
        return [number for ((other, _), _), number in self.number.items() if other == key]

    def ending(self) -> set[int]:
        """Return the turns from which an ending can be reached."""
        return self.reaching({number for number, (turn, _) in enumerate(self.turns) if turn.ending})

    def trapped(self) -> dict[str, int]:
        """Return the fewest decisions to each node in which a reader can be trapped."""
        ending = self.ending()
        found: dict[str, int] = {}
        for number, turn, distance in self.deciding():
            if number not in ending:
                found.setdefault(node_at(turn), distance)
        return found

    def lost(self, promise: int) -> dict[int, int]:
        """Return the turns that break a promise `never lost`, with the fewest decisions."""
        keys = {number: kept for (_, kept), number in self.number.items()}
        fulfilling = {number for number in keys if promise in keys[number]}
        reaching = self.reaching(fulfilling)
        if reaching.isdisjoint(self.beginning):
            return dict.fromkeys(self.beginning, 0)
        return {
            number: distance
            for number, turn, distance in self.deciding()
            if not (self.holds_here(turn, promise) or not reaching.isdisjoint(self.after[number]))
        }

    def holds_here(self, turn: Turn, promise: int) -> bool:
        return not self.promises[promise].ending and bool(turn.gauges[promise].value)


def hear(turn: Turn, untold: frozenset[str]) -> tuple[frozenset[str], set[str]]:
    """Return the facts that a reader was not told after a turn, and those that the turn uses before.

    Of a text under a note, the reader reads the worse of the two versions.
    """
    used: set[str] = set()
    before = plain = untold
    for passage in turn.passages:
        if passage.note and not passage.veiled:
            before = untold
        elif passage.veiled:
            plain, untold = untold, before
        untold = hear_words(passage.text, untold, used)
        if passage.veiled:
            untold |= plain
    for choice in turn.choices:
        for text in (choice.text, "".join(run.text for run in choice.reason)):
            untold = hear_words(text, untold, used)
    return untold, used


def hear_words(text: str, untold: frozenset[str], used: set[str]) -> frozenset[str]:
    for word in text.split():
        if re.fullmatch(r"tf\d", word):
            untold -= {word[1:]}
        elif re.fullmatch(r"nf\d", word) and word[1:] in untold:
            used.add(word[1:])
    return untold


def answers_to(question: Question) -> list[str]:
    """Return an answer for everything that can come of a question."""
    if question.kind == "number":
        return [str(number) for number in range(question.low, question.high + 1)]
    return list(WORDS) if question.kind == "among" else [""]


class Fall:
    """Makes draws by a script, and draws the first result after its end."""

    def __init__(self, script: list[int]) -> None:
        self.script = script
        self.asked: list[int] = []

    def __call__(self, sides: int) -> int:
        if len(self.asked) >= MOST_DRAWS:
            raise TooLargeError
        self.asked.append(sides)
        return self.script[len(self.asked) - 1] if len(self.asked) <= len(self.script) else 0


def every_fall(play: Callable[[Fall], Following]) -> Iterator[Following]:
    """Yield the turns that a decision can lead to, for every result of draws."""
    scripts: list[list[int]] = [[]]
    while scripts:
        fall = Fall(scripts.pop())
        yield play(fall)
        for place in range(len(fall.script), len(fall.asked)):
            before = fall.script + [0] * (place - len(fall.script))
            scripts += [[*before, other] for other in range(1, fall.asked[place])]


def normal(story: Story, state: State) -> object:
    """Return a state with counts and ages bounded, and without texts."""
    stamps = sorted({value for slot, value in zip(story.slots, state.values, strict=True) if slot.kind == "last"})
    values: list[object] = []
    for slot, value in zip(story.slots, state.values, strict=True):
        if slot.kind == "last" and isinstance(value, int):
            in_pool = slot.name.split(".")[-1] in pool_nodes(story)
            age = FAR if value < 0 else min(state.turns - value, FAR)
            values.append((value >= 0, age, stamps.index(value) if in_pool else 0))
        elif slot.type.kind == "text":
            values.append("")  # texts are never tested, and paths give any answer
        elif isinstance(value, int) and value > FAR and slot.kind != "text":
            values.append(FAR + (value - FAR) % ROUND)
        else:
            values.append(value)
    return state.place, state.stage, tuple(values), state.stack


def pool_nodes(story: Story) -> set[str]:
    return {name.split(".")[-1] for name in story.pools.get(POOL, ())}


def node_at(turn: Turn) -> str:
    return ".".join(turn.state.place.split(".")[:2])
