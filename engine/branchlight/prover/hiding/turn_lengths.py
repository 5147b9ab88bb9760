"""The lengths of turns in an abstract story: whether play can halt one because it enters too many bodies."""

from branchlight.analysis.digraph import longest_paths, trimmed
from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.hiding.abstract_space import AbstractSpace
from branchlight.prover.search.successor_function import DECIDE


class TurnLengths:
    """The turns of a space. `circling` are the situations on circles without a decision, or between two circles."""

    def __init__(self, space: AbstractSpace) -> None:
        self.space = space
        self.lengths: dict[int, dict[int, int]] = {}
        self.starts: dict[int, int] = {0: 0}
        self.may_be_too_long = False
        self.circling: list[int] = []
        if space.plan.control_points.may_run_long:
            self.measure()

    def measure(self) -> None:
        """Find the longest turn. Raises `TimeUpError`."""
        for number in range(len(self.space)):
            self.steps(number)
        tick = self.space.clock.check
        longest = longest_paths(self.lengths, self.starts, tick)
        self.may_be_too_long = longest is None or max(longest.values()) > HOP_LIMIT
        if longest is None:
            self.circling = sorted(trimmed(self.lengths, tick))

    def steps(self, number: int) -> None:
        """Record the steps from a situation, with the most bodies that are entered on each."""
        after, place = self.space.after[number], 0
        for part, outcomes in self.space.parts(number):
            for outcome in outcomes:
                for edge in outcome.edges:
                    target, place = after[place], place + 1
                    row = self.starts if part == DECIDE else self.lengths.setdefault(number, {})
                    row[target] = max(row.get(target, 0), edge.hops)
