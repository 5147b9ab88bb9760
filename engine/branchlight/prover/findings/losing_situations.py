"""Losing situations: those in which a reader cannot reach some goal any more, whatever is chosen."""

from collections.abc import Iterator

from branchlight.play.every_draw import Picks
from branchlight.prover.clock import Clock
from branchlight.prover.findings.out_of_reach import OutOfReach
from branchlight.prover.search.state_space import Situation, StateSpace
from branchlight.prover.search.successor_function import DECIDE
from branchlight.prover.search.successors import Row, Steps
from branchlight.source.named_tuple import NamedTuple


class LosingSituation(NamedTuple):
    """A situation, and the goals (a mask) that are out of reach from it. `row` says how its choices were laid out."""

    situation: Situation
    out_of_reach: int
    row: "_Row | None" = None

    def draws(self, goal: int) -> Steps:
        """Return the draws that put a goal out of reach by laying the choices out, without idle draws."""
        if self.row is None:
            return ()
        return (*self.row.row.draws, Picks(self.row.losing(self.situation[1], goal)))


def losing_situations(space: StateSpace, beyond: OutOfReach, clock: Clock) -> Iterator[LosingSituation]:
    """Yield the situations from which some goal is out of reach, given the goals out of reach from each state.

    If draws decide what is on offer, they are past when the reader decides. What other draws would have offered does
    not count. Raises `TimeUpError`.
    """
    control_points, groups = space.control_points, space.groups
    # Where draws decide nothing about the choices, a state loses what is out of reach from it.
    for point, states in beyond.states.items():
        is_decided = point >= control_points.first_decided and control_points.all[point].kind in ("offer", "ask")
        if is_decided and not control_points.has_rows(point):
            yield from [LosingSituation((point, state), goals) for state, goals in states.items()]
    # Elsewhere each layout of the choices is judged by itself. Groups that only lead to points with nothing out of
    # reach are skipped.
    leads = {point for point in range(len(control_points.all)) if beyond.can_be_at(point)}
    for number, (point, part) in enumerate(zip(groups.point, groups.part, strict=True)):
        if part != DECIDE or not control_points.has_rows(point) or leads.isdisjoint(groups.leads[number]):
            continue
        clock.check()
        group = groups.group(number)
        for row in [_Row(row, beyond) for row in group.successors.rows]:
            for state in group.states if row.may_be else ():
                goals = row.out_of_reach(state)
                if goals:
                    yield LosingSituation((point, state), goals, row)


class _Row:
    """The successors by one sequence of draws. The storylets picked in a tie are taken to be the worst for each goal.

    saving   the goals that are met with each decision; those under "" are met whatever is decided
    may_be   whether a goal can be out of reach at all
    """

    def __init__(self, row: Row, beyond: OutOfReach) -> None:
        self.row, self.beyond = row, beyond
        self.saving: dict[str, int] = {}
        for prop, steps in row.met:
            decision = _decision(steps)
            self.saving[decision] = self.saving.get(decision, 0) | beyond.goals.get(prop, 0)
        self.edges = {_decision(edge.steps): edge for edge in row.edges}
        tied = row.tied()
        self.sure = [name for name in self.edges if name not in tied]
        self.may_be = all(beyond.can_be_at(self.edges[name].point) for name in self.sure)

    def behind(self, name: str, state: int) -> int:
        """Return the goals that are out of reach after a decision."""
        edge = self.edges.get(name)
        after = self.beyond.at(edge.point, edge.follow(state)) if edge else 0
        return after & ~self.saving.get(name, 0)

    def out_of_reach(self, state: int) -> int:
        """Return the goals to which no decision leads, if the storylets in ties are picked so."""
        found = self.beyond.all & ~self.saving.get("", 0)
        for name in self.sure:
            found &= self.behind(name, state)
        for tie in self.row.ties:
            found &= shared([self.behind(name, state) for name in tie.names], tie.shown) if found else 0
        return found

    def losing(self, state: int, goal: int) -> frozenset[str]:
        """Return the storylets in ties that do not lead to a goal."""
        tied = [name for tie in self.row.ties for name in tie.names]
        return frozenset([name for name in tied if self.behind(name, state) & goal])


def shared(masks: list[int], count: int) -> int:
    """Return the bits that are in at least `count` of the masks."""
    # `found[n]` has the bits that are in at least n of the masks so far.
    found = [-1, *[0] * count]
    for mask in masks:
        for number in range(count, 0, -1):
            found[number] |= found[number - 1] & mask
    return found[count]


def _decision(steps: Steps) -> str:
    """Return the decision that steps end with, or "" if they do not."""
    last = steps[-1] if steps else ""
    return last if isinstance(last, str) else ""
