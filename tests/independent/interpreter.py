"""How a story is played: `load`, `start`, `choose`, and `again`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .play import Offer, Play, Question, Step
from .shown import Passage
from .story import Story
from .world import Draw, World


@dataclass(frozen=True)
class Turn:
    """What a reader sees after a decision, and what the story remembers."""

    passages: list[Passage]
    choices: list[Offer]
    question: Question | None
    ending: str | None
    halted: str
    state: dict[str, Any]
    world: World = field(repr=False, compare=False)
    before: World = field(repr=False, compare=False)  # as it was before the offer was laid out


def load(text: str) -> Story:
    """Read a story in one file."""
    return Story(text)


def start(story: Story, draw: Draw) -> Turn:
    """Return the first turn."""
    play = Play(World(story), draw)
    return _turn(play, play.enter(story.nodes[story.start]))


def choose(turn: Turn, answer: str, draw: Draw) -> Turn:
    """Return the turn after an open choice, or after a typed answer."""
    world = turn.world.copy()
    if turn.question is not None:
        return _answer(turn, world, answer, draw)
    if answer not in world.offered or turn.ending is not None or turn.halted:
        raise ValueError(f"{answer!r} is not open")
    world.decisions += 1
    play = Play(world, draw)
    return _turn(play, play.enter(world.offered[answer]))


def again(turn: Turn, draw: Draw) -> Turn:
    """Return the same offer, laid out once more, without passages."""
    if turn.ending is not None or turn.halted:
        return turn
    play = Play(turn.before.copy(), draw)
    return _turn(play, play.ask if turn.question is not None else play.offer)


def _answer(turn: Turn, world: World, answer: str, draw: Draw) -> Turn:
    """Return the turn after a typed answer; one that is refused changes nothing."""
    ask = world.body.ask if world.body is not None else None
    if ask is None:
        raise ValueError("nothing was asked")
    value = ask.understood(answer)
    if value is None:
        return Turn([], [], turn.question, None, "", turn.state, turn.world, turn.before)
    world.decisions += 1
    world.values[ask.key] = value
    play = Play(world, draw)
    return _turn(play, play.call)


def _turn(play: Play, step: Step | None) -> Turn:
    """Play step after step until there is something to decide, and return the turn."""
    while step is not None:
        step = step()
    world = play.world
    world.draw = play.before.draw = None
    return Turn(play.passages, play.choices, play.question, play.ending, play.halted, world.state(), world, play.before)
