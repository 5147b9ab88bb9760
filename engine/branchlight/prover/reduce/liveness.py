"""What of the state can still matter, at each point of the story: a backward data flow over all bodies.

What is needed at a point is what is read from there on before it is surely
overwritten. The equations are those of live variables, with partitions for sets (see `needs`), so that what is put into
a cell of which nothing is needed asks for nothing: their least solution is found by iteration from "nothing".

Soundness. Two states at one point with equal stacks, whose cells differ only within what is not needed there, pass
every test alike (a test's needs are among those of the point where it is made), come to the same point, and there
differ again only within what is not needed. So they meet the same claims by the same decisions: the states that `prove`
takes for one are bisimilar, and shortest paths, unreachable things, stuck states and broken promises are the same.
"""

from collections import deque
from typing import NamedTuple

from branchlight.model.story import Assign, always_open
from branchlight.prover.program.bodies import Bodies
from branchlight.prover.program.properties import Properties
from branchlight.prover.reduce.refinement import EXACT, NOTHING, Partitions, PartitionsOf, join
from branchlight.prover.reduce.state_variables import StateVariables
from branchlight.prover.reduce.texts import TextNeeds


class Points(NamedTuple):
    """What is needed at the points of one body.

    enter   before anything of it has happened
    asked   where its question waits for an answer
    offer   before its choices are laid out
    stop    the same, where it is known that one of them is open
    out     before its ways out are tried
    """

    enter: Partitions = NOTHING
    asked: Partitions = NOTHING
    offer: Partitions = NOTHING
    stop: Partitions = NOTHING
    out: Partitions = NOTHING


