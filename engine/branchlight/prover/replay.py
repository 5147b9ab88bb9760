"""Replay: plays a path of a proof, to show that it leads where the proof says."""

import re
from collections import deque
from collections.abc import Iterator, Sequence

from branchlight.model.state import State
from branchlight.model.story import Story
from branchlight.play.transitions import choose, resume, start
from branchlight.play.turn import Turn
from branchlight.source.named_tuple import NamedTuple

_DRAW = re.compile(r"draw (\d+) of (\d+)\Z")
_ANSWER = re.compile(r'answer "(.*)"\Z', re.DOTALL)


def draw_entry(result: int, sides: int) -> str:
    """Return the entry of a path for a draw; `result` counts from 0."""
    return f"draw {result + 1} of {sides}"


def answer_entry(text: str) -> str:
    """Return the entry of a path for the answer to a question."""
    return f'answer "{text}"'


def decisions_in(path: Sequence[str]) -> int:
    """Return how many decisions a path has."""
    return sum(_DRAW.match(entry) is None for entry in path)


def answer_in(entry: str) -> str | None:
    """Return the answer that an entry of a path gives, or None if the entry is no answer."""
    found = _ANSWER.match(entry)
    return found[1] if found else None


def replay(story: Story, path: Sequence[str], begun: State | None = None) -> Turn:
    """Return the turn that a path leads to, from the start or a state. Raises `ValueError` if there is no such path."""
    return deque(turns_on(story, path, begun), maxlen=1)[0][0]


ANY_ANSWER = "[any answer]"
"""The words for a typed text that is only shown, since nothing can depend on which it is."""


class WordedStep(NamedTuple):
    """A decision in the words on the page, and the draws after it. The first step is the beginning, without words."""

    words: str
    draws: tuple[str, ...]


def steps(story: Story, path: Sequence[str], begun: State | None = None) -> Iterator[WordedStep]:
    """Yield the decisions on a path from the start or a state, with the results of draws.

    Raises `ValueError` if the story has no such path.
    """
    before: Turn | None = None
    for turn, begin, end in turns_on(story, path, begun):
        if before is None:
            yield WordedStep("", tuple(path[begin:end]))
        else:
            yield WordedStep(_words(before, path[begin]), tuple(path[begin + 1 : end]))
        before = turn


def _words(turn: Turn, entry: str) -> str:
    """Return the words of the choice that an entry names, or the answer that it gives."""
    if turn.question is not None:
        return ANY_ANSWER if turn.question.kind == "text" else f"[{entry}]"
    return next((choice.text for choice in turn.choices if choice.name == entry), entry)


def turns_on(story: Story, path: Sequence[str], begun: State | None = None) -> Iterator[tuple[Turn, int, int]]:
    """Yield each turn of a path with the range of its entries: the decision, and the draws after it.

    The path begins at the start of the story, or at a state. Raises `ValueError` if the story has no such path.
    """
    draws = _NamedDraws(path)
    turn = start(story, 0, draws.draw) if begun is None else resume(story, begun, draws.draw)
    yield turn, 0, draws.place
    while draws.place < len(path):
        begin = draws.place
        draws.place += 1
        turn = choose(turn, _decision(turn, path[begin]), draws.draw)
        yield turn, begin, draws.place


def _decision(turn: Turn, entry: str) -> str:
    """Return the answer or the choice's id that `choose` takes for an entry."""
    answer = answer_in(entry)
    if answer is not None:
        if turn.question is None:
            raise ValueError(f"nothing is asked where the path says {entry!r}")
        return answer
    for choice in turn.choices:
        if choice.name == entry:
            return choice.id
    raise ValueError(f"{entry!r} is not on offer at {turn.state.place!r}")


class _NamedDraws:
    """Draws the results that a path names from `place` on. Raises `ValueError` if the path does not name a draw."""

    def __init__(self, path: Sequence[str]) -> None:
        self.path = path
        self.place = 0

    def draw(self, sides: int) -> int:
        match = _DRAW.match(self.path[self.place]) if self.place < len(self.path) else None
        if match is None or int(match[2]) != sides or not 1 <= int(match[1]) <= sides:
            raise ValueError(f"the path does not name a draw of {sides} where one is made")
        self.place += 1
        return int(match[1]) - 1
