"""Playthroughs as YAML, written from a reading or from a path that a proof found."""

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
    """Return the playthrough of a reading with this seed and these answers, which are ids of choices or texts.

    Choices are named as in this edition of the story. Raises `ValueError` if an answer is not possible.
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
    """Return the playthrough of a path of a proof: choices by their full names, answers and draws.

    `last` are steps that follow the path. `about` is a comment at the head of the file.
    """
    comment = f"# {about}\n" if about else ""
    return comment + _document(name, 1, [*[_path_step(entry) for entry in path], *last])


def quoted(text: str, in_list: bool = False) -> str:
    """Return a text as a YAML scalar on one line, without quotes if it needs none."""
    if _PLAIN.fullmatch(text) and text not in _NOT_TEXT and not (in_list and "," in text):
        return text
    return dumps(text, ensure_ascii=False)


def _path_step(entry: str) -> str:
    draw, answer = _DRAW.fullmatch(entry), _ANSWER.fullmatch(entry)
    if draw:
        return f"draw: {draw[1]}"
    return f"answer: {quoted(answer[1])}" if answer else f"choose: {quoted(entry)}"


def _seen(turn: Turn) -> list[str]:
    """Return steps that expect what a turn shows: its first words, its choices, its ending."""
    steps: list[str] = []
    # Expect only a passage without a note: it shows to every reader, whatever they veil.
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
    """Return the first words of a text, up to the end of the last full sentence among them."""
    words = text.split()[:MOST_WORDS]
    ends = [place for place, word in enumerate(words, 1) if word[-1] in ".?!" or word[-2:] in (".”", "?”", "!”")]
    return " ".join(words[: ends[-1]] if ends and ends[-1] > 2 else words)


def _document(name: str, seed: int, steps: list[str]) -> str:
    lines = [f"playthrough: {quoted(name)}", *([f"seed: {seed}"] if seed != 1 else []), "steps:"]
    return "\n".join([*lines, *[f"  - {step}" for step in steps], ""])
