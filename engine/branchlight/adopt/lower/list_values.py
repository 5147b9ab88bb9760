"""Lists of ink: known ones, variables that hold one item at most, and variables that are sets."""

from collections.abc import Callable

from branchlight.adopt.ink.tree import Invocation
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
from branchlight.adopt.lower.lower_codes import UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError
from branchlight.source.place import Place

LIST_FUNCTIONS = frozenset(
    (
        "LIST_ALL",
        "LIST_COUNT",
        "LIST_INVERT",
        "LIST_MAX",
        "LIST_MIN",
        "LIST_RANDOM",
        "LIST_RANGE",
        "LIST_VALUE",
    )
)
_ORDERINGS = frozenset(("<", ">", "<=", ">="))
_MOST = 30


def sign_of(operator: str) -> str:
    """Return an operator as most authors write it."""
    return {"has": "?", "hasnt": "!?"}.get(operator, operator)


def item_number(low: Lowering, item: str) -> int:
    """Return the number of a list's item, which is named in full."""
    name, _, own = item.partition(".")
    return next(each.number for each in low.lists[name].items if each.name == own)


def ordered(low: Lowering, items: set[str]) -> tuple[str, ...]:
    """Return items in the order in which ink prints them."""
    return low.in_order(items)


def known_set(low: Lowering, items: set[str], lists: tuple[str, ...] = ()) -> Value:
    """Return a known set. `lists` are those that it knows though it has no item of them."""
    return members(ordered(low, items), lists)


def list_operation(low: Lowering, operator: str, left: Value, right: Value, place: Place) -> Value:
    """Return the result of an operator of which at least one side is a list."""
    left, right = low.known(left), low.known(right)
    if left.draws() or right.draws():
        raise RefusalError(
            UNSUPPORTED, place, f"`{sign_of(operator)}` on a random item", "store the item in a variable first"
        )
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
        raise RefusalError(UNSUPPORTED, place, f"`{sign_of(operator)}` on a list that changes has no counterpart")
    return found


def _result(low: Lowering, operator: str, left: Value, right: Value) -> Value | None:
    if right.kind in NUMERIC and operator in ("+", "-"):
        return _step(low, left, right if operator == "+" else compute("-", number(0), right))
    if left.is_literal and right.is_literal:
        return _computed(low, operator, left, right)
    if operator in ("==", "!=", "has", "hasnt"):
        found = _equal(low, left, right) if operator in ("==", "!=") else _has(low, left, right)
        return found if found is None or operator in ("==", "has") else negation(found)
    if operator in _ORDERINGS:
        return _ordering(low, operator, left, right)
    return None


def _items(value: Value) -> set[str]:
    assert isinstance(value.constant, tuple)
    return set(value.constant)


def _computed(low: Lowering, operator: str, left: Value, right: Value) -> Value | None:
    """Return the result for two known lists, or None if the operator has another meaning."""
    if left.kind != "set" or right.kind != "set":
        return None
    first, second = _items(left), _items(right)
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
    own, other = [item_number(low, each) for each in first], [item_number(low, each) for each in second]
    if operator == ">":
        return min(own) > max(other)
    return min(own) >= min(other) and max(own) >= max(other)


def _equal(low: Lowering, left: Value, right: Value) -> Value | None:
    if left.is_literal:
        left, right = right, left
    if right.is_literal and right.kind == "set":
        items = _items(right)
        if left.kind == "item":
            if len(items) > 1 or not items <= set(low.domain(left)) or (not items and not low.may_be_empty(left)):
                return FALSE
            return compare("==", left, right)
        found = compare("==", Value("count", "number", (left,)), number(len(items)))
        for item in ordered(low, items):
            found = both(found, _holds(low, item, left))
        return found
    if left.kind == right.kind and left.op == right.op == "state":
        low.compared.append((left, right))
        return compare("==", left, right)
    return None


def _holds(low: Lowering, item: str, value: Value) -> Value:
    """Return whether a variable holds an item."""
    known = members((item,))
    if item not in low.domain(value):
        return FALSE
    return compare("==", value, known) if value.kind == "item" else Value("in", "truth", (known, value))


def _has(low: Lowering, left: Value, right: Value) -> Value | None:
    """Return whether the left list has all items of the right one, which must not be empty."""
    if right.is_literal and right.kind == "set":
        if not _items(right) or (left.kind == "item" and len(_items(right)) > 1):
            return FALSE
        found = TRUE
        for item in ordered(low, _items(right)):
            found = both(found, _holds(low, item, left))
        return found
    if right.kind == "item":
        found = FALSE
        for item in low.domain(right):
            inside = truth(item in _items(left)) if left.is_literal else _holds(low, item, left)
            found = either(found, both(compare("==", right, members((item,))), inside))
        return found
    return None


def _ordering(low: Lowering, operator: str, left: Value, right: Value) -> Value | None:
    if "item" not in (left.kind, right.kind) or any(
        each.kind == "set" and not each.is_literal for each in (left, right)
    ):
        return None
    if left.is_literal and len(_items(left)) != 1:
        return None
    if right.is_literal and len(_items(right)) != 1:
        return None
    empty = any(each.kind == "item" and low.may_be_empty(each) for each in (left, right))
    if empty and not (left.is_literal or right.is_literal):
        return None
    found = compare(operator, _number_of(low, left), _number_of(low, right))
    if not empty:
        return found
    own = left if left.kind == "item" else right
    is_below = operator in ("<", "<=") if own is left else operator in (">", ">=")
    missing = compare("==", own, members(()))
    return either(missing, found) if is_below else both(negation(missing), found)


