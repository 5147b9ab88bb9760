"""Every turn that a story can come to, with what leads from one to the other, and how likely.

Turns are told apart by their state and by what is on offer; counts that only this module keeps are left out.
"""

from collections.abc import Callable, Iterator
from math import fsum, prod
from typing import NamedTuple

from branchlight.authoring.stats.alike import Alike
from branchlight.authoring.stats.watched import Watched, words_of
from branchlight.play import choose, start
from branchlight.play.dice import Odds
from branchlight.play.every_draw import Drawn, DrawScript
from branchlight.play.turn import Turn
from branchlight.prover.clock import Clock

ANSWER = "A reader"
"""What is answered to every question: nothing can hang on it."""


MOST_LEAVING = 30
"""So many edges and choices there may be for each turn, on the whole: a text that varies by many draws has more falls
than readers.
"""

DIGITS = 9
"""Chances that differ behind so many are taken for the same."""


class Edge(NamedTuple):
    """From one turn to another: how likely, how many words there are to read, and which nodes are entered."""

    chance: float
    target: int
    words: int
    entered: frozenset[str]


class Explored(NamedTuple):
    """`edges` by the number of the turn; turn 0 is before the beginning. `endings` by the number of the last turn."""

    edges: list[list[Edge]]
    endings: dict[int, str]
    alike: Alike


class _Roll(NamedTuple):
    chance: float
    turn: Turn


def explore(play: Watched, most: int, wording: bool, clock: Clock) -> Explored | None:
    """The turns of a story; None if there are more than `most`. Without `wording`, counts of words mean nothing.

    Raises `TimeUpError`.
    """
    numbers: dict[object, int] = {}
    turns: list[Turn | None] = [None]
    explored = Explored([[]], {}, Alike())
    reached = laid_out = 0
    while reached < len(turns):
        turn = turns[reached]
        here: dict[str, dict[int, list[float]]] = {}
        for name, chance, roll in _steps(play, turn):
            clock.check()
            target = _number(play.forgetful(roll.turn, wording), numbers, turns, explored)
            entered = play.entered(turn.after if turn else None, roll.turn.after)
            edge = Edge(chance * roll.chance, target, words_of(roll.turn), entered)
            explored.edges[reached].append(edge)
            here.setdefault(name, {}).setdefault(target, []).append(roll.chance)
            laid_out += 1 + len(roll.turn.choices)
            if len(turns) > most or laid_out > most * MOST_LEAVING:
                return None
        if turn is not None and turn.question is None:
            explored.alike.compare({name: _shares(outcomes) for name, outcomes in here.items()})
        reached += 1
    return explored


def _shares(outcomes: dict[int, list[float]]) -> dict[int, float]:
    """How likely a choice leads to each turn, whatever the dice fall on on the way."""
    return {target: round(fsum(chances), DIGITS) for target, chances in outcomes.items()}


def _number(kept: Turn, numbers: dict[object, int], turns: list[Turn | None], explored: Explored) -> int:
    """The number of a turn; a new one waits to be explored."""
    key = (kept.after, tuple([choice.id for choice in kept.choices if choice.open]))
    number = numbers.get(key)
    if number is None:
        number = numbers[key] = len(turns)
        turns.append(kept)
        explored.edges.append([])
        if kept.ending is not None:
            explored.endings[number] = kept.ending.name
    return number


def _steps(play: Watched, turn: Turn | None) -> Iterator[tuple[str, float, _Roll]]:
    """What can follow a turn: the choice, how likely it is taken, and each fall of the dice."""
    if turn is None:
        for roll in _rolls(lambda draw: start(play.story, 0, draw)):
            yield "", 1.0, roll
    elif turn.question is not None:
        asked = turn
        for roll in _rolls(lambda draw: choose(asked, ANSWER, draw)):
            yield "", 1.0, roll
    else:
        opened = [choice for choice in turn.choices if choice.open] if not turn.ending else []
        for choice in opened:
            for roll in _rolls(_taking(turn, choice.id)):
                yield choice.name, 1 / len(opened), roll


def _taking(turn: Turn, identity: str) -> "Callable[[Callable[[int], int]], Turn]":
    return lambda draw: choose(turn, identity, draw)


def _rolls(play: Callable[[Callable[[int], int]], Turn]) -> Iterator[_Roll]:
    """Every fall of the dice in one turn, each once."""
    script = DrawScript()
    while script.next():
        turn = play(script.draw)
        yield _Roll(prod([_chance(drawn) for drawn in script.row()]), turn)


def _chance(drawn: Drawn) -> float:
    """How likely a draw falls so."""
    sides = drawn.sides
    if isinstance(sides, Odds):
        return (sides.percent if drawn.result else 100 - sides.percent) / 100
    return 1 / sides
