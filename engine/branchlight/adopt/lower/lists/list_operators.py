"""Operators on lists of ink: known ones, and those whose items depend on the state."""

from branchlight.adopt.lower.ink_values import (
    FALSE,
    NUMERIC,
    TRUE,
    Value,
    both,
    chosen,
    compare,
    compute,
    either,
    members,
    negation,
    number,
    truth,
)
from branchlight.adopt.lower.lists.list_items import (
    by_item,
    candidates,
    holds,
    items_in,
    known_set,
    number_of,
    those,
)
from branchlight.adopt.lower.lower_codes import UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError
from branchlight.source.place import Place

_COMBINING = frozenset(("+", "-", "^"))
_ORDERINGS = frozenset(("<", ">", "<=", ">="))


def sign_of(operator: str) -> str:
    """Return an operator as most authors write it."""
    return {"has": "?", "hasnt": "!?"}.get(operator, operator)


def list_operation(low: Lowering, operator: str, left: Value, right: Value, place: Place) -> Value:
    """Return the result of an operator of which at least one side is a list."""
    left, right = low.states.known(left), low.states.known(right)
    if left.draws() or right.draws():
        raise RefusalError(
            UNSUPPORTED, place, f"`{sign_of(operator)}` on a random item", "store the item in a variable first"
        )
    if operator in _COMBINING and not (left.is_literal and right.is_literal) and right.kind not in NUMERIC:
        return _combined(low, operator, left, right, place)
    if left.op == "if":
        condition, yes, no = left.args
        return chosen(
            condition,
            list_operation(low, operator, yes, right, place),
            list_operation(low, operator, no, right, place),
        )
    if right.op == "if":
        condition, yes, no = right.args
        return chosen(
            condition,
            list_operation(low, operator, left, yes, place),
            list_operation(low, operator, left, no, place),
        )
    found = _result(low, operator, left, right)
    if found is None:
        message = f"`{sign_of(operator)}` on a list that changes, or between a list and something else"
        raise RefusalError(UNSUPPORTED, place, message, "compare numbers with it: LIST_COUNT(list), LIST_VALUE(list)")
    return found


def _combined(low: Lowering, operator: str, left: Value, right: Value, place: Place) -> Value:
    """Return the list that two lists give, item by item."""
    if not {left.kind, right.kind} <= {"set", "item"}:
        message = f"`{sign_of(operator)}` between a list and something else has no counterpart"
        raise RefusalError(UNSUPPORTED, place, message, "write items of the list on both sides")
    found = {}
    for item in (*candidates(low, left), *candidates(low, right)):
        first, second = holds(low, item, left), holds(low, item, right)
        if operator == "+":
            found[item] = either(first, second)
        else:
            found[item] = both(first, second if operator == "^" else negation(second))
    return those(low, found, place)


def _result(low: Lowering, operator: str, left: Value, right: Value) -> Value | None:
    if right.kind == "number" and operator in ("+", "-"):
        return _step(low, left, right if operator == "+" else compute("-", number(0), right))
    if left.is_literal and right.is_literal:
        return _computed(low, operator, left, right)
    if operator in ("==", "!=", "has", "hasnt"):
        if not {left.kind, right.kind} <= {"set", "item"}:
            return None
        found = _equal(low, left, right) if operator in ("==", "!=") else _has(low, left, right)
        return found if operator in ("==", "has") else negation(found)
    if operator in _ORDERINGS:
        return _ordering(low, operator, left, right)
    return None


def _computed(low: Lowering, operator: str, left: Value, right: Value) -> Value | None:
    """Return the result for two known lists, or None if the operator has another meaning."""
    if left.kind != "set" or right.kind != "set":
        return None
    first, second = items_in(left), items_in(right)
    lists = (*left.lists, *right.lists)
    match operator:
        case "+":
            return known_set(low, first | second, lists)
        case "-":
            return known_set(low, first - second, lists)
        case "^":
            return known_set(low, first & second, lists)
        case "has":
            return truth(bool(second) and second <= first)
        case "hasnt":
            return truth(not (bool(second) and second <= first))
        case "==":
            return truth(first == second)
        case "!=":
            return truth(first != second)
        case "<" | ">" | "<=" | ">=":
            return truth(_in_order(low, operator, first, second))
        case _:
            return None


