"""Liveness: the state variables that can still matter at each control point, with a partition for each.

This is a backward data-flow analysis over all bodies. A state variable is live at a point if some path from there reads
it before it is surely overwritten. The equations are those of live variables, with partitions in place of sets (see
`refinement`). An assignment to a variable that is not live makes nothing live. The least solution is the fixed point of
an iteration that starts from "nothing is live".

Soundness. Call two states at one point equivalent if their call stacks are equal, and if the two values of every live
variable are in one class of its partition. Then

1. both give every test the same result, because the partitions at a point include those of each test made there;
2. so both take the same transitions, to the same points;
3. the states there are equivalent again, because that is what the equations of the point demand.

So equivalent states meet the same properties by the same decisions: equivalence is a bisimulation. `prove` takes
equivalent states for one. Shortest paths, unreachable things, stuck states and broken promises remain the same.
"""

from collections import deque

from branchlight.model.statements import NodeCall
from branchlight.model.story import always_open
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.program.properties import Properties
from branchlight.prover.reduce.body_partitions import BodyPartitions
from branchlight.prover.reduce.body_points import OVER, Points, needed_at_landing, needed_to_upgrade
from branchlight.prover.reduce.do_steps import Arguments, DoStep, DoSteps, steps_in
from branchlight.prover.reduce.refinement import EXACT, NOTHING, Partitions, PartitionsOf, join, without
from branchlight.prover.reduce.remembered import Remembered
from branchlight.prover.reduce.state_variables import StateVariables
from branchlight.source.named_tuple import NamedTuple


class Along(NamedTuple):
    """The partitions that are needed inside a body.

    enter    before anything in it has happened
    arrived  after its visit is counted or its choice is remembered
    steps    the statements of its `do`
    """

    enter: Partitions
    arrived: Partitions
    steps: list[DoStep]


