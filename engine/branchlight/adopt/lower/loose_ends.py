"""The ends of courses that no divert leads on: at a gather, where the content runs out, or where the story is done."""

from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError
from branchlight.adopt.lower.weave_ends import THE_END, Ahead
from branchlight.source.place import Place

RAN_OUT = "ran_out"
"""The ending of a course that runs out of content."""


def take_up(low: Lowering, course: InkCourse, ahead: Ahead, place: Place) -> None:
    """Let a loose end go on at a gather."""
    try:
        ahead.take(course, place)
    except RefusalError as refusal:
        low.refusals.note(refusal, course.block)


def run_out(low: Lowering, course: InkCourse, place: Place, has_choices: bool) -> None:
    """End a course that has no content left, unless it has choices."""
    if course.block is not None and not has_choices and not course.pending:
        low.notices.add(place, "the story runs out of content here")
    course.stop(place, RAN_OUT)


def ending_name(course: InkCourse) -> str:
    """Return the name of the ending of a course: that of its knot."""
    return course.flow[0] if course.flow else THE_END
