"""Choices: their labels and conditions, and what follows when one is taken."""

from branchlight.adopt.ink.tree import ChoicePoint, Inline
from branchlight.adopt.lower.blocks.ink_blocks import ChoiceOffer, InkBlock
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.ink_values import FALSE, TRUE, Mark, Value, both
from branchlight.adopt.lower.loose_ends import run_out, take_up
from branchlight.adopt.lower.lower_codes import UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import ConflictError, RefusalError
from branchlight.adopt.lower.tested import tested
from branchlight.adopt.lower.texts.pieces import (
    LINE_END,
    Cases,
    CaseSide,
    InkSeries,
    Join,
    LineEnd,
    Piece,
    every,
    is_blank,
)
from branchlight.adopt.lower.values.local_names import enter_choice
from branchlight.adopt.lower.weave.counted_labels import counted
from branchlight.adopt.lower.weave_ends import Ahead
from branchlight.source.place import Place


def offer(low: Lowering, course: InkCourse, item: ChoicePoint, ahead: Ahead | None) -> None:
    """Add a choice to those that wait. Its body is followed the first time."""
    condition: Value = TRUE
    done = (len(course.changed), len(course.block.text) if course.block is not None else 0)
    for each in item.conditions:
        condition = both(condition, tested(low, low.value(course, each), each.place))
    label = _label(low, course, item)
    if done != (len(course.changed), len(course.block.text) if course.block is not None else 0):
        message = "a function with effects in a choice's condition has no counterpart"
        raise RefusalError(UNSUPPORTED, item.place, message, "call it before the choice")
    if not item.fallback and is_blank(label):
        low.notices.add(item.place, "this choice has no words: its label is `…`")
    if condition != TRUE and any(isinstance(piece, InkSeries) for piece in every(label)):
        label = counted(course, item.place, label)
    mark = choice_mark(course.flow, item)
    if item.label is not None:
        low.blocks.labels.add(mark)
    body = _body(low, course, item, mark, ahead)
    if condition == FALSE:
        low.notices.add(item.place, "this choice can never be offered; it is left out")
        return
    name = item.label.name if item.label is not None else ""
    course.pending.append(
        ChoiceOffer(
            item.place,
            mark,
            name,
            label,
            None if condition == TRUE else condition,
            not item.sticky,
            item.fallback,
            body,
            uses=course.frame.uses() if course.frame is not None and course.threads else (),
        )
    )


def choice_mark(flow: Mark, item: ChoicePoint) -> Mark:
    """Return the mark that counts how often a choice was entered."""
    return ("", str(item.place)) if item.label is None else (*flow, item.label.name)


def _label(low: Lowering, course: InkCourse, item: ChoicePoint) -> tuple[Piece, ...]:
    if item.fallback:
        return ()
    sketch = course.sketch()
    try:
        low.inlines(sketch, item.start)
        shared = list(sketch.block.text) if sketch.block is not None else []
        low.inlines(sketch, item.only)
    except ConflictError:
        raise _effects(item.place) from None
    block = sketch.block
    if block is None or block.do or block.marks:
        raise _effects(item.place)
    if any(isinstance(piece, InkSeries) for piece in every(shared)):
        message = "alternatives before the brackets of a choice count in its label and in its text"
        raise RefusalError(UNSUPPORTED, item.place, message, "put them into the brackets")
    return tuple(without_joins(block.text))


def _effects(place: Place) -> RefusalError:
    message = "a label that changes something has no counterpart"
    return RefusalError(UNSUPPORTED, place, message, "change it below the choice, or before it")


def without_joins(pieces: list[Piece] | tuple[Piece, ...]) -> list[Piece]:
    """Return a text without glue and line breaks, for a label."""
    found: list[Piece] = []
    for piece in pieces:
        match piece:
            case Join() | LineEnd():
                pass
            case Cases(sides):
                found.append(
                    Cases(tuple(CaseSide(side.condition, tuple(without_joins(side.pieces))) for side in sides))
                )
            case InkSeries(place, kind, texts):
                found.append(InkSeries(place, kind, tuple(tuple(without_joins(each)) for each in texts)))
            case _:
                found.append(piece)
    return found


def _body(low: Lowering, course: InkCourse, item: ChoicePoint, mark: Mark, ahead: Ahead | None) -> InkBlock:
    """Return the block of a choice, and fill it if it is new."""
    frame = course.frame if course.threads else None
    key = (item.place, tuple(frame.values.items()) if frame is not None else ())
    found = low.blocks.bodies.get(key)
    if found is not None:
        return found
    if item.label is not None and mark in low.parts.mentioned:
        body = low.blocks.at(mark, item.place)
    else:
        body = InkBlock(item.place, low.parts.scene_of(course.flow))
    body.place, body.is_choice = item.place, True
    body.marks.add(mark)
    low.blocks.bodies[key] = body
    inner = InkCourse(body, course.flow)
    try:
        if frame is not None:
            enter_choice(low, inner, frame, item.place)
        _fill(low, inner, (*item.start, *item.inner))
    except RefusalError as refusal:
        low.refusals.note(refusal, body, inner.block)
    for end in low.weave(inner, item.body, ahead):
        if end.is_loose and ahead is not None:
            take_up(low, end.course, ahead, item.place)
        elif end.course.block is not None:
            run_out(low, end.course, item.place, end.has_choices)
    return body


def _fill(low: Lowering, inner: InkCourse, parts: tuple[Inline, ...]) -> None:
    low.inlines(inner, parts)
    inner.write([LINE_END])
