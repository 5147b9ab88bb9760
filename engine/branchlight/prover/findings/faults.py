"""Faults of a story: states in which readers are stuck, and states that break promises `never lost`."""

from collections import Counter
from collections.abc import Mapping
from typing import Literal, TypeAlias

from branchlight.prover.clock import Clock, TimeUpError
from branchlight.prover.findings.endless_turns import endless_turns
from branchlight.prover.findings.losing_situations import LosingSituation, losing_situations
from branchlight.prover.findings.out_of_reach import ENDING, OutOfReach, goals_out_of_reach
from branchlight.prover.findings.paths import Paths
from branchlight.prover.search.state_space import BEGINNING, Situation, StateSpace
from branchlight.prover.search.successors import Steps
from branchlight.source.named_tuple import NamedTuple

ROUNDS = 3
"""A turn that enters a node this often goes in a circle, or calls itself."""

StuckKind: TypeAlias = Literal["dead end", "runaway", "trap"]


class FaultyState(NamedTuple):
    """A state with a fault, and the steps from it that show the fault."""

    situation: Situation
    node: str
    kind: StuckKind
    further: Steps = ()


class Faults(NamedTuple):
    """The faults that were found in time; `is_cut` says that the time was not enough for all.

    stuck          one state for each node and kind, the one that was found first
    broken_hopes   by the property of a promise `never lost`: the first state that breaks it
    """

    stuck: tuple[FaultyState, ...]
    broken_hopes: Mapping[int, FaultyState]
    is_cut: bool


def faults(space: StateSpace, paths: Paths, clock: Clock) -> Faults:
    """Return the faults that are found before the time is up."""
    search = _FaultSearch(space, paths, clock)
    is_cut = False
    for look in (search.dead_ends, search.runaways, search.circling, search.losing):
        try:
            look()
        except TimeUpError:
            is_cut = True
    return Faults(tuple(search.stuck), search.broken_hopes, is_cut)


class _FaultSearch:
    """Searches for one kind of fault after the other; see `Faults`."""

    def __init__(self, space: StateSpace, paths: Paths, clock: Clock) -> None:
        self.space, self.paths, self.clock = space, paths, clock
        self.stuck: list[FaultyState] = []
        self.broken_hopes: dict[int, FaultyState] = {}

    def dead_ends(self) -> None:
        """Find the states in which no choice is open and no way leads out."""
        found: dict[str, FaultyState] = {}
        for situation in self.halted("dead end"):
            node = self.space.node_at(situation)
            found.setdefault(node, FaultyState(situation, node, "dead end"))
        self.stuck += found.values()

    def runaways(self) -> None:
        """Find the turns that play halts because they are too long or call too deep.

        They are listed by the nodes that recur in them. One that is halted at the recurring node itself replaces the
        first one found, if it takes no more decisions.
        """
        found: dict[str, FaultyState] = {}
        halted_there: set[str] = set()
        for situation in self.halted("runaway"):
            at = self.space.node_at(situation)
            for node in self.rounds(situation):
                fault = FaultyState(situation, node, "runaway")
                first = found.setdefault(node, fault).situation
                if at == node and node not in halted_there:
                    halted_there.add(node)
                    if self.decisions(situation) == self.decisions(first):
                        found[node] = fault
        self.stuck += found.values()

    def decisions(self, situation: Situation) -> int:
        """Return how many decisions lead to a situation."""
        return sum(isinstance(step, str) for step in self.paths.to_state(*situation))

    def circling(self) -> None:
        """Find the states from which the story goes in circles without a decision."""
        circling = endless_turns(self.space, self.clock)
        found: dict[str, FaultyState] = {}
        for situation in sorted(circling.following, key=self.order):
            node = self.space.node_at(situation)
            if node not in found:
                found[node] = FaultyState(situation, node, "runaway", circling.round(situation))
        self.stuck += found.values()

    def halted(self, kind: StuckKind) -> list[Situation]:
        """Return where turns are over without an ending, in the order in which the search found them."""
        control_points = [number for number, point in enumerate(self.space.control_points.all) if point.kind == kind]
        return sorted(
            [(number, state) for number in control_points for state in self.space.tables[number]], key=self.order
        )

    def rounds(self, situation: Situation) -> list[str]:
        """Return the nodes that recur in a turn, or the node where it is halted if none does."""
        came: Counter[str] = Counter()
        at = self.space.node_at(situation)
        steps: Steps = ()
        while not any(isinstance(step, str) for step in steps):
            situation, steps = self.paths.parent(*situation)
            if self.space.found_from(situation) == BEGINNING:
                break
            came[self.space.node_at(situation)] += 1
        return [node for node, times in came.items() if times >= ROUNDS] or [at]

    def losing(self) -> None:
        """Find the situations from which no ending can be reached, or nothing that fulfils a promise."""
        beyond = goals_out_of_reach(self.space, self.clock)
        losing = sorted(
            losing_situations(self.space, beyond, self.clock),
            key=lambda losing_situations: self.order(losing_situations.situation),
        )
        trapped: dict[str, FaultyState] = {}
        for situation_lost in losing:
            if situation_lost.out_of_reach & ENDING:
                node = self.space.node_at(situation_lost.situation)
                if node not in trapped:
                    trapped[node] = FaultyState(situation_lost.situation, node, "trap", situation_lost.draws(ENDING))
        self.stuck += trapped.values()
        self.break_hopes(beyond, losing)

    def break_hopes(self, beyond: OutOfReach, losing: list[LosingSituation]) -> None:
        """Find the first situation that breaks each promise: before the beginning, or where the reader decides."""
        beginning = LosingSituation((0, self.space.start), beyond.at(0, self.space.start))
        open_ = beyond.all & ~ENDING
        for situation_lost in (beginning, *losing):
            broken = situation_lost.out_of_reach & open_
            for prop, goal in beyond.goals.items() if broken else ():
                if broken & goal:
                    node = self.space.node_at(situation_lost.situation)
                    self.broken_hopes[prop] = FaultyState(
                        situation_lost.situation, node, "trap", situation_lost.draws(goal)
                    )
            open_ &= ~broken

    def order(self, situation: Situation) -> tuple[int, Situation]:
        """Return a sort key: a state found from an earlier group is no further away from the beginning."""
        return self.space.found_from(situation), situation
