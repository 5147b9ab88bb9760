"""Statements: lines of text, assignments, calls."""

from typing import assert_never

from branchlight.adopt.ink.flows import parts_of
from branchlight.adopt.ink.meanings import BuiltinMeaning, FunctionMeaning, GlobalMeaning, ListMeaning, LocalMeaning
from branchlight.adopt.ink.tree import (
    Assignment,
    Binary,
    ChoicePoint,
    Evaluation,
    Invocation,
    Logic,
    Return,
    Statement,
    TempDeclaration,
    TextLine,
    Weave,
)
from branchlight.adopt.lower.blocks.ink_blocks import Change
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.frames import Cell, Frame
from branchlight.adopt.lower.ink_values import Value
from branchlight.adopt.lower.lists.list_statements import store_list
from branchlight.adopt.lower.lower_codes import OPEN_VALUES, UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError, RestartError
from branchlight.adopt.lower.texts.pieces import LINE_END
from branchlight.adopt.lower.values.functions import call_statement
from branchlight.adopt.lower.values.local_names import expect_one_draw, local_cell
from branchlight.adopt.lower.weave.offering import offer
from branchlight.adopt.lower.weave_ends import Ahead
from branchlight.source.place import Place


def statement(low: Lowering, course: InkCourse, item: Statement, ahead: Ahead | None) -> None:
    """Add a statement to the course. Loose ends of choices go on `ahead`."""
    if course.block is None:
        return
    match item:
        case TextLine():
            low.inlines(course, item.content)
            if item.ends:
                course.write([LINE_END])
        case Assignment():
            _assignment(low, course, item)
            if item.ends:
                _end_line(low, course, item)
        case TempDeclaration():
            _declaration(low, course, item)
            _end_line(low, course, item)
        case Evaluation():
            _evaluation(low, course, item)
            _end_line(low, course, item)
        case ChoicePoint():
            offer(low, course, item, ahead)
        case Return():
            raise RefusalError(
                UNSUPPORTED, item.place, "a return outside of a function", "take it out; a tunnel returns with `->->`"
            )
        case Weave():
            raise AssertionError("a weave among statements is followed by the weave around it")
        case _:
            assert_never(item)


def _end_line(low: Lowering, course: InkCourse, item: Logic) -> None:
    """End the line that the functions in a statement may have written."""
    if any(isinstance(part, Invocation) for part in parts_of(item)):
        course.write([LINE_END])


def _assignment(low: Lowering, course: InkCourse, item: Assignment) -> None:
    value = low.value(course, item.value)
    cell = _cell(low, course, item)
    if cell.frame is not None:
        _refuse_thread(cell.frame, cell.name, item.place)
        operator = {"+=": "+", "-=": "-"}.get(item.operator)
        if operator is not None:
            value = low.combined(operator, low.value(course, item.name), value, item.place)
        expect_one_draw(low, cell.frame, cell.name, value)
        cell.frame.values[cell.name] = value
        return
    if item.operator == "=" and isinstance(item.value, Binary) and _in_steps(low, course, cell.name, item.value):
        return
    store(low, course, cell.name, item.operator, value, item.place)


def _in_steps(low: Lowering, course: InkCourse, key: str, sum_: Binary) -> bool:
    """Store the sum or the difference of two lists in two steps, and return whether that can be done."""
    own = low.states.value(key)
    if own.kind != "set" or sum_.operator not in ("+", "-") or any(_is_own_call(low, each) for each in parts_of(sum_)):
        return False
    left, right = (low.states.known(low.value(course, each)) for each in (sum_.left, sum_.right))
    if sum_.operator == "+" and right == own:
        left, right = right, left
    is_known = left.is_literal and right.is_literal
    if is_known or right.kind not in ("set", "item") or (left != own and key in right.reads()):
        return False
    if left != own:
        store(low, course, key, "=", left, sum_.place)
    store(low, course, key, f"{sum_.operator}=", right, sum_.place)
    return True


def _is_own_call(low: Lowering, part: object) -> bool:
    """Return whether a part calls a function of the story, which can have effects."""
    return isinstance(part, Invocation) and not isinstance(low.meant(part.place), BuiltinMeaning | ListMeaning)


def store(low: Lowering, course: InkCourse, key: str, operator: str, value: Value, place: Place) -> None:
    """Set a state, or change it by a value."""
    state = low.states.by_key[key]
    is_plain = value.kind in ("set", "item") if state.kind == "set" else state.kind == "number"
    if operator != "=" and not is_plain:
        value = low.combined(operator[0], low.states.value(key), value, place)
        operator = "="
    if value.kind == "nothing":
        raise RefusalError(
            OPEN_VALUES, place, "the value that is stored here is not known", "store a number, a text or a list"
        )
    own = low.states.value(key)
    if own.kind in ("set", "item"):
        store_list(low, course, own, operator, value, place)
        return
    if operator == "=" and value.op in ("+", "-") and value.args[0] == own:
        operator, value = f"{value.op}=", value.args[1]
    elif operator == "=" and value.op == "+" and value.args[1] == own:
        operator, value = "+=", value.args[0]
    course.do(place, Change(key, operator, value))


def _cell(low: Lowering, course: InkCourse, item: Assignment) -> Cell:
    meaning = low.meant(item.name.place)
    if isinstance(meaning, GlobalMeaning):
        return Cell(low.states.global_key(meaning.name, item.place))
    if isinstance(meaning, LocalMeaning):
        return local_cell(low, course, meaning, item.place)
    raise RefusalError(UNSUPPORTED, item.place, f"`{item.name}` cannot be assigned to", "name a variable")


def _refuse_thread(frame: Frame, name: str, place: Place) -> None:
    """Refuse to change a name of a thread before its choices. After a choice, it must be kept in a state."""
    if frame.is_thread and frame.in_choice:
        raise RestartError(frame.owner, name)
    if frame.is_thread:
        message = f"a thread with parameters changes `{name}` before its choices are offered"
        raise RefusalError(UNSUPPORTED, place, message, "use a variable of the whole story")


def _declaration(low: Lowering, course: InkCourse, item: TempDeclaration) -> None:
    value = low.value(course, item.value)
    frame = course.frame
    if frame is not None and (frame.owner, item.name) not in low.states.locals:
        _refuse_thread(frame, item.name, item.place)
    if frame is None and len(low.copies.thread_places.get(course.flow, ())) > 1:
        message = "a temporary variable of a knot that is a thread in several places"
        raise RefusalError(UNSUPPORTED, item.place, message, "use a variable of the whole story")
    if frame is not None and (frame.owner, item.name) not in low.states.locals:
        expect_one_draw(low, frame, item.name, value)
        frame.values[item.name] = value
        return
    owner = frame.owner if frame is not None else ".".join(course.flow)
    key = low.states.local_key(owner, item.name, item.place)
    store(low, course, key, "=", value, item.place)


def _evaluation(low: Lowering, course: InkCourse, item: Evaluation) -> None:
    meaning = low.meant(item.call.place)
    if isinstance(meaning, FunctionMeaning):
        call_statement(low, course, low.parts.knots[meaning.name], item.call)
    else:
        low.value(course, item.call)
