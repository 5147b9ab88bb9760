"""Freedom from stuck states, and promises `never lost`: proved or refuted by abstractions.

An abstraction proves that no state is stuck if it reaches no dead end and no runaway, no turn in it can be too long,
and wherever the reader decides an ending surely is within reach (see `within_reach`). A promise `never lost` is kept if
a state that fulfils it surely is within reach there, and at the beginning.

A situation from which not even a may-path leads to an ending refutes the story, if its path can be played and ends in
a state that it represents. Every other situation that fails is unsure. Then a part becomes visible: the one to blame
for the path, or the one that decides about most steps from lost situations to others.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from typing import TypeAlias

from branchlight.prover.clock import TimeUpError
from branchlight.prover.hiding.abstract_space import TooManyError
from branchlight.prover.hiding.abstraction import Abstraction
from branchlight.prover.hiding.guards import Guards
from branchlight.prover.hiding.outcomes import SURELY, AbstractOutcome
from branchlight.prover.hiding.represented import is_represented
from branchlight.prover.hiding.state_parts import StatePart, Visible
from branchlight.prover.hiding.turn_lengths import TurnLengths
from branchlight.prover.hiding.within_reach import ENDING, Goals, WithinReach
from branchlight.prover.hiding.workshop import Workshop
from branchlight.prover.matters import STUCK, Matter, WayThere

Decider: TypeAlias = str | int
"""The part of a story that decides about a step: the guard of a choice, by its name, or the test at a draw site."""

MOST_PLAYED = 12
"""The most paths to lost situations that are played for one abstraction."""


class Freedom:
    """Settles whether states are stuck, and promises `never lost`. `never` has what is never met."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.never: set[Matter] = set()
        self.open: list[Matter] = []

    def settle(self, wanted: Collection[Matter]) -> None:
        """Refine until all that is wanted is settled, or the limits are reached."""
        self.open = list(wanted)
        visible: Visible | None = frozenset()
        tried: set[Visible] = set()
        while self.open and visible is not None and visible not in tried:
            tried.add(visible)
            try:
                visible = self.round(visible)
            except (TooManyError, TimeUpError):
                return

    def round(self, visible: Visible) -> Visible | None:
        """Settle what one abstraction can. Return the parts to make visible next, or None if no more can be done."""
        return _Round(self, self.workshop.abstraction(visible, self.open)).run()

    def is_met(self, matter: Matter, way: WayThere | None = None) -> None:
        """Record that something is met, which settles it."""
        if way is not None:
            self.workshop.met.setdefault(matter, way)
        self.open = [each for each in self.open if each != matter]

    def is_never(self, matter: Matter) -> None:
        self.never.add(matter)
        self.open = [each for each in self.open if each != matter]


