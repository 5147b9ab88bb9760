"""Whether a state of play is one of those that an abstract situation stands for."""

from branchlight.analysis.ranges import NEVER
from branchlight.play.turn_in_progress import TurnInProgress
from branchlight.prover.hiding.abstraction import Abstraction
from branchlight.prover.reduce.refinement import EXACT, fit
from branchlight.prover.reduce.state_variables import StateVariable


def is_represented(course: TurnInProgress, abstraction: Abstraction, number: int) -> bool:
    """Return whether a situation surely stands for where a course ended, which waits for a decision.

    The body, the call stack and every live state variable must agree. Orders of storylets are not compared: if one is
    live, the result is False.
    """
    plan, space = abstraction.plan, abstraction.space
    point, state = space.points[number], space.states[number]
    body = plan.bodies.all[plan.control_points.all[point].body].name
    if course.halted or course.ending is not None or course.place != body:
        return False
    if plan.layout.has_calls and plan.control_points.keeps_stack(point):
        callers = _callers(abstraction, state >> plan.layout.stack_shift)
        if callers != list(course.stack):
            return False
    for variable, partition in plan.control_points.partitions(point, plan.liveness).items():
        field = plan.layout.fields[variable]
        raw = _raw(course, plan.variables.all[variable])
        kept = state >> field.shift & field.low_mask
        if raw is None or (raw != kept if partition == EXACT else partition[raw] != partition[kept]):
            return False
    return True


def _callers(abstraction: Abstraction, stack: int) -> list[str]:
    """Return the names of the bodies on a call stack, the first caller first."""
    frames, bodies = abstraction.space.outcomes.stacks.frames, abstraction.plan.bodies.all
    found: list[str] = []
    while stack:
        caller, stack = frames[stack]
        found.append(bodies[caller].name)
    return found[::-1]


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
