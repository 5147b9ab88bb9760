"""The exploration of an abstract story: every situation, with the least unsure way to each."""

from array import array
from collections.abc import Iterator

from branchlight.prover.clock import Clock
from branchlight.prover.code.plan import Plan
from branchlight.prover.hiding.outcomes import MAYBE, AbstractOutcome, Outcomes
from branchlight.prover.search.successor_function import DECIDE, FLOW
from branchlight.prover.search.successors import Steps
from branchlight.source.named_tuple import NamedTuple

_FAR = 1 << 30


class Came(NamedTuple):
    """A step: the situation that it leaves, and the part, the outcome and the decision (if any) by which it does."""

    before: int
    part: int
    outcome: int
    decision: Steps


class TooManyError(Exception):
    """Raised if an abstract story has more situations than may be explored."""


class AbstractSpace:
    """Every situation of an abstract story, by number. A step is unsure if an unknown truth decides about it.

    points, states  the control point and the packed state of each situation
    came            the last step of the way to each that has the fewest unsure steps
    after           the situations that follow each, in the order of its parts, outcomes and edges
    first           for each property that is met: the step on which it is, after the fewest unsure steps
    """

    def __init__(self, plan: Plan, outcomes: Outcomes, clock: Clock, most: int) -> None:
        self.plan, self.outcomes, self.clock, self.most = plan, outcomes, clock, most
        self.points = array("I")
        self.states: list[int] = []
        self.came: list[Came | None] = []
        self.after: list[array[int]] = []
        self.unsure: list[int] = []
        self.numbers: list[dict[int, int]] = [{} for _ in plan.control_points.all]
        self.first: dict[int, Came] = {}
        self.first_unsure: dict[int, int] = {}
        self.levels: list[list[int]] = [[]]
        self.explore()

    def __len__(self) -> int:
        return len(self.states)

    def explore(self) -> None:
        """Explore all situations, by breadth among those with equally many unsure steps before them.

        Raises `TooManyError` and `TimeUpError`.
        """
        self.reach(self.number(0, self.plan.layout.start()), 0, None)
        unsure = 0
        while unsure < len(self.levels):
            for number in self.levels[unsure]:  # which grows
                if self.unsure[number] == unsure and not self.after[number]:
                    self.expand(number, unsure)
            self.levels[unsure] = []
            unsure += 1

    def number(self, point: int, state: int) -> int:
        """Return the number of a situation, a new one if it is not known."""
        known = self.numbers[point]
        found = known.get(state)
        if found is None:
            found = known[state] = len(self.states)
            if found >= self.most:
                raise TooManyError
            self.points.append(point)
            self.states.append(state)
            self.came.append(None)
            self.after.append(array("I"))
            self.unsure.append(_FAR)
        return found

    def reach(self, number: int, unsure: int, came: Came | None) -> None:
        """Record a way to a situation, if it has fewer unsure steps than those before."""
        if unsure < self.unsure[number]:
            self.unsure[number], self.came[number] = unsure, came
            while len(self.levels) <= unsure:
                self.levels.append([])
            self.levels[unsure].append(number)

    def expand(self, number: int, unsure: int) -> None:
        """Follow all steps from a situation."""
        state, after = self.states[number], self.after[number]
        for part, outcomes in self.parts(number):
            for place, outcome in enumerate(outcomes):
                cost = unsure + (outcome.unknowns > 0)
                for prop, decision in outcome.met:
                    self.meet(prop, cost + (decision in outcome.maybe), Came(number, part, place, decision))
                for edge in outcome.edges:
                    target = self.number(edge.point, edge.carry.follow(edge.active, state))
                    after.append(target)
                    self.reach(target, cost + (edge.open == MAYBE), Came(number, part, place, edge.decision))

    def meet(self, prop: int, unsure: int, came: Came) -> None:
        if unsure < self.first_unsure.get(prop, _FAR):
            self.first_unsure[prop], self.first[prop] = unsure, came

    def parts(self, number: int) -> Iterator[tuple[int, tuple[AbstractOutcome, ...]]]:
        """Yield the parts of the transition from a situation, with their outcomes: what flows on, and decisions."""
        point, control_points = self.points[number], self.plan.control_points
        if point < control_points.first_fixed:
            yield FLOW, self.of(point, FLOW, self.states[number])
        if point >= control_points.first_decided and control_points.all[point].kind in ("offer", "ask"):
            yield DECIDE, self.of(point, DECIDE, self.states[number])

    def of(self, point: int, part: int, state: int) -> tuple[AbstractOutcome, ...]:
        transition = self.outcomes.transition(point, part)
        return self.outcomes.of(transition, part, transition.active([state])[0])

    def way(self, came: Came | None) -> list[Came]:
        """Return the steps up to and with this one."""
        found: list[Came] = []
        while came is not None:
            found.append(came)
            came = self.came[came.before]
        return found[::-1]

    def outcome(self, came: Came) -> AbstractOutcome:
        """Return the outcome of a step."""
        return self.of(self.points[came.before], came.part, self.states[came.before])[came.outcome]
