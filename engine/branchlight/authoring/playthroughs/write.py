"""Playthroughs as YAML: written from a reading, or from the path that a proof found."""

import re
from collections.abc import Iterable, Sequence
from json import dumps

from branchlight.model.story import Story
from branchlight.play import choose, start
from branchlight.play.reading import match
from branchlight.play.trail import Answer
from branchlight.play.turn import Choice, Turn

MOST_WORDS = 12
_PLAIN = re.compile(r"[^\W\d_][\w .,;!?’'()-]*[\w.!?)]|[^\W\d_]\w*")
_NOT_TEXT = frozenset(("true", "false", "null", "True", "False", "Null", "TRUE", "FALSE", "NULL"))
_DRAW = re.compile(r"draw (\d+ of \d+)")
_ANSWER = re.compile(r'answer "(.*)"', re.DOTALL)


def record(story: Story, seed: int, answers: Iterable[str | Answer], name: str = "A reading") -> str:
    """A playthrough of the reading that these answers (ids of choices, or texts) make with this seed.

    Choices are named as in this edition of the story. Raises `ValueError` where the answers do not lead on.
    """
    turn = start(story, seed)
    steps = _seen(turn)
    for given in answers:
        answer = match(turn, given)
        if answer is None:
            raise ValueError(f"{given if isinstance(given, str) else given.answer!r} does not lead on from there")
        choice = next((choice for choice in turn.choices if choice.id == answer), None)
        steps.append(f"choose: {quoted(answer)}  # {choice.text}" if choice else f"answer: {quoted(answer)}")
        turn = choose(turn, answer)
        steps += _seen(turn)
    return _document(name, seed, steps)


def from_path(name: str, path: Sequence[str], last: Sequence[str] = (), about: str = "") -> str:
    """A playthrough of a path as proofs name it: choices by their full names, answers and draws.

    `last` are the steps behind it. `about` is a comment for whoever opens the file.
    """
    comment = f"# {about}\n" if about else ""
    return comment + _document(name, 1, [*[_path_step(entry) for entry in path], *last])


def quoted(text: str, in_list: bool = False) -> str:
    """A text as a YAML scalar on one line, without quotes where it can do without."""
    if _PLAIN.fullmatch(text) and text not in _NOT_TEXT and not (in_list and "," in text):
        return text
    return dumps(text, ensure_ascii=False)


def _path_step(entry: str) -> str:
    draw, answer = _DRAW.fullmatch(entry), _ANSWER.fullmatch(entry)
    if draw:
        return f"draw: {draw[1]}"
    return f"answer: {quoted(answer[1])}" if answer else f"choose: {quoted(entry)}"


def _seen(turn: Turn) -> list[str]:
    """Steps that hold a turn to what was seen of it: its first words, its choices, its ending."""
    steps: list[str] = []
    # What is veiled from nobody is shown to everybody: only such words can be expected of every reader.
    passage = next((passage for passage in turn.passages if passage.runs and not passage.note), None)
    if passage is not None:
        steps.append(f"expect: {quoted(_beginning(passage.text))}")
    if turn.ending is not None:
        steps.append(f"ending: {turn.ending.name}")
    opened: list[Choice] = [choice for choice in turn.choices if choice.open]
    if opened:
        steps.append(f"choices: [{', '.join([quoted(choice.id, in_list=True) for choice in opened])}]")
    return steps


def _beginning(text: str) -> str:
    """The first words of a text, up to the end of a sentence where there is one among them."""
    words = text.split()[:MOST_WORDS]
    ends = [place for place, word in enumerate(words, 1) if word[-1] in ".?!" or word[-2:] in (".”", "?”", "!”")]
    return " ".join(words[: ends[-1]] if ends and ends[-1] > 2 else words)


def _document(name: str, seed: int, steps: list[str]) -> str:
    lines = [f"playthrough: {quoted(name)}", *([f"seed: {seed}"] if seed != 1 else []), "steps:"]
    return "\n".join([*lines, *[f"  - {step}" for step in steps], ""])
