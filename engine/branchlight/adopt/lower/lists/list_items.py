"""The items of a list: which it has, and under which conditions if that changes."""

from collections.abc import Callable, Mapping

from branchlight.adopt.lower.ink_values import (
    FALSE,
    TRUE,
    Value,
    both,
    chosen,
    compare,
    compute,
    either,
    is_true,
    members,
    negation,
    number,
)
from branchlight.adopt.lower.lower_codes import UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError
from branchlight.source.place import Place

_LONGEST = 400


def known_set(low: Lowering, items: set[str], lists: tuple[str, ...] = ()) -> Value:
    """Return a known set. `lists` are those that it knows though it has no item of them."""
    return members(low.items.in_order(items), lists)


def items_in(value: Value) -> set[str]:
    """Return the items of a known list."""
    assert isinstance(value.constant, tuple)
    return set(value.constant)


def candidates(low: Lowering, value: Value) -> tuple[str, ...]:
    """Return the items that a list can have, in ink's order."""
    if value.op == "if":
        return low.items.in_order({item for each in value.args[1:] for item in candidates(low, each)})
    if isinstance(value.constant, tuple):
        return value.constant
    return low.held.items(value)


def holds(low: Lowering, item: str, value: Value) -> Value:
    """Return whether a list has an item."""
    if value.op == "if":
        condition, yes, no = value.args
        first, second = holds(low, item, yes), holds(low, item, no)
        return first if first == second else either(both(condition, first), both(negation(condition), second))
    if item not in candidates(low, value):
        return FALSE
    if value.op == "those":
        assert isinstance(value.constant, tuple)
        return value.args[value.constant.index(item)]
    if value.is_literal:
        return TRUE
    known = members((item,))
    return compare("==", value, known) if value.kind == "item" else Value("in", "truth", (known, value))


def those(low: Lowering, found: Mapping[str, Value], place: Place) -> Value:
    """Return a list that has each of these items if its condition holds."""
    items = low.items.in_order({item for item, condition in found.items() if condition != FALSE})
    conditions = tuple(is_true(found[item]) for item in items)
    if all(condition == TRUE for condition in conditions):
        return members(items)
    if sum(condition.size for condition in conditions) > _LONGEST:
        message = "this list depends on so much that it cannot be written out"
        raise RefusalError(UNSUPPORTED, place, message, "keep what it is made of in variables first")
    return Value("those", "set", conditions, constant=items)


def how_many(low: Lowering, value: Value) -> Value:
    """Return the number of items that a list has, of which each has its condition."""
    total = number(0)
    for item in candidates(low, value):
        condition = holds(low, item, value)
        total = condition if total == number(0) else compute("+", total, condition)
    return total if total.kind == "number" else chosen(total, number(1), number(0))


def number_of(low: Lowering, value: Value) -> Value:
    """Return the number of the item that a list has; 0 if it has none."""
    if value.is_literal:
        numbers = [low.items.number(each) for each in items_in(value)]
        return number(max(numbers, default=0))
    return by_item(low, value, lambda item: number(low.items.number(item)), number(0))


def by_item(low: Lowering, value: Value, result: Callable[[str], Value], none: Value, reverse: bool = False) -> Value:
    """Return a result that depends on the first item that a list has; `none` if it has none."""
    items = candidates(low, value)
    if reverse:
        items = items[::-1]
    is_sure = value.kind == "item" and not low.held.may_be_empty(value)
    found = result(items[-1]) if is_sure else none
    for item in reversed(items[:-1] if is_sure else items):
        found = chosen(holds(low, item, value), result(item), found)
    return found