class _Round:
    """One abstraction, and what it says about all that is open."""

    def __init__(self, freedom: Freedom, abstraction: Abstraction) -> None:
        self.freedom, self.abstraction, self.space = freedom, abstraction, abstraction.space
        self.workshop = freedom.workshop
        self.guards = Guards(self.workshop.watched)
        self.hidden: dict[Decider, frozenset[StatePart]] = {}
        self.bits = {matter: ENDING if matter == STUCK else 2 << place for place, matter in enumerate(freedom.open)}
        surely, may = dict[int, int](), dict[int, int]()
        for matter, bit in self.bits.items():
            if matter != STUCK:
                promise = int(matter[1])
                surely[abstraction.properties.promise(promise)] = bit
                may[abstraction.properties.promise(abstraction.abstract.hopes[promise])] = bit
        self.goals = Goals(sum({ENDING, *self.bits.values()}), surely, may)
        self.kinds = [point.kind for point in abstraction.plan.control_points.all]

    def run(self) -> Visible | None:
        """Settle what can be. Return the parts to make visible next, or None if nothing more can be done."""
        lengths, reach = TurnLengths(self.space), WithinReach(self.space, self.goals)
        deciding = [n for n in range(len(self.space)) if self.kinds[self.space.points[n]] in ("offer", "ask")]
        losing = {number: reach.losing(number) for number in deciding}
        failing = self.goals.all & ~reach.surely[0] & ~ENDING
        for mask in losing.values():
            failing |= mask
        halts = [n for n in range(len(self.space)) if self.kinds[self.space.points[n]] in ("dead end", "runaway")]
        for matter, bit in self.bits.items():
            if not lengths.may_be_too_long and not failing & bit and not (matter == STUCK and halts):
                self.freedom.is_never(matter)
        if not self.freedom.open:
            return None
        more = self.play_halts(halts) if STUCK in self.freedom.open else None
        more = more or self.play_lost(reach, losing)
        if not self.freedom.open:
            return None
        if more:
            return more
        left = self.left()
        lost = [n for n in range(len(self.space)) if (losing.get(n, 0) | ~reach.surely[n]) & left]
        return self.voted(reach, lost, lengths.circling)

    def left(self) -> int:
        """Return the goals that are still open."""
        return sum([self.bits[matter] for matter in self.freedom.open])

    def play_halts(self, halts: list[int]) -> Visible | None:
        """Play the paths to halts. Return the parts to blame for the first one that cannot be played."""
        for number in self.nearest(halts):
            way = self.space.way(self.space.came[number])
            trace = self.workshop.retrace(self.abstraction, way)
            if any(kind in ("dead end", "runaway") for kind, _ in trace.met):
                self.freedom.is_met(STUCK)
                return None
            node = self.abstraction.plan.bodies.node[self.body(number)].name
            more = self.workshop.blamed(self.abstraction, way, trace, ("dead end", node))
            if more is not None:
                return more
        return None

    def play_lost(self, reach: WithinReach, losing: dict[int, int]) -> Visible | None:
        """Play the paths to situations from which not even a may-path leads to a goal. Return the same."""
        more: Visible | None = None
        for matter in list(self.freedom.open):
            bit = self.bits[matter]
            lost = [number for number in losing if not reach.may[number] & bit]
            if matter != STUCK and not reach.may[0] & bit:
                trace = self.workshop.retrace(self.abstraction, ())
                self.freedom.is_met(matter, WayThere(trace.entries, len(trace.entries), 0))
                continue
            for number in self.nearest(lost):
                way = self.space.way(self.space.came[number])
                trace = self.workshop.retrace(self.abstraction, way)
                if trace.complete and is_represented(trace.course, self.abstraction, number):
                    there = WayThere(trace.entries, len(trace.entries), trace.decisions)
                    node = self.abstraction.plan.bodies.node[self.body(number)].name
                    self.freedom.is_met(matter, None if matter == STUCK else there)
                    if matter == STUCK:
                        self.freedom.is_met(("trap", node), there)
                    break
                more = more or self.workshop.blamed(self.abstraction, way, trace)
        return more

    def body(self, number: int) -> int:
        return self.abstraction.plan.control_points.all[self.space.points[number]].body

    def nearest(self, numbers: Collection[int]) -> list[int]:
        """Return for each control point the situation with the fewest unsure steps before it, the nearest first."""
        first: dict[int, int] = {}
        for number in sorted(numbers, key=lambda each: (self.space.unsure[each], each)):
            first.setdefault(self.space.points[number], number)
        return list(first.values())[:MOST_PLAYED]

    def voted(self, reach: WithinReach, lost: Collection[int], circling: Collection[int]) -> Visible | None:
        """Return the visible parts with the hidden one that decides most often about what is lost.

        Each control point has one vote, which is shared by the parts that its unsure choices and tests read.
        """
        causes: defaultdict[int, set[Decider]] = defaultdict(set)
        for number in lost:
            causes[self.space.points[number]].update(self.deciding(reach, number))
        if not any(causes.values()):
            for number in (*lost, *circling):
                for _, outcomes in self.space.parts(number):
                    for outcome in outcomes:
                        causes[self.space.points[number]].update(_causes(outcome))
        votes: defaultdict[StatePart, float] = defaultdict(float)
        for some in causes.values():
            read = Counter([part for cause in some for part in self.hidden_in(cause)])
            for part, times in read.items():
                votes[part] += times / read.total()
        if not votes:
            return None
        best = max(votes, key=lambda part: (votes[part], str(part)))
        return self.workshop.parts.closed(self.abstraction.visible | {best})

    def deciding(self, reach: WithinReach, number: int) -> Iterator[Decider]:
        """Yield what decides about steps from a lost situation to where an open goal surely is within reach."""
        left = self.left()
        for _, row in reach.rows(number, reach.surely, self.goals.surely):
            good = [bool(mask & left) for mask in row.masks]
            if any(good):
                yield from _causes(row.outcome, good)

    def hidden_in(self, cause: Decider) -> frozenset[StatePart]:
        """Return the hidden parts that decide about a choice, or are read at a draw site."""
        found = self.hidden.get(cause)
        if found is None:
            rows = self.guards.of(cause) if isinstance(cause, str) else [self.guards.read_at(cause)]
            found = self.hidden[cause] = frozenset([part for row in rows for part in row]) - self.abstraction.visible
        return found


def _causes(outcome: AbstractOutcome, good: list[bool] | None = None) -> Iterator[Decider]:
    """Yield what decides about an outcome, or about some of its edges."""
    for drawn in outcome.draws:
        if drawn.site < 0:
            yield -drawn.site
    for place, edge in enumerate(outcome.edges):
        if edge.open != SURELY and edge.decision and (good is None or good[place]):
            yield str(edge.decision[0])
