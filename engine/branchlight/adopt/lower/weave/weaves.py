"""Weaves: sections, gathers, and the loose ends between them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from branchlight.adopt.ink.flows import parts_of
from branchlight.adopt.ink.meanings import LeaveMeaning
from branchlight.adopt.ink.tree import ChoicePoint, Divert, Label, Section, Statement, Text, TextLine, Weave
from branchlight.adopt.lower.blocks.ink_blocks import InkBlock
from branchlight.adopt.lower.courses import InkCourse, is_copy
from branchlight.adopt.lower.loose_ends import run_out, take_up
from branchlight.adopt.lower.lower_codes import ORDER, UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import ConflictError, RefusalError
from branchlight.adopt.lower.weave.thread_guards import follow_guard, is_guard
from branchlight.adopt.lower.weave.weave_checks import refuse_circles, refuse_lost_ends
from branchlight.adopt.lower.weave_ends import Ahead, Exit


def follow_weave(low: Lowering, course: InkCourse, weave: Weave, ahead: Ahead | None) -> list[Exit]:
    """Follow a weave, and return the courses that reach its end. Its loose ends go on `ahead`."""
    refuse_circles(low, weave)
    exits: list[Exit] = []
    gathers = [_gather(low, course, section) for section in weave.sections]
    here: InkCourse | None = course
    is_apart = False
    for index, section in enumerate(weave.sections):
        after = gathers[index + 1] if index + 1 < len(gathers) else ahead
        if section.gather is not None:
            here = _entered(low, course, here, gathers[index], section)
        if here is None:
            if not is_copy(course):
                _bury(low, course, section.body, after)
            continue
        has_choices = any(isinstance(item, ChoicePoint) for item in section.body)
        is_final = has_choices or index + 1 == len(weave.sections)
        ends = _section(low, here, section, after, is_final)
        here = None
        if is_final:
            is_loose = not any(isinstance(item, ChoicePoint | Weave) for item in section.body)
            exits += [Exit(end, has_choices, is_loose, is_apart) for end in ends]
        elif ends:
            here, *others = ends
            for other in others:
                take_up(low, other, gathers[index + 1], section.place)
        is_apart = is_apart or has_choices
    if not weave.sections:
        exits.append(Exit(course, False, True, False))
    return exits


def _gather(low: Lowering, course: InkCourse, section: Section) -> Ahead:
    """Return the start of a section as a place to go on."""
    label, depth = (section.gather.label, section.gather.depth) if section.gather is not None else (None, 0)
    path = (*course.flow, label.name) if label is not None else ()
    if label is not None and (path in low.parts.mentioned or not is_copy(course)):
        low.blocks.labels.add(path)
        return Ahead(lambda: low.blocks.at(path, section.place), depth)
    made: list[InkBlock] = []

    def make() -> InkBlock:
        if not made:
            made.append(InkBlock(section.place, low.parts.scene_of(course.flow)))
        return made[0]

    return Ahead(make, depth)


def _entered(
    low: Lowering, course: InkCourse, here: InkCourse | None, gather: Ahead, section: Section
) -> InkCourse | None:
    """Return the course that goes on at a gather, or None if nothing leads there."""
    label = section.gather.label if section.gather is not None else None
    is_mentioned = label is not None and (*course.flow, label.name) in low.parts.mentioned
    if not gather.is_used and not is_mentioned:
        if here is None or here.block is None:
            if section.place not in low.blocks.gathered and section.body:
                low.notices.add(section.place, "nothing leads to this gather; it is left out")
            return None
        if label is not None and not here.block.name and here.block.is_empty:
            here.block.name = label.name
        return here
    if is_mentioned and course.frame is not None:
        message = "a label in a thread with parameters that something else leads to"
        low.refusals.add(UNSUPPORTED, section.place, message, "pass no parameters, or remove the label")
    if is_mentioned and is_copy(course) and label is not None:  # its block is filled where its knot is
        if here is not None:
            here.count((*course.flow, label.name))
        return here
    low.blocks.gathered.add(section.place)
    block = gather.block()
    block.place = section.place
    if here is not None:
        take_up(low, here, gather, section.place)
    frame = course.frame.later() if course.frame is not None and course.frame.is_thread else course.frame
    return InkCourse(block, course.flow, frame)


def _section(
    low: Lowering, course: InkCourse, section: Section, ahead: Ahead | None, is_final: bool
) -> list[InkCourse]:
    """Follow the statements of a section, and return the courses that reach its end.

    `is_final`: they do not read on in the next section.
    """
    refuse_lost_ends(low, section, ahead)
    live, is_told = [course], False
    for item in section.body:
        live = [each for each in live if each.block is not None]
        if not live:
            if not is_told and not _is_blank(low, item):
                low.notices.add(
                    item.place, "nothing leads to these lines: the course leaves before them; they are left out"
                )
                is_told = True
            _bury(low, course, (item,), ahead)
            continue
        if isinstance(item, Weave):
            live = _one(low, [end for each in live for end in _deeper(low, each, item, ahead)], item)
            continue
        is_guarded = course.threads > 0 and is_final and is_guard(low, section, item)
        rest = replace(section, body=section.body[section.body.index(item) + 1 :]) if is_guarded else section
        for each in list(live):
            if is_guarded:
                follow_guard(low, each, item, partial(_section, low, section=rest, ahead=ahead, is_final=True))
            else:
                _statement(low, each, item, ahead)
            live += each.forks
            each.forks = []
        if is_guarded:
            break
    return [each for each in live if each.block is not None]


def _deeper(low: Lowering, course: InkCourse, weave: Weave, ahead: Ahead | None) -> list[InkCourse]:
    """Follow a weave among the statements of a section, and return the courses that read on after it."""
    gather = weave.sections[-1].gather
    on = []
    for end in low.weave(course, weave, ahead):
        if end.is_loose and ahead is not None and gather is not None and gather.depth != ahead.depth:
            take_up(low, end.course, ahead, weave.place)
        elif end.is_apart:
            run_out(low, end.course, weave.place, end.has_choices)
        else:
            on.append(end.course)
    return on


def _is_blank(low: Lowering, item: Statement) -> bool:
    """Return whether a line says nothing, or that the story is done."""
    return isinstance(item, TextLine) and all(
        not part.text.strip()
        if isinstance(part, Text)
        else isinstance(part, Divert) and isinstance(low.meanings.at(part.target.place), LeaveMeaning)
        for part in item.content
    )


def _bury(low: Lowering, course: InkCourse, items: Sequence[Statement], ahead: Ahead | None) -> None:
    """Follow statements that nothing leads to, if there are labels in them to which something else may lead."""
    if any(isinstance(part, Label) for item in items for part in parts_of(item)):
        here = InkCourse(InkBlock(course.start, course.scene), course.flow)
        for item in items:
            if here.block is None:
                here = InkCourse(InkBlock(course.start, course.scene), course.flow)
            if isinstance(item, Weave):
                low.weave(here, item, ahead)
            else:
                _statement(low, here, item, ahead)


def _one(low: Lowering, courses: list[InkCourse], item: Weave) -> list[InkCourse]:
    """Return courses that meet after a deeper weave: those without choices in one block."""
    live = [each for each in courses if each.block is not None]
    if len(live) < 2:
        return live
    if any(each.pending for each in live):
        return live
    rest = InkBlock(item.place, live[0].scene)
    for each in live:
        each.lead(rest)
    return [InkCourse(rest, live[0].flow, live[0].frame)]


def _statement(low: Lowering, course: InkCourse, item: Statement, ahead: Ahead | None) -> None:
    before = course.block
    try:
        low.statement(course, item, ahead)
    except RefusalError as refusal:
        if course.sketched:
            raise
        low.refusals.note(refusal, before, course.block)
    except ConflictError:
        if course.sketched:
            raise
        message = "this line shows or tests what a function on it changes"
        hint = "call the function in a line of its own, before this one"
        low.refusals.note(RefusalError(ORDER, item.place, message, hint), before, course.block)


def follow_branch(low: Lowering, course: InkCourse, weave: Weave) -> None:
    """Follow a weave in braces. What it does not leave goes on after the braces."""
    ends = _one(low, [end.course for end in low.weave(course, weave, None)], weave)
    if not ends:
        course.block = None
        return
    course.block, course.pending, course.forks = ends[0].block, ends[0].pending, ends[1:]
