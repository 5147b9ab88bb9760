"""The functions of ink on lists."""

from math import inf

from branchlight.adopt.ink.tree import Invocation, ListValue
from branchlight.adopt.lower.ink_values import Value, chosen, compare, members, number
from branchlight.adopt.lower.lists.list_items import (
    by_item,
    candidates,
    how_many,
    items_in,
    known_set,
)
from branchlight.adopt.lower.lists.list_operators import list_operation
from branchlight.adopt.lower.lower_codes import UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError

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
_MOST = 30
_HINTS = {
    "LIST_ALL": "start the variable with an item of its list, or name the list: `LIST_ALL(fruit.apple)`",
    "LIST_INVERT": "start the variable with an item of its list, or subtract it from the items, written out",
    "LIST_RANDOM": "store the list in a variable first",
    "LIST_RANGE": "write the items of the range out, and use `^`",
}


def list_function(low: Lowering, call: Invocation, arguments: list[Value]) -> Value:
    """Return the value of a function on lists, or of a list that is called by a number."""
    known = [low.states.known(each) for each in arguments]
    found: Value | None = None
    if any(each.draws() for each in known):
        raise RefusalError(UNSUPPORTED, call.place, f"`{call.name}` of a random item", "store it in a variable first")
    if call.name in low.parts.lists:
        found = _called(low, call.name, known)
    elif call.name == "LIST_RANGE" and len(known) == 3 and all(each.is_literal for each in known):
        found = _range(low, known)
    elif len(known) == 1 and known[0].is_literal and known[0].kind == "set":
        found = _of_known(low, call.name, known[0])
    elif len(known) == 1 and known[0].kind in ("item", "set") and known[0].op in ("state", "those", "if"):
        found = _of_changing(low, call, known[0])
    if found is None:
        message = f"`{call.name}` of a list that changes has no counterpart"
        raise RefusalError(UNSUPPORTED, call.place, message, _HINTS.get(call.name, "write the items out"))
    return found


def _called(low: Lowering, name: str, arguments: list[Value]) -> Value | None:
    if not arguments:
        return members((), (name,))
    if len(arguments) != 1 or not arguments[0].is_literal or arguments[0].kind != "number":
        return None
    return members(
        tuple(f"{name}.{each.name}" for each in low.parts.lists[name].items if each.number == arguments[0].constant)
    )


def _range(low: Lowering, known: list[Value]) -> Value | None:
    if known[0].kind != "set":
        return None
    edges: list[float] = []
    for edge, largest in zip(known[1:], (False, True), strict=True):
        if edge.kind == "set":
            numbers = [low.items.number(each) for each in items_in(edge)]
            edges.append(max(numbers, default=inf) if largest else min(numbers, default=0))  # an empty list is no edge
        elif edge.kind == "number" and isinstance(edge.constant, int):
            edges.append(edge.constant)
        else:
            return None
    kept = {item for item in items_in(known[0]) if edges[0] <= low.items.number(item) <= edges[1]}
    return known_set(low, kept, known[0].lists)


def _of_known(low: Lowering, name: str, value: Value) -> Value | None:
    items = items_in(value)
    in_order = low.items.in_order(items)
    everything = low.items.of_lists({*value.lists, *(each.partition(".")[0] for each in items)})
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
            return number(low.items.number(in_order[-1]) if in_order else 0)
        case "LIST_RANDOM":
            return Value("one of", "set", tuple(members((item,)) for item in in_order)) if items else value
        case _:
            return None


def _of_changing(low: Lowering, call: Invocation, value: Value) -> Value | None:
    name = call.name
    if len(candidates(low, value)) > _MOST and name != "LIST_COUNT":
        return None
    match name:
        case "LIST_COUNT":
            return _count(low, value)
        case "LIST_VALUE":
            return by_item(low, value, lambda item: number(low.items.number(item)), number(0), value.kind == "set")
        case "LIST_MIN" | "LIST_MAX":
            return by_item(low, value, lambda item: members((item,)), members(()), name == "LIST_MAX")
        case "LIST_RANDOM" if value.op == "state":
            empty = compare("==", Value("count", "number", (value,)), number(0))
            random = Value("if", "item", (empty, members(()), Value("pick", "item", (value,))))
            return value if value.kind == "item" else random
        case "LIST_ALL" if _knows_its_list(low, value):
            return known_set(low, set(low.held.items(value)))
        case "LIST_INVERT" if _knows_its_list(low, value):
            return list_operation(low, "-", known_set(low, set(low.held.items(value))), value, call.place)
        case _:
            return None


def _count(low: Lowering, value: Value) -> Value:
    if value.op != "state":
        return how_many(low, value)
    if value.kind == "set":
        return Value("count", "number", (value,))
    return (
        chosen(compare("!=", value, members(())), number(1), number(0)) if low.held.may_be_empty(value) else number(1)
    )


def _knows_its_list(low: Lowering, value: Value) -> bool:
    """Return whether ink knows at all times of which list a variable holds items. One that starts as `()` does not."""
    if value.op != "state" or len({item.partition(".")[0] for item in low.held.items(value)}) != 1:
        return False
    if value.name in low.parts.lists:
        return True
    start = low.parts.variables.get(value.name)
    return start is not None and not (isinstance(start.value, ListValue) and not start.value.items)