def _number_of(low: Lowering, value: Value) -> Value:
    """Return the number of the item that a list has; 0 if it has none."""
    if value.is_literal:
        numbers = [item_number(low, each) for each in _items(value)]
        return number(max(numbers, default=0))
    return _by_item(low, value, lambda item: number(item_number(low, item)), number(0))


def _by_item(low: Lowering, value: Value, result: Callable[[str], Value], none: Value, reverse: bool = False) -> Value:
    """Return a result that depends on the first item that a list holds; `none` if it holds none."""
    items = low.domain(value)
    if reverse:
        items = items[::-1]
    is_sure = value.kind == "item" and not low.may_be_empty(value)
    found = result(items[-1]) if is_sure else none
    for item in reversed(items[:-1] if is_sure else items):
        found = chosen(_holds(low, item, value), result(item), found)
    return found


def _step(low: Lowering, value: Value, steps: Value) -> Value | None:
    """Return the items that come some steps later in their lists."""
    if not steps.is_literal or not isinstance(steps.constant, int):
        return None
    count = steps.constant
    if value.is_literal and value.kind == "set":
        later = [_later(low, item, count) for item in _items(value)]
        return known_set(low, {item for item in later if item}, value.lists)
    if value.kind == "item":
        return _by_item(low, value, lambda item: members(tuple(filter(None, [_later(low, item, count)]))), members(()))
    return None


def _later(low: Lowering, item: str, steps: int) -> str:
    name = item.partition(".")[0]
    wanted = item_number(low, item) + steps
    return next((f"{name}.{each.name}" for each in low.lists[name].items if each.number == wanted), "")


def list_function(low: Lowering, call: Invocation, arguments: list[Value]) -> Value:
    """Return the value of a function on lists, or of a list that is called by a number."""
    known = [low.known(each) for each in arguments]
    found: Value | None = None
    if any(each.draws() for each in known):
        raise RefusalError(UNSUPPORTED, call.place, f"`{call.name}` of a random item", "store it in a variable first")
    if call.name in low.lists:
        found = _called(low, call.name, known)
    elif call.name == "LIST_RANGE" and len(known) == 3 and all(each.is_literal for each in known):
        found = _range(low, known)
    elif len(known) == 1 and known[0].is_literal and known[0].kind == "set":
        found = _of_known(low, call.name, known[0])
    elif len(known) == 1 and known[0].kind in ("item", "set") and known[0].op == "state":
        found = _of_state(low, call.name, known[0])
    if found is None:
        raise RefusalError(UNSUPPORTED, call.place, f"`{call.name}` of a list that changes has no counterpart")
    return found


def _called(low: Lowering, name: str, arguments: list[Value]) -> Value | None:
    if not arguments:
        return members((), (name,))
    if len(arguments) != 1 or not arguments[0].is_literal:
        return None
    return members(
        tuple(f"{name}.{each.name}" for each in low.lists[name].items if each.number == arguments[0].constant)
    )


def _range(low: Lowering, known: list[Value]) -> Value | None:
    if known[0].kind != "set":
        return None
    edges = []
    for edge, largest in zip(known[1:], (False, True), strict=True):
        if edge.kind == "set":
            numbers = [item_number(low, each) for each in _items(edge)]
            edges.append((max if largest else min)(numbers, default=0))
        else:
            assert isinstance(edge.constant, int)
            edges.append(edge.constant)
    kept = {item for item in _items(known[0]) if edges[0] <= item_number(low, item) <= edges[1]}
    return known_set(low, kept, known[0].lists)


def _of_known(low: Lowering, name: str, value: Value) -> Value | None:
    items = _items(value)
    in_order = ordered(low, items)
    everything = low.items_of({*value.lists, *(each.partition(".")[0] for each in items)})
    match name:
        case "LIST_COUNT":
            return number(len(items))
        case "LIST_MIN":
            return members(in_order[:1])
        case "LIST_MAX":
            return members(in_order[-1:])
        case "LIST_ALL":
            return known_set(low, everything)
        case "LIST_INVERT":
            return known_set(low, everything - items)
        case "LIST_VALUE":
            return number(item_number(low, in_order[-1]) if in_order else 0)
        case "LIST_RANDOM":
            return Value("one of", "set", tuple(members((item,)) for item in in_order)) if items else value
        case _:
            return None


def _of_state(low: Lowering, name: str, value: Value) -> Value | None:
    if len(low.domain(value)) > _MOST and name != "LIST_COUNT":
        return None
    match name:
        case "LIST_COUNT" if value.kind == "set":
            return Value("count", "number", (value,))
        case "LIST_COUNT":
            return (
                chosen(compare("!=", value, members(())), number(1), number(0))
                if low.may_be_empty(value)
                else number(1)
            )
        case "LIST_VALUE":
            return _by_item(low, value, lambda item: number(item_number(low, item)), number(0), value.kind == "set")
        case "LIST_MIN" | "LIST_MAX":
            return _by_item(low, value, lambda item: members((item,)), members(()), name == "LIST_MAX")
        case "LIST_RANDOM" if value.kind == "item":
            return value
        case "LIST_RANDOM":
            empty = compare("==", Value("count", "number", (value,)), number(0))
            return Value("if", "item", (empty, members(()), Value("pick", "item", (value,))))
        case "LIST_ALL" if len({each.partition(".")[0] for each in low.domain(value)}) == 1:
            return known_set(low, set(low.domain(value)))
        case _:
            return None
