"""Statements that change lists."""

from branchlight.adopt.lower.blocks.ink_blocks import Change, ChangesIf, Statement
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.ink_values import FALSE, Value, members
from branchlight.adopt.lower.lists.list_items import candidates, holds
from branchlight.adopt.lower.lower_codes import UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError
from branchlight.source.place import Place


def store_list(low: Lowering, course: InkCourse, state: Value, operator: str, value: Value, place: Place) -> None:
    """Set a list in the state, or add and take away items."""
    for statement in _statements(low, state, operator, low.states.known(value), place):
        course.do(place, statement)


def _statements(low: Lowering, state: Value, operator: str, value: Value, place: Place) -> tuple[Statement, ...]:
    if value.op == "if":
        condition, yes, no = value.args
        then, otherwise = (_statements(low, state, operator, each, place) for each in (yes, no))
        return (ChangesIf(condition, then, otherwise),)
    if state.kind == "item":
        return (_item(low, state, operator, value, place),)
    return tuple(_set(low, state, operator, value, place))


def _item(low: Lowering, state: Value, operator: str, value: Value, place: Place) -> Statement:
    if operator == "=" and (value.kind == "item" or (value.is_literal and value.kind == "set")):
        return Change(state.name, "=", value)
    message = f"`{state.name.split('/')[-1]}` holds one item at a time, and this may be several or none"
    raise RefusalError(UNSUPPORTED, place, message, "store it in a variable of its own, which starts with `()`")


def _set(low: Lowering, state: Value, operator: str, value: Value, place: Place) -> list[Statement]:
    domain = low.held.items(state)
    if value.is_literal and isinstance(value.constant, tuple) and value.kind == "set":
        sign = "-=" if operator == "-=" else "+="
        changes: list[Statement] = [
            Change(state.name, sign, members((item,))) for item in value.constant if item in domain
        ]
        return [Change(state.name, "-=", state), *changes] if operator == "=" else changes
    if value.op == "state" and value.kind == "set":
        low.states.compared.append((state, value))
        return [] if value == state and operator in ("=", "+=") else [Change(state.name, operator, value)]
    if value.op == "state" and value.kind == "item":
        start: list[Statement] = [Change(state.name, "-=", state)] if operator == "=" else []
        sign = "-=" if operator == "-=" else "+="
        rest: list[Statement] = [
            ChangesIf(Value("==", "truth", (value, members((item,)))), (Change(state.name, sign, members((item,))),))
            for item in low.held.items(value)
            if item in domain
        ]
        return [*start, *rest]
    if value.op == "those":
        return _those(low, state, operator, value, place)
    raise RefusalError(UNSUPPORTED, place, "this change of a list has no counterpart", "store a list, item by item")


def _those(low: Lowering, state: Value, operator: str, value: Value, place: Place) -> list[Statement]:
    """Return what changes a list by items that have a condition each."""
    is_read = state.name in value.reads()
    items = low.held.items(state) if operator == "=" and is_read else candidates(low, value)
    changes: list[Statement] = [Change(state.name, "-=", state)] if operator == "=" and not is_read else []
    for item in items:
        condition = holds(low, item, value)
        if _asks_for_another(state, item, condition):
            message = f"what is stored in `{state.name.split('/')[-1]}` depends on itself"
            raise RefusalError(UNSUPPORTED, place, message, "store the right side in a variable of its own first")
        inside, outside = (Change(state.name, sign, members((item,))) for sign in ("+=", "-="))
        if condition == FALSE:
            changes.append(outside)
        elif operator == "=" and is_read:
            changes.append(ChangesIf(condition, (inside,), (outside,)))
        else:
            changes.append(ChangesIf(condition, (outside if operator == "-=" else inside,)))
    return changes


def _asks_for_another(state: Value, item: str, condition: Value) -> bool:
    """Return whether a condition asks a list for anything but one item."""
    own = Value("in", "truth", (members((item,)), state))
    return any(state in part.args and part != own for part in condition.parts())
