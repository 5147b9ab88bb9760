"""A path of a proof, played: what shows that the path leads where the proof says."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from engine.model.story import Story
from engine.play.playing import choose, start
from engine.play.turn import Turn

_DRAW = re.compile(r"draw (\d+) of (\d+)\Z")
_ANSWER = re.compile(r'answer "(.*)"\Z', re.DOTALL)


def draw_entry(result: int, sides: int) -> str:
    """How a path names a draw; `result` counts from 0."""
    return f"draw {result + 1} of {sides}"


def answer_entry(text: str) -> str:
    """How a path names the answer to a question."""
    return f'answer "{text}"'


def replay(story: Story, path: Sequence[str]) -> Turn:
    """The turn that a path leads to. Raises `ValueError` where the path is not one of the story."""
    rest = list(path)
    turn = start(story, 0, _Script(rest))
    while rest:
        entry = rest.pop(0)
        turn = choose(turn, _decision(turn, entry), _Script(rest))
    return turn


class Step(NamedTuple):
    """A decision in the words on the page, and the draws that follow it. The first step is the beginning, unworded."""

    words: str
    draws: tuple[str, ...]


def steps(story: Story, path: Sequence[str]) -> list[Step]:
    """What a reader who follows a path decides, one by one, and how the dice fall."""
    rest = list(path)
    turn = start(story, 0, _Script(rest))
    found = [Step("", tuple(path[: len(path) - len(rest)]))]
    while rest:
        entry = rest.pop(0)
        words = next((choice.text for choice in turn.choices if choice.name == entry), entry)
        left = len(rest)
        turn = choose(turn, _decision(turn, entry), _Script(rest))
        found.append(Step(words, tuple(path[len(path) - left : len(path) - len(rest)])))
    return found


def _decision(turn: Turn, entry: str) -> str:
    """What to give to `choose`: the text of an answer, or the id of the choice of that full name."""
    answer = _ANSWER.match(entry)
    if answer:
        if turn.question is None:
            raise ValueError(f"nothing is asked where the path says {entry!r}")
        return answer[1]
    for choice in turn.choices:
        if choice.name == entry:
            return choice.id
    raise ValueError(f"{entry!r} is not on offer at {turn.state.place!r}")


class _Script:
    """Draws what the path names. Every draw has to be named."""

    def __init__(self, rest: list[str]) -> None:
        self.rest = rest

    def __call__(self, sides: int) -> int:
        match = _DRAW.match(self.rest.pop(0)) if self.rest else None
        if match is None or int(match[2]) != sides or not 1 <= int(match[1]) <= sides:
            raise ValueError(f"the path does not name a draw of {sides} where one is made")
        return int(match[1]) - 1
