"""Temporary variables and parameters: their meanings at the end of the course."""

from branchlight.adopt.ink.flows import parts_of
from branchlight.adopt.ink.meanings import LocalMeaning
from branchlight.adopt.ink.tree import Invocation, Reference
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


def expect_one_draw(low: Lowering, frame: Frame, name: str, value: Value) -> None:
    """Begin again with a state for a local name that gets a random value and is used twice: each use would draw."""
    if value.draws() and not _is_used_once(low, frame.owner, name):
        raise RestartError(frame.owner, name)


def _is_used_once(low: Lowering, function: str, name: str) -> bool:
    """Return whether a function names a local name at one place at most. What it is passed to may use it again."""
    parts = list(parts_of(low.parts.knots[function].body))
    uses = [each for each in parts if isinstance(each, Reference) and each.names == (name,)]
    passed = [each for part in parts if isinstance(part, Invocation) for each in part.arguments]
    return not uses or (len(uses) == 1 and uses[0] not in passed)


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
