"""A path of a proof, played: what shows that the path leads where the proof says."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from branchlight.model.story import Story
from branchlight.play.transitions import choose, start
from branchlight.play.turn import Turn

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
    return deque(_turns(story, path), maxlen=1)[0][0]


ANY_ANSWER = "[any answer]"
"""What stands for a text that is typed: nothing can hang on which it is."""


class WordedStep(NamedTuple):
    """A decision in the words on the page, and the draws that follow it. The first step is the beginning, unworded."""

    words: str
    draws: tuple[str, ...]


def steps(story: Story, path: Sequence[str]) -> Iterator[WordedStep]:
    """What a reader who follows a path decides, one by one, and how the dice fall."""
    before: Turn | None = None
    for turn, begin, end in _turns(story, path):
        if before is None:
            yield WordedStep("", tuple(path[begin:end]))
        else:
            words = next((choice.text for choice in before.choices if choice.name == path[begin]), ANY_ANSWER)
            yield WordedStep(words, tuple(path[begin + 1 : end]))
        before = turn


def _turns(story: Story, path: Sequence[str]) -> Iterator[tuple[Turn, int, int]]:
    """Each turn of a path, and which of its entries lead there: the decision, and the draws behind it."""
    draws = _NamedDraws(path)
    turn = start(story, 0, draws.draw)
    yield turn, 0, draws.place
    while draws.place < len(path):
        begin = draws.place
        draws.place += 1
        turn = choose(turn, _decision(turn, path[begin]), draws.draw)
        yield turn, begin, draws.place


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


class _NamedDraws:
    """Draws what the path names from `place` on. Every draw has to be named."""

    def __init__(self, path: Sequence[str]) -> None:
        self.path = path
        self.place = 0

    def draw(self, sides: int) -> int:
        match = _DRAW.match(self.path[self.place]) if self.place < len(self.path) else None
        if match is None or int(match[2]) != sides or not 1 <= int(match[1]) <= sides:
            raise ValueError(f"the path does not name a draw of {sides} where one is made")
        self.place += 1
        return int(match[1]) - 1