class Liveness:
    """What is needed at every point, while the claims `todo` are open."""

    def __init__(
        self,
        bodies: Bodies,
        variables: StateVariables,
        properties: Properties,
        todo: frozenset[int],
        partitions_of: PartitionsOf,
    ) -> None:
        self.bodies, self.variables, self.partitions_of = bodies, variables, partitions_of
        texts = TextNeeds(bodies, variables, properties, todo, partitions_of)
        numbers = range(len(bodies.all))
        self.said = [texts.said(number) for number in numbers]
        self.laid = [texts.laid(number) for number in numbers]
        self.stood = [texts.stood(number) for number in numbers]
        self.hoped = [texts.hoped(number) for number in numbers]
        self.tried = [
            self.join(*[partitions_of.value(way.test) for way in body.ways if way.test]) for body in bodies.all
        ]
        self.ended = [texts.ended(number) for number in numbers]
        self.points = [Points()] * len(bodies.all)
        self.solve()

    def behind(self, number: int) -> list[Partitions]:
        """What is needed in a body behind the last statement of its `do`, the one before, and so on.

        Then behind the arrival (where visits are counted), then before it.
        """
        body, points = self.bodies.all[number], self.points[number]
        on = self.points[self.bodies.number[body.call]].enter if body.call else points.offer
        return self.entered(number, self.arriving(number, points.asked, on))

    def needed(self) -> set[int]:
        """The cells of which something is needed anywhere."""
        found: set[int] = set()
        for number, points in enumerate(self.points):
            found.update(*points, *self.behind(number))
        return found

    def join(self, *parts: Partitions) -> Partitions:
        return join(self.variables, *parts)

    def solve(self) -> None:
        """Iterates until nothing changes. A body is looked at again when one that it leads to has changed."""
        before: list[set[int]] = [set() for _ in self.bodies.all]
        for number in range(len(self.bodies.all)):
            for following in self.following(number):
                before[following].add(number)
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
        """The bodies whose needs those of a body hang on."""
        body = self.bodies.all[number]
        found = [*self.bodies.after_choice(number), *self.bodies.after_way(number)]
        if body.call:
            found.append(self.bodies.number[body.call])
        if self.bodies.goes_back(number):
            found.extend(self.bodies.callers)
        return found

    def of(self, number: int) -> Points:
        """The points of a body, from those of the bodies that it leads to."""
        points, body = self.points, self.bodies.all[number]
        out = self.way_out(number)
        decided = self.join(*[points[other].enter for other in self.bodies.after_choice(number)])
        stop = self.join(self.laid[number], self.hoped[number], self.aged(decided))
        offer = self.join(stop, self.stood[number], *([] if always_open(body) else [out]))
        on = points[self.bodies.number[body.call]].enter if body.call else offer
        asked = self.join(self.aged(on), self.hoped[number]) if body.ask else NOTHING
        return Points(self.entered(number, self.arriving(number, asked, on))[-1], asked, offer, stop, out)

    def arriving(self, number: int, asked: Partitions, on: Partitions) -> Partitions:
        """What is needed behind the text of a body: before its question is asked, or what is called or offered."""
        return self.join(asked, self.stood[number]) if self.bodies.all[number].ask else on

    def answered(self, number: int) -> Partitions:
        """What is needed of a body once its question was answered."""
        call = self.bodies.all[number].call
        return self.points[self.bodies.number[call]].enter if call else self.points[number].offer

    def way_out(self, number: int) -> Partitions:
        partitions = [self.points[other].enter for other in self.bodies.after_way(number)]
        if self.bodies.goes_back(number):
            partitions += [self.points[caller].offer for caller in self.bodies.callers]
        return self.join(self.tried[number], self.ended[number], *partitions)

    def aged(self, partitions: Partitions) -> Partitions:
        """What is needed before a decision: every age is one less, and in the new turn nothing was seen or entered."""
        fresh = [ranking.fresh for ranking in self.variables.rankings]
        passing = [
            variable
            for variable in (*self.variables.age.values(), *fresh, self.variables.hops)
            if variable in partitions
        ]
        if not passing:
            return partitions
        found = dict(partitions)
        for number in passing:
            variable, partition = self.variables.all[number], found.pop(number)
            if variable.kind == "age":
                last = variable.high - variable.never
                found |= self.partitions_of.counted(number, partition, last)
        return found

    def entered(self, number: int, after: Partitions) -> list[Partitions]:
        """What is needed along the way through a body, as in `behind`."""
        partitions = [self.join(after, self.said[number])]
        for assign in reversed(self.bodies.all[number].do):
            partitions.append(self.assigned(assign, partitions[-1]))
        partitions.append(self.arrived(number, partitions[-1]))
        if self.variables.hops >= 0:
            partitions[-1] = {**partitions[-1], self.variables.hops: EXACT}
        return partitions

    def assigned(self, assign: Assign, after: Partitions) -> Partitions:
        """What is needed before a statement."""
        if assign.slot in self.variables.value:
            variable = self.variables.value[assign.slot]
            if variable not in after:
                return after
            rest = _without(after, variable)
            return self.join(rest, self.partitions_of.put(assign.value, variable, after[variable]))
        members = self.variables.members.get(assign.slot, [])
        needed = sum([1 << place for place, variable in enumerate(members) if variable in after])
        rest = {other: partition for other, partition in after.items() if other not in members}
        return self.join(rest, self.partitions_of.bits(assign.value, needed))

    def arrived(self, number: int, after: Partitions) -> Partitions:
        """What is needed before a visit is counted and dated, or a choice is remembered."""
        story, name, value = self.bodies.story, self.bodies.all[number].name, self.variables.value
        if not self.bodies.is_node(number):
            taken = value[story.taken[name]] if name in story.taken else -1
            return _without(after, taken) if taken in after else after
        found = dict(after)
        visits = value.get(story.visits.get(name, -1), -1)
        if visits in found:
            found |= self.partitions_of.counted(visits, found.pop(visits), self.variables.all[visits].high)
        found.pop(self.variables.age.get(story.last.get(name, -1), -1), None)
        for ranking in self.variables.rankings:
            if ranking.order in found and name in ranking.places:
                found[ranking.fresh] = EXACT
        return found


def _without(partitions: Partitions, variable: int) -> Partitions:
    rest = dict(partitions)
    del rest[variable]
    return rest
