"""Steps of a `do`: its statements, each with the partitions that are needed after it.

Soundness for statements under a condition. Let two states give the condition the same result, and be equivalent before
the branch that it selects. Then both take this branch, and are equivalent after it. So what is needed before is what
the condition needs, joined with what each branch needs. If no branch changes what is needed later, the condition makes
no difference: then nothing more is needed than after it.

A condition that draws gives the same result for each outcome of its draws, because partitions compare all of them.
"""

from collections.abc import Iterator, Sequence
from typing import assert_never

from branchlight.model.statements import Assign, Conditional, NodeCall, Statement
from branchlight.prover.reduce.refinement import Partitions, PartitionsOf, join, without
from branchlight.prover.reduce.state_variables import StateVariables
from branchlight.source.named_tuple import NamedTuple


class DoStep(NamedTuple):
    """A statement of a `do`.

    after    the partitions that are needed after it
    matters  whether it changes what is needed after it
    yes, no  the steps under its condition, if it has one
    """

    statement: Statement
    after: Partitions
    matters: bool
    yes: "Sequence[DoStep]" = ()
    no: "Sequence[DoStep]" = ()


class Arguments(NamedTuple):
    """The partitions needed before the arguments of a call, and their steps."""

    before: Partitions
    steps: Sequence[DoStep] = ()


def steps_in(steps: Sequence[DoStep]) -> Iterator[DoStep]:
    """Yield each step, followed by those under its condition."""
    for step in steps:
        yield step
        yield from steps_in(step.yes)
        yield from steps_in(step.no)


class DoSteps:
    """Finds what statements need, backwards."""

    def __init__(self, variables: StateVariables, partitions_of: PartitionsOf) -> None:
        self.variables, self.partitions_of = variables, partitions_of

    def before(self, do: Sequence[Statement], after: Partitions) -> tuple[Partitions, list[DoStep]]:
        """Return the partitions needed before statements, and the steps of these."""
        steps: list[DoStep] = []
        for statement in reversed(do):
            match statement:
                case Assign():
                    steps.append(DoStep(statement, after, self.is_needed(statement.slot, after)))
                    after = self.assigned(statement, after)
                case Conditional():
                    after, step = self.chosen(statement, after)
                    steps.append(step)
                case _:
                    assert_never(statement)
        return after, steps[::-1]

    def at_once(self, assigns: Sequence[Assign], after: Partitions) -> Arguments:
        """Return what is needed before the arguments of a call, and their steps.

        All values are found before any is set. So each of them needs what it reads as it was before the call, and what
        is needed after the call is needed before it, too, unless it is set.
        """
        rest = without(after, {each for assign in assigns for each in self.variables.variables_of_slot(assign.slot)})
        steps = [DoStep(each, after, self.is_needed(each.slot, after)) for each in assigns]
        read = [self.read(each, after) for each, step in zip(assigns, steps, strict=True) if step.matters]
        return Arguments(join(self.variables, rest, *read), steps)

    def returned(self, call: NodeCall | None, after: Partitions) -> Partitions:
        """Return the partitions needed before the return from a call, which gives the parameters their first values.

        So no parameter is live outside the calls of its node, unless a way leads there without a call.
        """
        return self.at_once(call.resets, after).before if call is not None and call.resets else after

    def is_needed(self, slot: int, after: Partitions) -> bool:
        return any(variable in after for variable in self.variables.variables_of_slot(slot))

    def assigned(self, assign: Assign, after: Partitions) -> Partitions:
        """Return the partitions needed before an assignment."""
        if not self.is_needed(assign.slot, after):
            return after
        rest = without(after, self.variables.variables_of_slot(assign.slot))
        return join(self.variables, rest, self.read(assign, after))

    def read(self, assign: Assign, after: Partitions) -> Partitions:
        """Return the partitions that the value of an assignment needs, if it is needed after it."""
        if assign.slot in self.variables.value:
            variable = self.variables.value[assign.slot]
            return self.partitions_of.put(assign.value, variable, after[variable])
        members = self.variables.members[assign.slot]
        return self.partitions_of.bits(assign.value, sum([1 << at for at, each in enumerate(members) if each in after]))

    def chosen(self, statement: Conditional, after: Partitions) -> tuple[Partitions, DoStep]:
        """Return the partitions needed before statements under a condition, and their step."""
        (before_yes, yes), (before_no, no) = self.before(statement.yes, after), self.before(statement.no, after)
        step = DoStep(statement, after, any(step.matters for step in (*yes, *no)), yes, no)
        if not step.matters:
            return after, step
        return join(self.variables, self.partitions_of.value(statement.test), before_yes, before_no), step
