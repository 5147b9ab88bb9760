"""The graph of all turns of a story, with the probabilities of its transitions.

Turns are distinguished by their state and their offer. Counts that only this module keeps are ignored.
"""

from collections.abc import Callable, Iterator
from math import fsum, prod

from branchlight.authoring.stats.alike import Alike
from branchlight.authoring.stats.watched import Watched, words_of
from branchlight.model.question import possible_answers
from branchlight.play import choose, start
from branchlight.play.dice import Odds
from branchlight.play.every_draw import Drawn, DrawScript
from branchlight.play.snapshot import body_at
from branchlight.play.turn import Turn
from branchlight.prover.clock import Clock
from branchlight.source.named_tuple import NamedTuple

MOST_LEAVING = 30
"""The limit of edges and choices, as a multiple of the limit of turns.

A text that varies by many draws has more outcomes than any reader will see.
"""

DIGITS = 9
"""The decimals to which probabilities are compared."""


class Edge(NamedTuple):
    """A transition between turns: its probability, the words to read, and the nodes that it enters."""

    chance: float
    target: int
    words: int
    entered: frozenset[str]


class Explored(NamedTuple):
    """All turns. `edges` and `endings` are by the numbers of turns, and turn 0 is before the beginning."""

    edges: list[list[Edge]]
    endings: dict[int, str]
    alike: Alike


class _Roll(NamedTuple):
    chance: float
    turn: Turn


def explore(play: Watched, most: int, wording: bool, clock: Clock) -> Explored | None:
    """Return the turns of a story, or None if there are more than `most`. Raises `TimeUpError`.

    Without `wording`, states of varying texts are ignored, and counts of words mean nothing.
    """
    numbers: dict[object, int] = {}
    turns: list[Turn | None] = [None]
    explored = Explored([[]], {}, Alike())
    reached = laid_out = 0
    # A breadth-first search: turns in the list up to `reached` are done, and later ones wait.
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
            # Give up if there are too many turns or transitions.
            if len(turns) > most or laid_out > most * MOST_LEAVING:
                return None
        if turn is not None and turn.question is None:
            explored.alike.compare({name: _shares(outcomes) for name, outcomes in here.items()})
        reached += 1
    return explored


def _shares(outcomes: dict[int, list[float]]) -> dict[int, float]:
    """Return the probability that a choice leads to each turn, over all outcomes of the draws."""
    return {target: round(fsum(chances), DIGITS) for target, chances in outcomes.items()}


def _number(kept: Turn, numbers: dict[object, int], turns: list[Turn | None], explored: Explored) -> int:
    """Return the number of a turn. A new one joins the list of turns to explore."""
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
    """Yield what can follow a turn: the choice, its probability, and each outcome of the draws."""
    if turn is None:
        for roll in _rolls(lambda draw: start(play.story, 0, draw)):
            yield "", 1.0, roll
    elif turn.question is not None:
        answers = answers_to(turn)
        for answer in answers:
            for roll in _rolls(_taking(turn, answer)):
                yield "", 1 / len(answers), roll
    else:
        opened = [choice for choice in turn.choices if choice.open] if not turn.ending else []
        for choice in opened:
            for roll in _rolls(_taking(turn, choice.id)):
                yield choice.name, 1 / len(opened), roll


def answers_to(turn: Turn) -> list[str]:
    """Return the answers that a random reader gives to the turn's question, one for each outcome."""
    body = body_at(turn.story, turn.after.place)
    assert body is not None and body.ask is not None
    return [outcome.answer for outcome in possible_answers(body.ask)]


def _taking(turn: Turn, identity: str) -> "Callable[[Callable[[int], int]], Turn]":
    return lambda draw: choose(turn, identity, draw)


def _rolls(play: Callable[[Callable[[int], int]], Turn]) -> Iterator[_Roll]:
    """Yield every outcome of the draws in one turn, once."""
    script = DrawScript()
    while script.next():
        turn = play(script.draw)
        yield _Roll(prod([_chance(drawn) for drawn in script.row()]), turn)


def _chance(drawn: Drawn) -> float:
    """Return the probability of the result of a draw."""
    sides = drawn.sides
    if isinstance(sides, Odds):
        return (sides.percent if drawn.result else 100 - sides.percent) / 100
    return 1 / sides