def _in_order(low: Lowering, operator: str, first: set[str], second: set[str]) -> bool:
    """Return whether an ordering holds between two known lists, as ink defines it."""
    if operator in ("<", "<="):
        first, second, operator = second, first, {"<": ">", "<=": ">="}[operator]
    if not first:
        return False
    if not second:
        return True
    own, other = [low.items.number(each) for each in first], [low.items.number(each) for each in second]
    if operator == ">":
        return min(own) > max(other)
    return min(own) >= min(other) and max(own) >= max(other)


def _equal(low: Lowering, left: Value, right: Value) -> Value:
    if left.is_literal:
        left, right = right, left
    if right.is_literal and left.op == "state":
        return _equal_to_known(low, left, items_in(right))
    if left.kind == right.kind and left.op == right.op == "state":
        low.states.compared.append((left, right))
        return compare("==", left, right)
    found = TRUE
    for item in low.items.in_order({*candidates(low, left), *candidates(low, right)}):
        first, second = holds(low, item, left), holds(low, item, right)
        same = either(both(first, second), both(negation(first), negation(second)))
        found = both(found, TRUE if first == second else same)
    return found


def _equal_to_known(low: Lowering, left: Value, items: set[str]) -> Value:
    """Return whether a variable holds these items and no other."""
    if left.kind == "item":
        if len(items) > 1 or not items <= set(low.held.items(left)) or (not items and not low.held.may_be_empty(left)):
            return FALSE
        return compare("==", left, members(low.items.in_order(items)))
    found = compare("==", Value("count", "number", (left,)), number(len(items)))
    for item in low.items.in_order(items):
        found = both(found, holds(low, item, left))
    return found


def _has(low: Lowering, left: Value, right: Value) -> Value:
    """Return whether the left list has all items of the right one, which must not be empty."""
    if right.is_literal:
        if not items_in(right) or (left.kind == "item" and len(items_in(right)) > 1):
            return FALSE
        found = TRUE
        for item in low.items.in_order(items_in(right)):
            found = both(found, holds(low, item, left))
        return found
    if right.kind == "item":
        found = FALSE
        for item in low.held.items(right):
            found = either(found, both(compare("==", right, members((item,))), holds(low, item, left)))
        return found
    found, is_some = TRUE, FALSE
    for item in candidates(low, right):
        asked = holds(low, item, right)
        found = both(found, either(negation(asked), holds(low, item, left)))
        is_some = either(is_some, asked)
    return both(is_some, found)


def _ordering(low: Lowering, operator: str, left: Value, right: Value) -> Value | None:
    kinds = {left.kind, right.kind}
    if not {"item"} <= kinds <= {"item", "set"}:
        return None
    if any(each.kind == "set" and not each.is_literal for each in (left, right)):
        return None
    if left.is_literal and len(items_in(left)) != 1:
        return None
    if right.is_literal and len(items_in(right)) != 1:
        return None
    empty = any(each.kind == "item" and low.held.may_be_empty(each) for each in (left, right))
    if empty and not (left.is_literal or right.is_literal):
        return None
    found = compare(operator, number_of(low, left), number_of(low, right))
    if not empty:
        return found
    own = left if left.kind == "item" else right
    is_below = operator in ("<", "<=") if own is left else operator in (">", ">=")
    missing = compare("==", own, members(()))
    return either(missing, found) if is_below else both(negation(missing), found)


def _step(low: Lowering, value: Value, steps: Value) -> Value | None:
    """Return the items that come some steps later in their lists."""
    if not steps.is_literal or not isinstance(steps.constant, int):
        return None
    count = steps.constant
    if value.is_literal and value.kind == "set":
        later = [_later(low, item, count) for item in items_in(value)]
        return known_set(low, {item for item in later if item}, value.lists)
    if value.kind == "item":
        return by_item(low, value, lambda item: members(tuple(filter(None, [_later(low, item, count)]))), members(()))
    return None


def _later(low: Lowering, item: str, steps: int) -> str:
    name = item.partition(".")[0]
    wanted = low.items.number(item) + steps
    return next((f"{name}.{each.name}" for each in low.parts.lists[name].items if each.number == wanted), "")
