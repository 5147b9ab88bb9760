"""A check that an abstract situation represents a state of play."""

from branchlight.analysis.ranges import NEVER
from branchlight.play.turn_in_progress import TurnInProgress
from branchlight.prover.hiding.abstraction import Abstraction
from branchlight.prover.hiding.short_stacks import ShortStacks
from branchlight.prover.reduce.refinement import EXACT, fit
from branchlight.prover.reduce.state_variables import StateVariable


def is_represented(course: TurnInProgress, abstraction: Abstraction, number: int) -> bool:
    """Return whether a situation surely represents the end of a course, which waits for a decision.

    The body, the call stack and every live state variable must agree. Orders of storylets are not compared: if one is
    live, the result is False.
    """
    plan, space = abstraction.plan, abstraction.space
    point, state = space.points[number], space.states[number]
    body = plan.bodies.all[plan.control_points.all[point].body].name
    if course.halted or course.ending is not None or course.place != body:
        return False
    if plan.layout.has_calls and not _has_called(course, abstraction, state >> plan.layout.stack_shift):
        return False
    for variable, partition in plan.control_points.partitions(point, plan.liveness).items():
        field = plan.layout.fields[variable]
        raw = _raw(course, plan.variables.all[variable])
        kept = state >> field.shift & field.low_mask
        if raw is None or (raw != kept if partition == EXACT else partition[raw] != partition[kept]):
            return False
    return True


def _has_called(course: TurnInProgress, abstraction: Abstraction, stack: int) -> bool:
    """Return whether a call stack is surely that of a course."""
    stacks, bodies = abstraction.space.outcomes.stacks, abstraction.plan.bodies.all
    assert isinstance(stacks, ShortStacks)
    callers = [bodies[caller].name for caller in stacks.known(stack)]
    return stacks.bottom(stack) == 0 and callers[::-1] == list(course.stack)


def _raw(course: TurnInProgress, variable: StateVariable) -> int | None:
    """Return a state variable's value of a course, as the distance from the least; None if it is an order."""
    values = course.values if course.frozen is None else course.frozen.values
    if not isinstance(variable.of, int):
        return None
    value = values[variable.of]
    assert isinstance(value, int)
    if variable.kind == "member":
        return value >> variable.member & 1
    if variable.kind == "age":
        age = NEVER if value < 0 else course.turns - value
        return variable.high if age >= variable.high else age
    return fit(variable, value) - variable.low
