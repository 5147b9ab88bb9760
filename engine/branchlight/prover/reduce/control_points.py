"""Control points: the places in the story at which the exploration stores states.

Most are stops, where the reader decides or the turn ends. The others are cut points in the middle of a turn (see
`cut_points`). Generated code runs from one control point to the next without storing a state.
"""

from typing import Literal, TypeAlias

from branchlight.model.story import Pool
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.reduce.cut_points import cut_points_of
from branchlight.prover.reduce.liveness import Liveness
from branchlight.prover.reduce.nondeterminism import RelevantDraws
from branchlight.prover.reduce.refinement import NOTHING, Partitions
from branchlight.source.named_tuple import NamedTuple

ControlPointKind: TypeAlias = Literal["begin", "enter", "call", "offer", "ask", "end", "dead end", "runaway"]


class ControlPoint(NamedTuple):
    """A place in a body.

    begin      before the story begins
    enter      a cut point: before the body is entered
    call       after its question was answered, before the arguments of its call are drawn
    offer      before its choices are laid out
    ask        its question waits for an answer
    end        the story ends here
    dead end   no choice is open, and no way out holds
    runaway    play halts the turn here
    """

    kind: ControlPointKind
    body: int


class ControlPoints:
    """All control points, numbered by kind.

    Points from which a turn flows on come first, then points with decisions. Offers that depend on draws are both: a
    turn flows into them, and the reader decides there if a choice is open.

    may_run_long   whether turns can be too long for play, and are not cut short by a count in the state
    first_flowing  the first offer that depends on draws and has no choices, only ways out
    first_decided  the first offer that depends on draws and has choices
    first_fixed    the first point that no draw can change
    """

    def __init__(self, bodies: NumberedBodies, draws: RelevantDraws, counts_hops: bool) -> None:
        self.bodies = bodies
        numbers = range(len(bodies.all))
        self.cut, may_run_long = cut_points_of(bodies, draws)
        self.may_run_long = may_run_long and not counts_hops
        random = [number for number in numbers if draws.on_offering[number] and bodies.all[number].offers]
        flowing = [number for number in numbers if draws.on_offering[number] and not bodies.all[number].offers]
        self.all = [ControlPoint("begin", bodies.number[bodies.story.start])]
        self.all += [ControlPoint("enter", number) for number in sorted(self.cut)]
        self.all += [ControlPoint("call", number) for number in numbers if draws.on_answering[number]]
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
        """Return whether draws decide which choices a body offers, or which way out it takes."""
        return self.number.get(ControlPoint("offer", body), self.first_fixed) < self.first_fixed

    def keeps_stack(self, number: int) -> bool:
        """Return whether the call stack still matters at a control point."""
        return self.all[number].kind in ("enter", "call", "offer", "ask")

    def is_random_at(self, number: int) -> bool:
        return self.first_decided <= number < self.first_fixed

    def has_rows(self, number: int) -> bool:
        """Return whether draws can decide which choices are on offer at a control point."""
        return self.rows[number]

    def _has_rows(self, number: int) -> bool:
        kind, body = self.all[number]
        offers = self.bodies.all[body].offers if kind == "offer" else ()
        return self.is_random_at(number) or any(isinstance(offer, Pool) for offer in offers)

    def partitions(self, number: int, liveness: Liveness) -> Partitions:
        """Return how precisely a state has to be known at a control point."""
        kind, body = self.all[number]
        points = liveness.points[body]
        if kind == "call":
            return liveness.answered(body)
        if kind == "enter":
            return points.enter
        if kind == "offer":
            return points.offer if number < self.first_fixed else points.stop
        return points.asked if kind == "ask" else NOTHING

    def is_stop(self, number: int) -> bool:
        """Return whether the turn comes to a stop at a control point."""
        return (
            self.all[number].kind not in ("begin", "enter", "call")
            and not self.first_flowing <= number < self.first_decided
        )
