"""Random sessions of one story, played by the engine and by an interpreter of its own, with the same draws."""

import random
from typing import Any, NamedTuple

from branchlight import choose, load_text, start
from branchlight.model.story import Story
from branchlight.play.dice import Odds
from branchlight.play.snapshot import to_plain
from branchlight.play.turn import Passage, Turn, words
from tests.independent import interpreter

TURNS = 14
WORDS = ("friend", " MELLON! ", "foe", "“Foe”", "stranger", "Ada Lovelace the second")


class Draw(NamedTuple):
    """A draw: its number of sides, its odds in percent if it is a chance, and its result."""

    sides: int
    percent: int | None
    result: int


class DifferenceError(AssertionError):
    """The two interpreters differ."""


class Dice:
    """Draws at random for the engine, and gives the same results to the interpreter, which must ask for the same."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.made: list[Draw] = []
        self.given = 0

    def draw(self, sides: int) -> int:
        """Draw for the engine."""
        percent = sides.percent if isinstance(sides, Odds) else None
        made = Draw(int(sides), percent, self.rng.randrange(sides))
        self.made.append(made)
        return made.result

    def again(self, sides: int, percent: int | None = None) -> int:
        """Give a result of the engine to the interpreter."""
        if self.given == len(self.made):
            raise DifferenceError(f"a draw of {sides} that the engine does not make")
        made = self.made[self.given]
        self.given += 1
        if (made.sides, made.percent) != (sides, percent):
            raise DifferenceError(f"a draw of {(sides, percent)}, and the engine's is {made[:2]}")
        return made.result

    def settle(self) -> None:
        """Raise `DifferenceError` if the interpreter made fewer draws than the engine."""
        if self.given != len(self.made):
            raise DifferenceError(f"{len(self.made) - self.given} draws that only the engine makes")
        self.made, self.given = [], 0


def compare(text: str, seed: int) -> int:
    """Play a random session of a story with both. Return the number of turns. Raises `DifferenceError`."""
    story = load_text(text).story
    assert story is not None
    rng = random.Random(seed)
    dice = Dice(rng)
    turn, other = start(story, 0, dice.draw), interpreter.start(interpreter.load(text), dice.again)
    for number in range(1, TURNS + 1):
        dice.settle()
        settle(story, turn, other, number)
        answers = answers_to(turn)
        if not answers:
            return number
        answer = rng.choice(answers)
        turn, other = choose(turn, answer, dice.draw), interpreter.choose(other, answer, dice.again)
    return TURNS


def answers_to(turn: Turn) -> list[str]:
    """Return the answers to try at a turn."""
    if turn.question is not None:
        if turn.question.kind == "number":
            return [str(number) for number in range(turn.question.low, turn.question.high + 1)]
        return list(WORDS)
    return [choice.id for choice in turn.choices if choice.open]


def settle(story: Story, turn: Turn, other: Any, number: int) -> None:
    """Raise `DifferenceError` if two turns differ."""
    for part, value in seen(turn).items():
        theirs = getattr(other, part)
        if part == "state":
            theirs = {name: theirs.get(name) for name in value}
        if value != theirs:
            raise DifferenceError(f"turn {number}, {part}:\n  engine      {value}\n  interpreter {theirs}")


def seen(turn: Turn) -> dict[str, Any]:
    """Return a turn in the terms of the interpreter."""
    question: dict[str, Any] | None = None
    if turn.question is not None:
        question = {"label": turn.question.label}
        if turn.question.kind == "number":
            question |= {"least": turn.question.low, "greatest": turn.question.high}
    return {
        "passages": [part for passage in turn.passages if (part := told(passage)) is not None],
        "choices": [(choice.id, choice.text, choice.open, words(choice.reason)) for choice in turn.choices],
        "question": question,
        "ending": turn.ending.name if turn.ending is not None else None,
        "halted": turn.halted,
        "state": state(turn),
    }


def told(passage: Passage) -> tuple[str, str, str] | None:
    """Return a passage as a reader who veils nothing sees it."""
    if passage.kind == "setting" or passage.veiled:
        return None
    if passage.kind == "pause":
        return "pause", "", f"{passage.seconds:g}"
    if passage.kind == "cue":
        return "cue", "", passage.name
    return passage.kind, passage.name, passage.text


def state(turn: Turn) -> dict[str, Any]:
    """Return the declared state of a turn by names."""
    found: dict[str, Any] = {}
    for slot, value in zip(turn.story.slots, turn.state.values, strict=True):
        if slot.kind == "state":
            plain = to_plain(slot.type, value)
            found[slot.name] = sorted(plain) if isinstance(plain, list) else plain
    return found
