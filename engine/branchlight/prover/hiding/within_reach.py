"""Goals within reach in an abstract story: those that surely can be reached, and those that may be.

A goal is a bit, as in `findings.out_of_reach`: the first is any ending, the others are what promises `never lost` ask
for. From a situation a goal surely is within reach if there is a strategy for it whatever the hidden state: the reader
and the draws choose (or), hidden state answers (and). That is the attractor of a game between the two. Its moves are
the must-transitions of a modal transition system (Larsen and Thomsen, 1988; Godefroid, Huth and Jagadeesan, 2001); a
set of situations in place of one successor makes it a hyper-transition (Shoham and Grumberg, 2004).

Soundness. By induction over the rounds of the fixed point: let a goal be surely within reach of an abstract situation
that represents a concrete one. Hidden state of the concrete one gives an answer to each unknown truth. For every such
answer some choice or draw leads to an abstract situation with the goal or nearer to it, and the concrete step leads to
one that it represents. So finitely many steps lead to the goal. A circle alone never does.

Each test is answered when it is made, after the draws before it. So the order of draws and unknown truths matters: the
outcomes of a transition form a tree.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from operator import and_, or_

from branchlight.play.every_draw import Drawn
from branchlight.prover.findings.losing_situations import shared
from branchlight.prover.hiding.abstract_space import AbstractSpace
from branchlight.prover.hiding.outcomes import LUCKILY, SURELY, AbstractOutcome
from branchlight.prover.search.successor_function import DECIDE
from branchlight.prover.search.successors import Steps
from branchlight.source.named_tuple import NamedTuple

ENDING = 1


class Goals(NamedTuple):
    """The goals of a space: a mask of all, and their bits by properties that surely fulfil them, or that may."""

    all: int
    surely: Mapping[int, int]
    may: Mapping[int, int]


class OutcomeReach:
    """The goals within reach by one outcome: the masks behind its edges, and the goals met by any decision."""

    def __init__(self, outcome: AbstractOutcome, masks: Sequence[int], goals: Mapping[int, int]) -> None:
        self.outcome = outcome
        self.met: dict[Steps, int] = {}
        for prop, decision in outcome.met if goals else ():
            self.met[decision] = self.met.get(decision, 0) | goals.get(prop, 0)
        self.whatever = self.met.get((), 0)
        self.masks = masks
        if self.met:
            self.masks = [
                mask | self.met.get(edge.decision, 0) for mask, edge in zip(masks, outcome.edges, strict=True)
            ]

    def possible(self) -> int:
        """Return the goals that are behind some edge."""
        return reduce(or_, self.masks, self.whatever)

    def every(self) -> int:
        """Return the goals that are behind every edge."""
        return (reduce(and_, self.masks) if self.masks else 0) | self.whatever

    def lucky(self) -> int:
        """Return the goals that are behind an edge that draws can open, whatever the hidden state; or behind all."""
        edges = zip(self.masks, self.outcome.edges, strict=True)
        return reduce(or_, [mask for mask, edge in edges if edge.open <= LUCKILY], self.every())

    def surely(self) -> int:
        """Return the goals to which some decision leads, however hidden state and draws lay the choices out.

        At least one choice is open. Of the storylets in a tie so many are shown that one of them leads to a goal.
        """
        edges = zip(self.masks, self.outcome.edges, strict=True)
        found = reduce(or_, [mask for mask, edge in edges if edge.open == SURELY], self.every())
        behind = {edge.decision: mask for mask, edge in zip(self.masks, self.outcome.edges, strict=True)}
        for tie in self.outcome.ties:
            found |= shared([behind.get((name,), 0) for name in tie.names], len(tie.names) - tie.shown + 1)
        return found


class WithinReach:
    """The goals within reach of each situation of a space. `surely` and `may` have the masks, by number."""

    def __init__(self, space: AbstractSpace, goals: Goals) -> None:
        self.space, self.goals = space, goals
        self.surely = self.fixed_point(self.sure)
        self.may = self.fixed_point(self.possible)

    def fixed_point(self, of: Callable[[int, list[int]], int]) -> list[int]:
        """Return the least masks that agree with a function of a situation and all masks. Raises `TimeUpError`."""
        space, all_ = self.space, self.goals.all
        kinds = [point.kind for point in space.plan.control_points.all]
        masks = [ENDING if kinds[point] == "end" else 0 for point in space.points]
        waiting = [number for number in range(len(space)) if space.after[number]]
        changed = True
        while changed:
            changed, left = False, []
            for number in reversed(waiting):
                space.clock.check()
                found = masks[number] | of(number, masks)
                changed |= found != masks[number]
                masks[number] = found
                if found != all_:
                    left.append(number)
            waiting = left[::-1]
        return masks

    def rows(self, number: int, masks: Sequence[int], met: Mapping[int, int]) -> list[tuple[int, OutcomeReach]]:
        """Return the outcomes of a situation that lead on, each with its part of the transition."""
        after, place = self.space.after[number], 0
        found: list[tuple[int, OutcomeReach]] = []
        for part, outcomes in self.space.parts(number):
            for outcome in outcomes:
                targets = after[place : place + len(outcome.edges)]
                place += len(outcome.edges)
                if targets:
                    found.append((part, OutcomeReach(outcome, [masks[target] for target in targets], met)))
        return found

    def possible(self, number: int, masks: list[int]) -> int:
        """Return the goals that may be within reach of a situation."""
        return reduce(or_, [row.possible() for _, row in self.rows(number, masks, self.goals.may)], 0)

    def sure(self, number: int, masks: list[int]) -> int:
        """Return the goals that surely are within reach of a situation.

        At an offer that is laid out by more than one unknown truth or draw, hidden state is taken to decide about all.
        """
        rows = self.rows(number, masks, self.goals.surely)
        deciding = [row for part, row in rows if part == DECIDE]
        flowing = [row for part, row in rows if part != DECIDE]
        if not deciding:
            return played([(row.outcome.draws, row.every()) for row in flowing])
        if any(row.outcome.unknowns or row.outcome.maybe for _, row in rows):
            laid = [row.lucky() if len(deciding) == 1 else row.surely() for row in deciding]
            return reduce(and_, [*laid, *[row.every() for row in flowing]])
        return reduce(or_, [*[row.lucky() for row in deciding], *[row.every() for row in flowing]])

    def losing(self, number: int) -> int:
        """Return the goals that may be out of reach where the reader decides in a situation."""
        rows = self.rows(number, self.surely, self.goals.surely)
        return self.goals.all & ~reduce(and_, [row.surely() for part, row in rows if part == DECIDE], -1)


def played(rows: Sequence[tuple[tuple[Drawn, ...], int]], depth: int = 0) -> int:
    """Return what is within reach by a tree of draws (any result will do) and unknown truths (none must fail)."""
    if not rows:
        return 0
    if len(rows) == 1 and len(rows[0][0]) <= depth:
        return rows[0][1]
    results: dict[int, list[tuple[tuple[Drawn, ...], int]]] = {}
    for row in rows:
        results.setdefault(row[0][depth].result, []).append(row)
    masks = [played(some, depth + 1) for some in results.values()]
    return reduce(or_ if rows[0][0][depth].site >= 0 else and_, masks)
