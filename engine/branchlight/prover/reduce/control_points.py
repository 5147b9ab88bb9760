"""The places where a state is kept: where the reader stands, and a few between two decisions.

A turn is followed in one go from a decision to the next stop, but where it is cut in two (see `cuts`).
"""

from typing import Literal, NamedTuple, TypeAlias

from branchlight.model.story import Pool
from branchlight.prover.program.bodies import Bodies
from branchlight.prover.reduce.cut_points import cut_points_of
from branchlight.prover.reduce.liveness import Liveness
from branchlight.prover.reduce.nondeterminism import RelevantDraws
from branchlight.prover.reduce.refinement import NOTHING, Partitions

ControlPointKind: TypeAlias = Literal["begin", "enter", "offer", "ask", "end", "dead end", "runaway"]


class ControlPoint(NamedTuple):
    kind: ControlPointKind
    body: int


class ControlPoints:
    """All positions by number: first those that are followed, then those that are decided; `random` ones are both.

    may_run_long   whether play could halt a turn that is followed to its end
    """

    def __init__(self, bodies: Bodies, draws: RelevantDraws, counts_hops: bool) -> None:
        self.bodies = bodies
        numbers = range(len(bodies.all))
        self.cut, may_run_long = cut_points_of(bodies, draws)
        self.may_run_long = may_run_long and not counts_hops
        random = [number for number in numbers if draws.on_offering[number] and bodies.all[number].offers]
        flowing = [number for number in numbers if draws.on_offering[number] and not bodies.all[number].offers]
        self.all = [ControlPoint("begin", bodies.number[bodies.story.start])]
        self.all += [ControlPoint("enter", number) for number in sorted(self.cut)]
        self.first_flowing = len(self.all)
        self.all += [ControlPoint("offer", number) for number in flowing]
        self.first_decided = len(self.all)
        self.all += [ControlPoint("offer", number) for number in random]
        self.first_fixed = len(self.all)
        fixed = [number for number in numbers if bodies.all[number].offers and not draws.on_offering[number]]
        self.all += [ControlPoint("offer", number) for number in fixed]
        for number, body in enumerate(bodies.all):
            self.all += [ControlPoint("ask", number)] if body.ask else []
            self.all += [ControlPoint("end", number)] if body.ending else [ControlPoint("dead end", number)]
            self.all += [ControlPoint("runaway", number)] if body.call or counts_hops else []
        self.number = {point: number for number, point in enumerate(self.all)}
        self.rows = [self._has_rows(number) for number in range(len(self.all))]

    def is_random(self, body: int) -> bool:
        """Do draws decide what a body offers, or where it leads?"""
        return self.number.get(ControlPoint("offer", body), self.first_fixed) < self.first_fixed

    def keeps_stack(self, number: int) -> bool:
        return self.all[number].kind in ("enter", "offer", "ask")

    def is_random_at(self, number: int) -> bool:
        return self.first_decided <= number < self.first_fixed

    def has_rows(self, number: int) -> bool:
        """Can the dice decide what is on offer there?"""
        return self.rows[number]

    def _has_rows(self, number: int) -> bool:
        kind, body = self.all[number]
        offers = self.bodies.all[body].offers if kind == "offer" else ()
        return self.is_random_at(number) or any(isinstance(offer, Pool) for offer in offers)

    def partitions(self, number: int, liveness: Liveness) -> Partitions:
        """What has to be kept of a state at a position."""
        kind, body = self.all[number]
        points = liveness.points[body]
        if kind == "enter":
            return points.enter
        if kind == "offer":
            return points.offer if number < self.first_fixed else points.stop
        return points.asked if kind == "ask" else NOTHING

    def is_stop(self, number: int) -> bool:
        """Does the reader come to a stop there?"""
        return self.all[number].kind not in ("begin", "enter") and not self.first_flowing <= number < self.first_decided
