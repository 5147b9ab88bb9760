"""Diverts and tunnels: where a course leads to, and whence it returns."""

from branchlight.adopt.ink.meanings import GlobalMeaning, LeaveMeaning, LocalMeaning, PointMeaning
from branchlight.adopt.ink.tree import Divert, InkExpression, Reference, Target, TunnelCall, TunnelReturn
from branchlight.adopt.lower.blocks.ink_blocks import Change, InkBlock, WayOut
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.ink_values import Mark, Value, compare, target
from branchlight.adopt.lower.lines.threads import divert_in_thread, divert_with_choices
from branchlight.adopt.lower.loose_ends import ending_name
from branchlight.adopt.lower.lower_codes import OPEN_VALUES, ORDER, UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError
from branchlight.source.place import Place


def divert(low: Lowering, course: InkCourse, item: Divert) -> None:
    """End the course where a divert leads to."""
    meaning = low.meant(item.target.place)
    if isinstance(meaning, LeaveMeaning):
        if meaning.name == "END":
            if course.threads:
                message = "a thread that ends the story before the choices around it are offered"
                raise RefusalError(UNSUPPORTED, item.place, message, "end the story where the thread is started")
            course.pending = []
        course.stop(item.place, ending_name(course))
        return
    if isinstance(meaning, PointMeaning):
        if course.threads:
            divert_in_thread(low, course, meaning.path, item)
            return
        if course.pending and not course.sketched and meaning.path in low.parts.flows:
            divert_with_choices(low, course, meaning.path, item)
            return
        give(low, course, meaning.path, item.arguments, item.place)
        course.leave(item.place, low.blocks.entry(meaning.path, course.flow, item.place))
        return
    _by_value(low, course, item, meaning)


def _by_value(low: Lowering, course: InkCourse, item: Divert, meaning: object) -> None:
    """Lead to each place that a variable can hold, under the condition that it holds this one."""
    value, paths = _targets(low, course, item.target, meaning)
    hub = _hub(low, course, item, value, paths)
    if hub is not None:
        course.leave(item.place, hub)


def _hub(
    low: Lowering, course: InkCourse, item: Divert | TunnelCall, value: Value, paths: list[Mark]
) -> InkBlock | None:
    """Return a block that leads to each place that a variable can hold; None if the course has ended."""
    if len(paths) > 1 and any(low.parts.parameters(path) for path in paths):
        message = "a variable that gives values to the places that it leads to"
        raise RefusalError(UNSUPPORTED, item.place, message, "keep the values in variables of the whole story")
    if course.block is None:
        return None
    if len(paths) == 1:
        give(low, course, paths[0], item.arguments, item.place)
        return low.blocks.entry_by_value(paths[0], item.place)
    hub = InkBlock(item.place, course.scene)
    for path in paths:
        condition = None if path == paths[-1] else compare("==", value, target(path))
        hub.ways.append(WayOut(condition, low.blocks.entry_by_value(path, item.place)))
    return hub


def _targets(low: Lowering, course: InkCourse, written: Target, meaning: object) -> tuple[Value, list[Mark]]:
    """Return what a variable holds that is a target, and all places that it can be."""
    if not isinstance(meaning, GlobalMeaning | LocalMeaning):
        raise RefusalError(
            UNSUPPORTED, written.place, f"`{written}` is no place in the story", "name a knot, a stitch or a label"
        )
    value = low.states.known(low.value(course, Reference(written.place, written.names)))
    if value.is_literal and isinstance(value.constant, tuple):
        return value, [value.constant]
    held = low.meanings.held[meaning]
    if not held.targets:
        raise RefusalError(
            OPEN_VALUES,
            written.place,
            f"`{written}` never holds a target",
            f"store one in it, such as `~ {written} = -> knot`",
        )
    return value, sorted(held.targets)


def tunnel(low: Lowering, course: InkCourse, item: TunnelCall) -> None:
    """Enter a tunnel, after which the course goes on here."""
    if course.threads:
        message = "a tunnel within a thread has no counterpart"
        hint = "write its lines into the thread, and let its choices divert to where the story goes on"
        raise RefusalError(UNSUPPORTED, item.place, message, hint)
    meaning = low.meant(item.target.place)
    if course.block is not None and course.block.call is not None:
        course.go_on(item.place)
    if isinstance(meaning, PointMeaning):
        give(low, course, meaning.path, item.arguments, item.place)
        course.call(item.place, low.blocks.entry(meaning.path, course.flow, item.place))
        return
    value, paths = _targets(low, course, item.target, meaning)
    hub = _hub(low, course, item, value, paths)
    if hub is not None:
        course.call(item.place, hub)


def tunnel_return(low: Lowering, course: InkCourse, item: TunnelReturn) -> None:
    """Return from a tunnel, or leave it for another place."""
    if course.threads:
        message = "a return from a tunnel within a thread has no counterpart"
        raise RefusalError(UNSUPPORTED, item.place, message, "end the thread with -> DONE")
    if item.onward is None:
        course.leave(item.place, None)
        return
    before = course.block
    meaning = low.meant(item.onward.target.place)
    if isinstance(meaning, PointMeaning):
        give(low, course, meaning.path, item.onward.arguments, item.place)
        course.leave(item.place, low.blocks.entry_by_value(meaning.path, item.place))
    else:
        divert(low, course, item.onward)
    if before is not None:
        low.blocks.left_tunnels.append((item.place, before))


def give(low: Lowering, course: InkCourse, path: Mark, arguments: tuple[InkExpression, ...], place: Place) -> None:
    """Set the parameters of a knot or a stitch."""
    parameters = low.parts.parameters(path)
    values = []
    for parameter, argument in zip(parameters, arguments, strict=False):
        if parameter.by_reference:
            message = f"`{parameter.name}` is passed by reference to a knot"
            raise RefusalError(UNSUPPORTED, place, message, "use a variable of the whole story")
        values.append(low.value(course, argument))
    keys = [low.states.local_key(".".join(path), parameter.name, parameter.place) for parameter in parameters]
    for index, (key, value) in enumerate(zip(keys, values, strict=False)):
        if any(key in later.reads() for later in values[index + 1 :]):
            message = "values that depend on each other are passed to a knot"
            raise RefusalError(ORDER, place, message, "keep them in variables of the whole story first")
        if value != low.states.value(key):
            course.do(place, Change(key, "=", value))
