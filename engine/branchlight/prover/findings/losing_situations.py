"""Situations of a reader from which a goal cannot be reached any more, whatever is chosen."""

from collections.abc import Iterator
from typing import NamedTuple

from branchlight.play.every_draw import Picks
from branchlight.prover.clock import Clock
from branchlight.prover.findings.out_of_reach import OutOfReach
from branchlight.prover.search.state_space import Situation, StateSpace
from branchlight.prover.search.successor_function import DECIDE, Row
from branchlight.prover.search.successors import Steps


class LosingSituation(NamedTuple):
    """A situation, and the goals (a mask) that cannot be reached from it; `row` says how its choices were laid out."""

    situation: Situation
    out_of_reach: int
    row: "_Row | None" = None

    def draws(self, goal: int) -> Steps:
        """The draws by which the choices were laid out so that the goal is lost, as far as they make a difference."""
        if self.row is None:
            return ()
        return (*self.row.row.draws, Picks(self.row.losing(self.situation[1], goal)))


def losing_situations(space: StateSpace, beyond: OutOfReach, clock: Clock) -> Iterator[LosingSituation]:
    """The situations from which some goal cannot be reached, once it is known what cannot be reached from each state.

    Where draws decide what is on offer, the reader is past them: what other draws would have led to does not count.
    """
    control_points, groups = space.control_points, space.groups
    for point, states in beyond.states.items():
        is_decided = point >= control_points.first_decided and control_points.all[point].kind in ("offer", "ask")
        if is_decided and not control_points.has_rows(point):
            yield from [LosingSituation((point, state), goals) for state, goals in states.items()]
    leads = {point for point in range(len(control_points.all)) if beyond.can_be_at(point)}
    for number, (point, part) in enumerate(zip(groups.point, groups.part, strict=True)):
        if part != DECIDE or not control_points.has_rows(point) or leads.isdisjoint(groups.leads[number]):
            continue
        clock.check()
        group = groups.group(number)
        for row in [_Row(row, beyond) for row in group.outcome.rows]:
            for state in group.states if row.may_be else ():
                goals = row.out_of_reach(state)
                if goals:
                    yield LosingSituation((point, state), goals, row)


class _Row:
    """One row of draws. Of storylets in ties, those are taken to be on offer with which nothing leads to a goal.

    saving   the goals that are met with each decision; those under "" are met whatever is decided
    """

    def __init__(self, row: Row, beyond: OutOfReach) -> None:
        self.row, self.beyond = row, beyond
        self.saving: dict[str, int] = {}
        for prop, steps in row.met:
            decision = _decision(steps)
            self.saving[decision] = self.saving.get(decision, 0) | beyond.goals.get(prop, 0)
        self.tied = frozenset[str]().union(*[tie.names for tie in row.ties])
        self.edges = {_decision(edge.steps): edge for edge in row.edges}
        self.sure = [name for name in self.edges if name not in self.tied]
        self.may_be = all(beyond.can_be_at(self.edges[name].point) for name in self.sure)

    def behind(self, name: str, state: int) -> int:
        """The goals that cannot be reached with a decision."""
        edge = self.edges.get(name)
        after = self.beyond.at(edge.point, edge.follow(state)) if edge else 0
        return after & ~self.saving.get(name, 0)

    def out_of_reach(self, state: int) -> int:
        """The goals that no decision leads to, if storylets in ties fall so."""
        found = self.beyond.all & ~self.saving.get("", 0)
        for name in self.sure:
            found &= self.behind(name, state)
        for tie in self.row.ties:
            found &= _shared([self.behind(name, state) for name in tie.names], tie.shown) if found else 0
        return found

    def losing(self, state: int, goal: int) -> frozenset[str]:
        """The storylets in ties that do not lead to a goal."""
        return frozenset([name for name in self.tied if self.behind(name, state) & goal])


def _shared(masks: list[int], count: int) -> int:
    """What stands in at least so many of the masks."""
    found = [-1, *[0] * count]
    for mask in masks:
        for number in range(count, 0, -1):
            found[number] |= found[number - 1] & mask
    return found[count]


def _decision(steps: Steps) -> str:
    """The decision that steps end with, if they do."""
    last = steps[-1] if steps else ""
    return last if isinstance(last, str) else ""
