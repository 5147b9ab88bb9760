"""Temporary variables and parameters: what they stand for where the course is."""

from branchlight.adopt.ink.meanings import LocalMeaning
from branchlight.adopt.lower.courses import Cell, InkCourse
from branchlight.adopt.lower.ink_values import Value
from branchlight.adopt.lower.lower_codes import ORDER
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError, RestartError
from branchlight.source.place import Place


def local_value(low: Lowering, course: InkCourse, meaning: LocalMeaning, place: Place) -> Value:
    """Return the value of a temporary variable or a parameter."""
    cell = local_cell(low, course, meaning, place)
    if cell.frame is None:
        return low.state(cell.name)
    value = cell.frame.values.get(cell.name)
    if value is None:
        if (cell.frame.owner, cell.name) in low.kept:
            raise RefusalError(ORDER, place, f"`{cell.name}` is used where its value is no longer known")
        raise RestartError(cell.frame.owner, cell.name)
    return value


def local_cell(low: Lowering, course: InkCourse, meaning: LocalMeaning, place: Place) -> Cell:
    """Return what a local name stands for: a name of the function that is written out, or a state."""
    frame = course.frame
    if frame is not None and frame.owner == meaning.flow:
        if meaning.name in frame.cells:
            return frame.cells[meaning.name]
        if (meaning.flow, meaning.name) not in low.kept:
            return Cell(meaning.name, frame)
    return Cell(low.local_state(meaning.flow, meaning.name, place))
