"""Temporary variables and parameters: their meanings at the end of the course."""

from branchlight.adopt.ink.meanings import LocalMeaning
from branchlight.adopt.lower.blocks.ink_blocks import Change
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.frames import Cell, Frame
from branchlight.adopt.lower.ink_values import Value
from branchlight.adopt.lower.lists.list_statements import store_list
from branchlight.adopt.lower.lower_codes import ORDER
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError, RestartError
from branchlight.source.place import Place


def local_value(low: Lowering, course: InkCourse, meaning: LocalMeaning, place: Place) -> Value:
    """Return the value of a temporary variable or a parameter."""
    cell = local_cell(low, course, meaning, place)
    if cell.frame is None:
        return low.states.value(cell.name)
    value = cell.frame.values.get(cell.name)
    if value is None:
        if (cell.frame.owner, cell.name) in low.states.locals:
            message = f"`{cell.name}` is used where its value is no longer known"
            raise RefusalError(ORDER, place, message, "keep it in a variable of the whole story first")
        raise RestartError(cell.frame.owner, cell.name)
    return value


def local_cell(low: Lowering, course: InkCourse, meaning: LocalMeaning, place: Place) -> Cell:
    """Return the meaning of a local name: a name of the function that is written out, or a state."""
    frame = course.frame
    if frame is not None and frame.owner == meaning.flow:
        if meaning.name in frame.cells:
            return frame.cells[meaning.name]
        is_begun = frame.is_thread and not frame.in_choice
        if is_begun or (meaning.flow, meaning.name) not in low.states.locals:
            return Cell(meaning.name, frame)
    return Cell(low.states.local_key(meaning.flow, meaning.name, place))


def keep_local(low: Lowering, course: InkCourse, frame: Frame, name: str, value: Value, place: Place) -> None:
    """Let a state hold the value of a local name from here on."""
    key = low.states.local_key(frame.owner, name, place, value.kind)
    if value.kind in ("set", "item"):
        store_list(low, course, low.states.value(key), "=", value, place)
    elif value != low.states.value(key):
        course.do(place, Change(key, "=", value))


def enter_choice(low: Lowering, course: InkCourse, frame: Frame, place: Place) -> None:
    """Give the body of a choice the names of its thread. Those that need it are kept in a state from here on."""
    inner = frame.later()
    inner.values.update(frame.values)
    for name, value in frame.values.items():
        if value is not None and (frame.owner, name) in low.states.locals:
            del inner.values[name]
            keep_local(low, course, inner, name, value, place)
    course.frame = inner
