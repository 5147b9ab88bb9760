"""Where a reader stands and cannot get to a goal any more, whatever is chosen."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.proof.explore.backward import Left
from engine.proof.explore.circles import Place
from engine.proof.explore.machine import DECIDE, Row
from engine.proof.explore.script import Picks
from engine.proof.explore.search import Search
from engine.proof.explore.ways import Steps


class Standing(NamedTuple):
    """A place, and the draws by which its choices were laid out, as far as they make a difference."""

    place: Place
    draws: Steps = ()


def standing(search: Search, left: Left, goal: int = -1) -> Iterator[Standing]:
    """The places from which no goal can be reached, if the states that are left cannot reach one.

    Where draws decide what is on offer, the reader is past them: what other draws would have led to does not count.
    `goal` is the claim that is the goal, if it is one.
    """
    positions = search.positions
    for position, states in left.items():
        is_decided = position >= positions.first_decided and positions.all[position].kind in ("offer", "ask")
        if is_decided and not positions.has_rows(position):
            yield from [Standing((position, state)) for state in states]
    for number, kind in enumerate(search.kinds):
        position, part = divmod(kind, 2)
        if part != DECIDE or not positions.has_rows(position) or left.keys().isdisjoint(search.leads[number]):
            continue
        group = search.group(number)
        for row in group.outcome.rows:
            lost = _Lost(row, left, goal)
            for state in group.states if lost.may_be else ():
                names = lost.names(state)
                if names is not None:
                    yield Standing((position, state), (*row.draws, Picks(names)))


class _Lost:
    """One row of draws: are there storylets among those in ties with which nothing on offer leads to a goal?"""

    def __init__(self, row: Row, left: Left, goal: int) -> None:
        self.row, self.left = row, left
        self.saving = {_decision(steps) for claim, steps in row.met if claim == goal}
        self.tied = frozenset[str]().union(*[tie.names for tie in row.ties])
        self.edges = {_decision(edge.steps): edge for edge in row.edges}
        sure = [edge for name, edge in self.edges.items() if name not in self.tied]
        self.may_be = self.saving <= self.tied and all(edge.position in left for edge in sure)

    def names(self, state: int) -> frozenset[str] | None:
        """Such storylets, if there are any (none have to be named where none are in ties)."""
        lost = {
            name
            for name, edge in self.edges.items()
            if name not in self.saving and edge.follow(state) in self.left.get(edge.position, ())
        }
        if not self.edges.keys() - self.tied <= lost:
            return None
        if any(len(tie.names & lost) < tie.shown for tie in self.row.ties):
            return None
        return self.tied & lost


def _decision(steps: Steps) -> str:
    """The decision that steps end with, if they do."""
    last = steps[-1] if steps else ""
    return last if isinstance(last, str) else ""
