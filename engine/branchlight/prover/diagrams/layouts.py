"""Layouts: losing states where draws decide which choices are on offer.

There the draws are past when the reader decides. So a goal is lost in a state if it is out of reach by all choices that
some draws lay out, even if other draws would have laid out better ones. As in `losing_situations`, the storylets that
draws pick of a tie are taken to be the worst ones. Here all states with one active part are judged at once, as a set.
"""

from collections.abc import Iterator, Sequence

from branchlight.play.every_draw import Picks
from branchlight.prover.diagrams.learned_transition import LearnedTransition
from branchlight.prover.diagrams.reachable import Reachable
from branchlight.prover.diagrams.set_relation import SetRelation
from branchlight.prover.diagrams.set_store import EMPTY, TooLargeError
from branchlight.prover.diagrams.tiers import set_of_rows
from branchlight.prover.search.successor_function import DECIDE
from branchlight.prover.search.successors import GroupEdge, Row, Steps

MOST_JUDGED = 100_000
"""The most active parts at one control point whose layouts are judged."""


class Layouts:
    """The layouts of choices in a search, for one goal with its losing states at each control point."""

    def __init__(self, reachable: Reachable, goal: int, losing: Sequence[int]) -> None:
        self.reachable, self.store, self.goal, self.losing = reachable, reachable.store, goal, losing

    def losing_at(self, point: int) -> Iterator[tuple[int, Steps]]:
        """Yield losing states at a control point, each with the draws that lay the choices out."""
        some = self.candidates(point)
        if not some:
            return
        reachable = self.reachable
        whole = reachable.functions.transition(point, DECIDE)
        learned = LearnedTransition(self.store, reachable.tiers, reachable.functions, whole, False)
        actives = learned.actives(some)
        if self.store.count(actives) > MOST_JUDGED:
            raise TooLargeError
        for active in self.store.all_of(actives):
            group = learned.with_active(some, learned.set_of_actives([active]))
            for row in reachable.functions.successors(whole, active).rows:
                layout = _Layout(self, learned, active, group, row)
                lost = layout.lost()
                if lost:
                    state = self.store.one_of(lost)
                    yield state, (*row.draws, Picks(layout.losing(state)))

    def candidates(self, point: int) -> int:
        """Return the states with a choice that loses the goal, and none that is surely on offer and does not."""
        store, states, found = self.store, self.reachable.sets, EMPTY
        for transition in self.reachable.transitions[point]:
            for target, relation in transition.relations.items():
                found = store.union(found, relation.before(states[point], self.losing[target]))
        for transition in self.reachable.transitions[point]:
            if not transition.transition.is_sure:
                continue
            fulfilling = transition.hopes.get(self.goal, EMPTY)
            found = store.minus(found, transition.with_active(found, fulfilling))
            for target, relation in transition.relations.items():
                safe = store.minus(states[target], self.losing[target])
                found = store.minus(found, relation.before(found, safe))
        return found


class _Layout:
    """The choices that one sequence of draws lays out in all states of a group, which have one active part."""

    def __init__(self, layouts: Layouts, learned: LearnedTransition, active: int, group: int, row: Row) -> None:
        self.layouts, self.store, self.learned = layouts, layouts.store, learned
        self.active, self.group, self.row = active, group, row
        self.saving = {_decision(steps) for prop, steps in row.met if prop == layouts.goal}
        self.edges = {_decision(edge.steps): edge for edge in row.edges}
        self.tied = row.tied()

    def lost(self) -> int:
        """Return the states of the group in which the goal is out of reach by each choice."""
        left = EMPTY if "" in self.saving else self.group
        for name in self.edges:
            if name not in self.tied:
                left = self.store.both(left, self.behind(name))
        for tie in self.row.ties:
            left = self.store.both(left, self.in_many([self.behind(name) for name in tie.names], tie.shown))
        return left

    def behind(self, name: str) -> int:
        """Return the states of the group in which the goal is out of reach after a choice."""
        if name in self.saving or name not in self.edges:
            return EMPTY
        edge = self.edges[name]
        return self.relation(edge).before(self.group, self.layouts.losing[edge.point])

    def relation(self, edge: GroupEdge) -> SetRelation:
        rows = set_of_rows(self.store, [self.learned.row(self.active, edge.active)], self.learned.touched)
        return SetRelation(self.store, self.learned.transfers(edge.point), rows)

    def in_many(self, some: list[int], count: int) -> int:
        """Return the states that are in at least `count` of some sets."""
        # `found[n]` has the states that are in at least n of the sets so far.
        found = [self.group, *[EMPTY] * count]
        for each in some:
            for number in range(count, 0, -1):
                found[number] = self.store.union(found[number], self.store.both(found[number - 1], each))
        return found[count]

    def losing(self, state: int) -> frozenset[str]:
        """Return the storylets in ties after which the goal is out of reach from a state."""
        alone = self.layouts.reachable.tiers.set_of(self.store, state)
        tied = [name for tie in self.row.ties for name in tie.names]
        return frozenset([name for name in tied if self.store.both(alone, self.behind(name))])


def _decision(steps: Steps) -> str:
    """Return the decision that steps end with, or "" if they do not."""
    last = steps[-1] if steps else ""
    return last if isinstance(last, str) else ""