class Liveness:
    """The partitions that are needed at every point, while the properties `todo` are open."""

    def __init__(
        self,
        bodies: NumberedBodies,
        variables: StateVariables,
        properties: Properties,
        todo: frozenset[int],
        partitions_of: PartitionsOf,
    ) -> None:
        self.bodies, self.variables, self.partitions_of = bodies, variables, partitions_of
        needs = BodyPartitions(bodies, variables, properties, todo, partitions_of)
        numbers = range(len(bodies.all))
        self.do, self.remembered = DoSteps(variables, partitions_of), Remembered(bodies, variables, partitions_of)
        self.texts = [needs.texts(number) for number in numbers]
        self.offers = [needs.offers(number) for number in numbers]
        self.stops = [needs.stop(number) for number in numbers]
        self.hopes = [needs.hopes(number) for number in numbers]
        self.ways = [needs.ways(number) for number in numbers]
        self.ends = [properties.tells(body) for body in bodies.all]
        self.endings = [needs.ending(number) for number in numbers]
        self.upgrades: dict[int, list[int]] = {}
        for (number, _), upgrade in bodies.upgrades.items():
            self.upgrades.setdefault(number, []).append(upgrade)
        self.points = [Points()] * len(bodies.all)
        self.solve()

    def along(self, number: int) -> Along:
        """Return the partitions needed inside a body."""
        points = self.points[number]
        on = self.onward(number, points.offer)
        return self.entered(number, self.arriving(number, points.asked, on))

    def needed(self) -> set[int]:
        """Return the state variables that are live anywhere."""
        found: set[int] = set()
        for number, points in enumerate(self.points):
            along = self.along(number)
            found.update(*points, along.enter, along.arrived, *[step.after for step in steps_in(along.steps)])
            if self.bodies.all[number].ask:
                found.update(self.answered(number))
        return found

    def join(self, *parts: Partitions) -> Partitions:
        """Return the coarsest partitions that are as fine as each of these."""
        return join(self.variables, *parts)

    def solve(self) -> None:
        """Compute the least fixed point with a work list.

        A body is computed again if the points of one that it leads to have changed.
        """
        # Invert the edges: which bodies depend on each body?
        before: list[set[int]] = [set() for _ in self.bodies.all]
        for number in range(len(self.bodies.all)):
            for following in self.following(number):
                before[following].add(number)
        # Begin with the last bodies, because the data flows backwards.
        waiting = deque(reversed(range(len(self.bodies.all))))
        is_waiting = bytearray(b"\1") * len(self.bodies.all)
        while waiting:
            self.variables.clock.check()
            number = waiting.popleft()
            is_waiting[number] = 0
            points = self.of(number)
            if points != self.points[number]:
                self.points[number] = points
                waiting += [other for other in before[number] if not is_waiting[other]]
                for other in before[number]:
                    is_waiting[other] = 1

    def following(self, number: int) -> list[int]:
        """Return the bodies on whose points those of a body depend."""
        body = self.bodies.all[number]
        found = [*self.bodies.after_choice(number), *self.bodies.after_way(number)]
        if body.call:
            found.append(self.bodies.number[body.call.to])
        if self.bodies.goes_back(number):
            found.extend(self.bodies.callers_of(number))
        landing = self.bodies.landings.get(number)
        if landing is not None and landing.body >= 0:
            found.append(landing.body)
        return [*found, *self.upgrades.get(number, ())]

    def of(self, number: int) -> Points:
        """Return the points of a body, computed from those of the bodies that it leads to."""
        points, body = self.points, self.bodies.all[number]
        # Go backwards: from the ways out and the choices to the offer, the call, the question, and the entrance.
        out = self.way_out(number)
        decided = self.join(
            *[self.left(number, other, points[other].enter) for other in self.bodies.after_choice(number)]
        )
        stop = self.join(
            self.offers[number],
            self.hopes[number],
            self.remembered.aged(decided),
            needed_to_upgrade(self.bodies, number, "choosing", self.points),
        )
        offer = self.join(stop, self.stops[number], *([] if always_open(body) else [out]))
        offer = offer if number not in self.bodies.landings else self.onward(number, offer)
        on = self.onward(number, offer)
        unanswered = self.remembered.aged(self.unanswered(number, on))
        asked = (
            self.join(unanswered, self.hopes[number], needed_to_upgrade(self.bodies, number, "asking", self.points))
            if body.ask
            else NOTHING
        )
        return Points(self.entered(number, self.arriving(number, asked, on)).enter, asked, offer, stop, out)

    def onward(self, number: int, offer: Partitions) -> Partitions:
        """Return the partitions needed after the texts of a body that asks nothing."""
        if number in self.bodies.landings:
            return needed_at_landing(self.bodies, number, self.points)
        call = self.bodies.all[number].call
        return self.called(call).before if call else offer

    def arriving(self, number: int, asked: Partitions, on: Partitions) -> Partitions:
        """Return the partitions needed after the text of a body: before its question, its call or its offer."""
        return self.join(asked, self.stops[number]) if self.bodies.all[number].ask else on

    def answered(self, number: int) -> Partitions:
        """Return the partitions needed in a body after its question was answered."""
        call = self.bodies.all[number].call
        return self.called(call).before if call else self.points[number].offer

    def called(self, call: NodeCall) -> Arguments:
        """Return the partitions needed before a call, whose arguments set all parameters of the called node."""
        after = self.points[self.bodies.number[call.to]].enter
        return self.do.at_once(call.arguments, after) if call.arguments else Arguments(after)

    def unanswered(self, number: int, after: Partitions) -> Partitions:
        """Return the partitions needed before the answer to a question. The answer overwrites its slot."""
        ask = self.bodies.all[number].ask
        into = self.variables.value.get(ask.into, -1) if ask else -1
        return without(after, [into])

    def way_out(self, number: int) -> Partitions:
        """Return the partitions needed before the ways out of a body are tried."""
        points = self.points
        partitions = [self.left(number, other, points[other].enter) for other in self.bodies.after_way(number)]
        if self.bodies.goes_back(number):
            partitions += [
                self.left(number, caller, self.do.returned(self.bodies.all[caller].call, points[caller].offer))
                for caller in self.bodies.callers_of(number)
            ]
        partitions += [needed_to_upgrade(self.bodies, number, stage, self.points) for stage in OVER]
        return self.join(self.ways[number], self.endings[number], *partitions)

    def left(self, number: int, other: int, partitions: Partitions) -> Partitions:
        """Return the partitions needed before one body leads to another, from those needed there.

        What a node remembers for a visit is set to a constant if the node is left, so its value before is not needed.
        It is only read by the offers of the node. So nothing of it is stored elsewhere, except while a call may return
        to these. A called body leads back to each caller as far as this analysis knows, and the code does the same.
        """
        cleared = self.bodies.cleared(number, other)
        return without(partitions, [self.variables.value[slot] for slot in cleared]) if cleared else partitions

    def entered(self, number: int, after: Partitions) -> Along:
        """Return the partitions needed inside a body, from those needed after its texts."""
        behind = self.join(self.texts[number], NOTHING if self.ends[number] else after)
        arrived, steps = self.do.before(self.bodies.all[number].do, behind)
        enter = self.remembered.arrived(number, arrived)
        if self.variables.hops >= 0:
            enter = {**enter, self.variables.hops: EXACT}
        return Along(enter, arrived, steps)
