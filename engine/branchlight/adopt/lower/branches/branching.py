"""Conditionals: within one block where that is possible, and over several blocks otherwise."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from branchlight.adopt.ink.meanings import LocalMeaning
from branchlight.adopt.ink.tree import Branching
from branchlight.adopt.lower.blocks.ink_blocks import Change, InkBlock, WayOut
from branchlight.adopt.lower.branches.joined_branches import join_branches
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.frames import Frame
from branchlight.adopt.lower.ink_values import TRUE, Value, chosen
from branchlight.adopt.lower.lower_codes import MOVING_CHOICES, UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import ConflictError, RefusalError
from branchlight.adopt.lower.tested import tested
from branchlight.source.place import Place

_MOST_WAYS = 16
Body: TypeAlias = Callable[[Lowering, InkCourse], None]
"""A function that adds a branch to a course."""


def resolved(low: Lowering, course: InkCourse, item: Branching) -> list[tuple[Value | None, int]]:
    """Return the conditions of a conditional that can hold, each with the number of its branch.

    The last condition is None: `else`, or the number of branches if there is no such branch.
    """
    subject = None if item.subject is None else low.value(course, item.subject)
    if subject is not None and subject.draws():
        subject = _kept(low, course, subject, item.place)
    found: list[tuple[Value | None, int]] = []
    for index, branch in enumerate(item.branches):
        if branch.condition is None:
            return [*found, (None, index)]
        done = _done(course)
        condition = low.value(course, branch.condition)
        if found and _done(course) != done:
            message = "a function with effects in a condition that is evaluated only if earlier ones fail"
            raise RefusalError(UNSUPPORTED, branch.place, message, "call it before the braces")
        if subject is not None:
            condition = low.combined("==", subject, condition, branch.place)
        condition = tested(low, condition, branch.place)
        if condition == TRUE:
            return [*found, (None, index)]
        if not condition.is_literal:
            found.append((condition, index))
    return [*found, (None, len(item.branches))]


def _kept(low: Lowering, course: InkCourse, drawn: Value, place: Place) -> Value:
    """Keep what is drawn in a state, so that all branches compare the same draw."""
    if drawn.kind != "number":
        message = "a random value that several branches compare"
        raise RefusalError(UNSUPPORTED, place, message, "store it in a variable first")
    owner, name = ".".join(course.flow), f"drawn_{place.line}"
    while LocalMeaning(owner, name) in low.meanings.held:
        name += "_"
    key = low.states.local_key(owner, name, place, "number")
    course.do(place, Change(key, "=", drawn))
    return low.states.value(key)


def _done(course: InkCourse) -> tuple[int, int]:
    return (len(course.changed), len(course.block.text) if course.block is not None else 0)


def in_branches(
    low: Lowering, course: InkCourse, place: Place, conditions: Sequence[Value | None], bodies: Sequence[Body]
) -> None:
    """Add branches to a course. The last condition is None, for what happens otherwise."""
    if len(bodies) == 1:
        bodies[0](low, course)
        return
    before = _snapshot(course.frame)
    if course.block is None:
        return
    try:
        sketches, frames = _sketched(low, course, place, bodies)
        _restore(before)
        join_branches(course, place, list(conditions), sketches)
        _join(conditions, frames)
    except ConflictError:
        _restore(before)
        if course.sketched:
            raise
        low.parted.add(course, place)
        if low.parted.entered(course, place) > _MOST_WAYS:
            message = f"the story comes here in more than {_MOST_WAYS} ways, each with other choices that wait"
            hint = "end the branches with choices above this with a divert"
            raise RefusalError(MOVING_CHOICES, place, message, hint) from None
        _split(low, course, place, conditions, bodies)


def _sketched(
    low: Lowering, course: InkCourse, place: Place, bodies: Sequence[Body]
) -> tuple[list[InkCourse], list["Snapshot"]]:
    """Return a sketch of each branch, and the local names after it. Raises `ConflictError` if one leaves its block."""
    if low.parted.has(course, place):
        raise ConflictError
    before = _snapshot(course.frame)
    sketches, frames = [], []
    try:
        for body in bodies:
            _restore(before)
            sketch = course.sketch()
            body(low, sketch)
            sketch.block = sketch.block or sketch.finished
            sketches.append(sketch)
            frames.append(_snapshot(course.frame))
    except ConflictError:
        low.parted.add(course, place)
        raise
    return sketches, frames


Snapshot: TypeAlias = list[tuple[Frame, dict[str, Value | None]]]


def _snapshot(frame: Frame | None) -> Snapshot:
    found = []
    while frame is not None:
        found.append((frame, dict(frame.values)))
        frame = frame.outer
    return found


def _restore(snapshot: Snapshot) -> None:
    for frame, values in snapshot:
        frame.values.clear()
        frame.values.update(values)


def _join(conditions: Sequence[Value | None], snapshots: list[Snapshot]) -> None:
    """Set each local name to what it holds after the branches: one value or another, by the conditions."""
    for position, (frame, last) in enumerate(snapshots[-1]):
        for name in last:
            held = [snapshot[position][1].get(name) for snapshot in snapshots]
            result = held[-1]
            for condition, value in zip(reversed(conditions[:-1]), reversed(held[:-1]), strict=True):
                if value != result:
                    known = value is not None and result is not None and condition is not None
                    result = chosen(condition, value, result) if known else None  # type: ignore[arg-type]  # known
            frame.values[name] = result


def _split(
    low: Lowering, course: InkCourse, place: Place, conditions: Sequence[Value | None], bodies: Sequence[Body]
) -> None:
    """Give each branch a block of its own, and let those that go on meet again."""
    block = course.block
    assert block is not None
    before = _snapshot(course.frame)
    joined: list[InkCourse] = []
    for condition, body in zip(conditions, bodies, strict=True):
        own = InkBlock(place, course.scene)
        block.ways.append(WayOut(condition, own))
        inner = course.branch(own)
        _restore(before)
        body(low, inner)
        if _snapshot(course.frame) != before:
            raise RefusalError(
                UNSUPPORTED, place, "a local value that differs after two branches", "use a variable of the whole story"
            )
        joined += [each for each in (inner, *inner.forks) if each.block is not None]
    course.block = None
    if not joined:
        return
    if any(each.pending != joined[0].pending for each in joined):
        course.block, course.pending, course.forks = joined[0].block, joined[0].pending, joined[1:]
        for each in course.forks:
            each.forks = []
        return
    rest = InkBlock(place, course.scene)
    for each in joined:
        each.lead(rest)
    course.block, course.pending = rest, joined[0].pending
