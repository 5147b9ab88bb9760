"""Losing sets: the states from which a goal is out of reach, whatever the reader chooses and the draws give.

A goal is any ending, or what a promise `never lost` asks for. The states within reach of a goal are a least fixed
point: those that meet it on a transition, and then those with a successor within reach. All other reachable states are
losing. This is the backward reachability of `out_of_reach`, on sets (Burch, Clarke, McMillan, Dill and Hwang, "Symbolic
model checking: 10^20 states and beyond", 1990). It is valid only if the reachable states are complete.
"""

import heapq
from itertools import islice

from branchlight.prover.diagrams.layouts import Layouts
from branchlight.prover.diagrams.reachable import Reachable
from branchlight.prover.diagrams.set_relation import SetRelation
from branchlight.prover.diagrams.set_store import EMPTY
from branchlight.prover.diagrams.witnesses import Witnesses
from branchlight.prover.search.successors import Steps
from branchlight.source.named_tuple import NamedTuple

ENDING = -1
"""The goal that is any ending. Any other goal is the property of its promise."""


class LosingState(NamedTuple):
    """A state in which a reader has lost a goal. `further` has the draws that lay the choices out, if these decide."""

    point: int
    state: int
    further: Steps = ()


class LosingSets:
    """The losing states of each goal. `goals` are the goals of a story.

    Every method may raise `TimeUpError` or `TooLargeError`.
    """

    def __init__(self, reachable: Reachable) -> None:
        self.reachable, self.store, self.witnesses = reachable, reachable.store, Witnesses(reachable)
        self.goals = [ENDING, *sorted(reachable.plan.properties.hopes)]
        self.before: list[list[tuple[int, SetRelation]]] = [[] for _ in reachable.sets]
        for point, transitions in enumerate(reachable.transitions):
            for transition in transitions:
                for target, relation in transition.relations.items():
                    self.before[target].append((point, relation))

    def states(self, goal: int) -> list[int]:
        """Return the losing states at each control point."""
        within = self.within_reach(goal)
        return [self.store.minus(all_, some) for all_, some in zip(self.reachable.sets, within, strict=True)]

    def within_reach(self, goal: int) -> list[int]:
        """Return the states at each control point from which a goal can be reached."""
        sets, store, rank = self.reachable.sets, self.store, self.reachable.rank
        within = [self.meeting(goal, point) for point in range(len(sets))]
        waiting = {point for point, some in enumerate(within) if some}
        queue = [(-rank[point][0], -point) for point in waiting]
        heapq.heapify(queue)
        while queue:
            target = -heapq.heappop(queue)[1]
            waiting.discard(target)
            for point, relation in self.before[target]:
                found = store.union(within[point], relation.before(sets[point], within[target]))
                if found != within[point]:
                    within[point] = found
                    if point not in waiting:
                        waiting.add(point)
                        heapq.heappush(queue, (-rank[point][0], -point))
        return within

    def meeting(self, goal: int, point: int) -> int:
        """Return the states at a control point that meet a goal at once."""
        reachable = self.reachable
        if goal == ENDING:
            return reachable.sets[point] if reachable.plan.control_points.all[point].kind == "end" else EMPTY
        found = EMPTY
        for transition in reachable.transitions[point]:
            fulfilling = transition.with_active(reachable.sets[point], transition.hopes.get(goal, EMPTY))
            found = self.store.union(found, fulfilling)
        return found

    def lost(self, goal: int) -> list[LosingState]:
        """Return where readers have lost a goal: one state for each control point where they decide, if any.

        If draws decide what is on offer, they are past when the reader decides (see `layouts`).
        """
        points, losing = self.reachable.plan.control_points, self.states(goal)
        layouts = Layouts(self.reachable, goal, losing)
        found: list[LosingState] = []
        for point in range(points.first_decided, len(points.all)):
            if points.all[point].kind not in ("offer", "ask"):
                continue
            if points.has_rows(point):
                found += [LosingState(point, *lost) for lost in islice(layouts.losing_at(point), 1)]
            elif losing[point]:
                found.append(LosingState(point, self.witnesses.first_of(point, losing[point])))
        if goal != ENDING and losing[0]:
            found.insert(0, LosingState(0, self.reachable.start))
        return found
