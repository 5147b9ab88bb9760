"""Sessions of an adopted story, in the form in which inkjs gives those of the original."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from branchlight import Story, Turn, choose, start
from branchlight.play import varying
from branchlight.prover.replay import turns_on
from tests.adopt.oracle.inkjs_oracle import InkSession, InkTurn

RAN_OUT = ("ran out of content", "unexpectedly reached end of content")
"""What ink says where it just stops, the latter in a tunnel. An adopted story has an ending there."""


class ShownTurn(NamedTuple):
    """The words of a turn: its lines and its open choices."""

    lines: list[str]
    choices: list[str]


class AdoptedSession(NamedTuple):
    """What was shown and picked, and every draw with its number of sides. `halted` is that of the last turn."""

    turns: list[ShownTurn]
    picks: list[int]
    draws: list[tuple[int, int]]
    halted: str = ""


def random_session(story: Story, seed: int, most: int) -> AdoptedSession:
    """Play at most `most` random choices."""
    picker = random.Random(seed)
    return _session(story, seed, lambda turn, count: None if turn == most else picker.randrange(count))


def picked_session(story: Story, picks: Sequence[int], seed: int = 1) -> AdoptedSession:
    """Play these choices, by their index among the open ones."""
    return _session(story, seed, lambda turn, _: picks[turn] if turn < len(picks) else None)


def path_session(story: Story, path: Sequence[str]) -> AdoptedSession:
    """Play a path of a proof, with the draws that it names."""
    session = AdoptedSession([], [], [])
    before: Turn | None = None
    for turn, begin, end in turns_on(story, path):
        session.turns.append(_of_turn(turn))
        entries = path[begin:end]
        if before is not None:
            opened = [choice.name for choice in before.choices if choice.open]
            session.picks.append(opened.index(entries[0]))
            entries = entries[1:]
        session.draws.extend(map(_draw, entries))
        before = turn
    return session


def differences(adopted: AdoptedSession, ink: InkSession) -> list[str]:
    """Return what differs between the two sessions, in words; nothing if they are equal."""
    found = [f"ink: {error}" for error in ink.errors if not any(each in error for each in RAN_OUT)]
    shown = [_of_ink(turn) for turn in ink.turns]
    for number, (ours, theirs) in enumerate(zip(adopted.turns, shown, strict=False)):
        if ours != theirs:
            found.append(f"turn {number}: {ours} instead of {theirs}")
    if len(adopted.turns) != len(shown):
        found.append(f"{len(adopted.turns)} turns instead of {len(shown)}")
    if ink.left:
        found.append(f"{ink.left} draws too many")
    return found


def _session(story: Story, seed: int, pick: Callable[[int, int], int | None]) -> AdoptedSession:
    """Play what `pick` picks, given the number of the turn and how many choices are open."""
    session = AdoptedSession([], [], [])
    with _recorded(session.draws):
        turn = start(story, seed=seed)
        while True:
            session.turns.append(_of_turn(turn))
            opened = [choice for choice in turn.choices if choice.open]
            index = pick(len(session.picks), len(opened)) if opened else None
            if index is None:
                return session._replace(halted=turn.halted)
            session.picks.append(index)
            turn = choose(turn, opened[index])


@contextmanager
def _recorded(draws: list[tuple[int, int]]) -> Iterator[None]:
    """Record every draw of the dice, with its number of sides."""
    original = varying.roll

    def roll(state: int, sides: int) -> tuple[int, int]:
        state, result = original(state, sides)
        draws.append((result, sides))
        return state, result

    varying.roll = roll
    try:
        yield
    finally:
        varying.roll = original


def _draw(entry: str) -> tuple[int, int]:
    """Return the result from 0 and the sides that an entry such as `draw 2 of 6` names."""
    _, result, _, sides = entry.split()
    return int(result) - 1, int(sides)


def _of_turn(turn: Turn) -> ShownTurn:
    passages = [passage for passage in turn.passages if passage.kind in ("paragraph", "voice")]
    lines = [line for passage in passages for line in passage.text.split("\n")]
    return ShownTurn(_words(lines), _words([choice.text for choice in turn.choices if choice.open], True))


def _of_ink(turn: InkTurn) -> ShownTurn:
    return ShownTurn(_words([text for text, _ in turn.lines]), _words([text for text, _ in turn.choices], True))


def _words(texts: Sequence[str], keeps_empty: bool = False) -> list[str]:
    """Return texts without spaces at their ends or several in a row."""
    plain = [" ".join(text.split()) for text in texts]
    return [text for text in plain if text or keeps_empty]
