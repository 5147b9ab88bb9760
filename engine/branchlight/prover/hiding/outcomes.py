"""The outcomes of a transition of the abstract story, in the order of its draws and unknown truths.

Outcomes depend only on the active part of a state (see `search.successor_function`). They are computed once for each.
"""

from branchlight.play.every_draw import Drawn
from branchlight.prover.clock import Clock
from branchlight.prover.code.plan import Plan
from branchlight.prover.hiding.short_stacks import ShortStacks
from branchlight.prover.hiding.unknown import UnknownScript
from branchlight.prover.hiding.unsure_picks import Fitting, chances, maybe_pick, possible
from branchlight.prover.search.successor_function import SuccessorFunction, Transition
from branchlight.prover.search.successors import Carry, Steps, Tie
from branchlight.source.named_tuple import NamedTuple

SURELY, LUCKILY, MAYBE = 0, 1, 2
"""The degrees to which a decision is open: always, for some draws at all hidden state, or only at some hidden state."""


class AbstractEdge(NamedTuple):
    """An edge: the control point that it leads to, the new active part, the decision (if any), and the hops."""

    point: int
    active: int
    decision: Steps
    hops: int
    carry: Carry
    open: int


class AbstractOutcome(NamedTuple):
    """The result of a step for one sequence of draws and unknown truths.

    met   the properties that are met, each with the decision (or none) on which it is
    ties  the storylets among which further draws pick
    maybe the decisions that are open only in some cases
    unknowns  the number of unknown truths
    """

    draws: tuple[Drawn, ...]
    edges: tuple[AbstractEdge, ...]
    met: tuple[tuple[int, Steps], ...]
    ties: tuple[Tie, ...]
    maybe: frozenset[Steps]
    unknowns: int


class Outcomes(SuccessorFunction):
    """Computes the outcomes of one plan. `series` are the names of its hidden varying texts."""

    def __init__(self, plan: Plan, clock: Clock, series: frozenset[str]) -> None:
        script = UnknownScript()
        super().__init__(plan, ShortStacks(plan.bodies.callers, plan.sites, script), clock)
        self.script = script
        script.hidden = frozenset([plan.sites["text", name] for name in series])
        self.maybe: set[str] = set()
        self.lucky: set[str] = set()
        self.names.update(
            script=script, maybe=self.maybe, maybe_among=self.maybe_among, maybe_pick=maybe_pick, todo=plan.todo
        )
        self.known: dict[tuple[int, int, int], tuple[AbstractOutcome, ...]] = {}

    def of(self, transition: Transition, part: int, active: int) -> tuple[AbstractOutcome, ...]:
        """Return the outcomes for the states with an active part. Raises `TimeUpError`."""
        key = transition.point, part, active
        found = self.known.get(key)
        if found is None:
            self.clock.check()
            found = self.known[key] = tuple(self.all(transition, active))
        return found

    def all(self, transition: Transition, active: int) -> list[AbstractOutcome]:
        self.names["todo"] = self.plan.todo
        found: list[AbstractOutcome] = []
        self.script.rewind()
        while self.script.next():
            self.clock.check()
            for kept in (self.found, self.met, self.ties, self.surely, self.maybe, self.lucky):
                kept.clear()
            transition.run(active)
            tied = frozenset[str]().union(*[tie.names for tie in self.ties]) - self.surely
            edges = [
                AbstractEdge(
                    at, after & transition.changed, by, hops, self.carry(transition, at), self.openness(by, tied)
                )
                for at, after, by, hops in self.found
            ]
            drawn = self.script.row()
            maybe = frozenset([(name,) for name in self.maybe])
            unknowns = sum([each.site < 0 for each in drawn])
            found.append(AbstractOutcome(drawn, tuple(edges), tuple(self.met), tuple(self.ties), maybe, unknowns))
        return found

    def openness(self, decision: Steps, tied: frozenset[str]) -> int:
        """Return how surely a decision is open."""
        name = decision[0] if decision else ""
        if name in self.maybe:
            return MAYBE
        return LUCKILY if name in tied or name in self.lucky else SURELY

    def maybe_among(self, may: list[Fitting], show: int, names: tuple[str, ...], is_ranked: bool) -> list[int]:
        """Return the storylets of an unsure pool that can be on offer, and record how surely each is."""
        found: list[int] = []
        for each in possible(may, show):
            chance = chances(each, may, show, is_ranked)
            if not chance.surely:
                (self.lucky if chance.lucky else self.maybe).add(names[each[3]])
            found.append(each[3])
        return sorted(found)
