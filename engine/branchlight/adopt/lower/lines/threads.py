"""Threads: the text and the choices of another knot are added to the course, which then goes on."""

from branchlight.adopt.ink.meanings import PointMeaning
from branchlight.adopt.ink.tree import Divert, InkExpression, Thread
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.frames import Frame
from branchlight.adopt.lower.ink_values import Mark
from branchlight.adopt.lower.loose_ends import run_out
from branchlight.adopt.lower.lower_codes import MOVING_CHOICES, OPEN_VALUES, ORDER, RECURSION, UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError
from branchlight.adopt.lower.state.story_parts import Flow
from branchlight.adopt.lower.texts.text_edges import ends_open
from branchlight.source.place import Place

_DEEPEST = 20
_MOST_FOLLOWED = 3
"""The most knots that are followed in a row while choices wait. Each is written out again."""
_MOST_IN_ALL = 500


def thread(low: Lowering, course: InkCourse, item: Thread) -> None:
    """Add a thread to the course."""
    meaning = low.meant(item.target.place)
    if not isinstance(meaning, PointMeaning):
        message = "a thread to a place that is not known in advance"
        raise RefusalError(
            OPEN_VALUES, item.place, message, "name a knot, or write a thread for each under a condition"
        )
    if course.block is None:
        return
    inner = InkCourse(course.block, course.flow, course.frame, course.sketched)
    inner.pending, inner.before, inner.changed = course.pending, course.before, course.changed
    inner.threads, inner.is_last = course.threads + 1, True
    _follow(low, inner, meaning.path, item.arguments, item.place)
    course.block = None
    for end in inner.ended:
        if course.block is None:
            course.block, course.pending = end.finished, end.pending
        elif end.finished is not None:
            fork = course.branch(end.finished)
            fork.pending = end.pending
            course.forks.append(fork)
    if len(inner.ended) > 1 and any(True in ends_open(end.finished.text) for end in inner.ended if end.finished):
        message = "a thread that ends within a line in one case, and after a line in another"
        raise RefusalError(ORDER, item.place, message, "write its words and `-> DONE` on lines of their own")


def divert_in_thread(low: Lowering, course: InkCourse, path: Mark, item: Divert) -> None:
    """Go on with another knot in the same thread."""
    course.threads += 1
    _follow(low, course, path, item.arguments, item.place)


def divert_with_choices(low: Lowering, course: InkCourse, path: Mark, item: Divert) -> None:
    """Go on with another knot while choices wait. They are offered together with those of the knot."""
    if path in course.followed or len(course.followed) >= _MOST_FOLLOWED:
        message = "choices that were met before this divert come along through several knots"
        raise RefusalError(MOVING_CHOICES, item.place, message, "divert before the choices, or from within them")
    course.followed = (*course.followed, path)
    _follow(low, course, path, item.arguments, item.place)


def _follow(low: Lowering, course: InkCourse, path: Mark, arguments: tuple[InkExpression, ...], place: Place) -> None:
    flow = low.parts.flows.get(path)
    if flow is None:
        raise RefusalError(UNSUPPORTED, place, "a thread to a label has no counterpart", "name a knot or a stitch")
    low.copies.threads += 1
    if course.threads > _DEEPEST or low.copies.threads > _MOST_IN_ALL:
        raise RefusalError(RECURSION, place, "threads within threads without a known end", "start each of them once")
    frame = _frame(low, course, path, flow, arguments, place)
    for length in range(1, len(path) + 1):
        if path[:length] in low.parts.asked & low.parts.flows.keys() and course.flow[:length] != path[:length]:
            course.count(path[:length])
    low.copies.thread_places.setdefault(path, set()).add(place)
    course.flow, course.frame, course.scene = path, frame, low.parts.scene_of(path)
    for end in low.weave(course, low.parts.beginning(path).body, None):
        if end.course.threads:
            end.course.finish()
        elif end.course.block is not None:
            run_out(low, end.course, place, end.has_choices)


def _frame(
    low: Lowering, course: InkCourse, path: Mark, flow: Flow, arguments: tuple[InkExpression, ...], place: Place
) -> Frame | None:
    """Return the parameters of a thread with their values. What they depend on must not change while choices wait."""
    if not flow.parameters:
        return None
    frame = Frame(".".join(path), place, is_thread=True)
    for parameter, argument in zip(flow.parameters, arguments, strict=False):
        value = low.states.known(low.value(course, argument))
        if value.draws() or value.kind == "nothing":
            message = f"a thread that is given a random value for `{parameter.name}`, or none"
            raise RefusalError(OPEN_VALUES, place, message, "store the value in a variable first")
        frame.values[parameter.name] = value
    return frame
