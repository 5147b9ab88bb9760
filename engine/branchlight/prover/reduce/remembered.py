"""Liveness of what the story remembers without a statement: visits, their ages, and choices that were taken."""

from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.reduce.refinement import EXACT, Partitions, PartitionsOf, without
from branchlight.prover.reduce.state_variables import StateVariables


class Remembered:
    """The equations of liveness for what is remembered without a statement."""

    def __init__(self, bodies: NumberedBodies, variables: StateVariables, partitions_of: PartitionsOf) -> None:
        self.bodies, self.variables, self.partitions_of = bodies, variables, partitions_of

    def aged(self, partitions: Partitions) -> Partitions:
        """Return the partitions needed before a decision, from those needed after it.

        A decision increases every age by one. It starts a turn in which no storylet was seen and no body was entered.
        """
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

    def arrived(self, number: int, after: Partitions) -> Partitions:
        """Return the partitions needed before a visit is counted and dated, or before a choice is remembered."""
        story, name, value = self.bodies.story, self.bodies.all[number].name, self.variables.value
        if not self.bodies.is_node(number):
            return without(after, [value[slot] for slot in self.bodies.marks[number]])
        found = dict(after)
        visits = value.get(story.visits.get(name, -1), -1)
        if visits in found:
            found |= self.partitions_of.counted(visits, found.pop(visits), self.variables.all[visits].high)
        found.pop(self.variables.age.get(story.last.get(name, -1), -1), None)
        for ranking in self.variables.rankings:
            if ranking.order in found and name in ranking.places:
                found[ranking.fresh] = EXACT
        return found
