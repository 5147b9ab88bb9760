"""Values that ink tests: as a condition, or as a side of `not`, `and` and `or`."""

from branchlight.adopt.lower.ink_values import FALSE, NUMERIC, TRUE, Value, chosen, compare, is_true, words
from branchlight.adopt.lower.lower_codes import UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError
from branchlight.source.place import Place

_LISTS = frozenset(("set", "item"))


def tested(low: Lowering, value: Value, place: Place) -> Value:
    """Return whether a value counts as true where ink tests it. Raises `RefusalError` if that is an error in ink."""
    if value.op == "if":
        condition, yes, no = value.args
        return chosen(condition, tested(low, yes, place), tested(low, no, place))
    if value.kind == "text":
        return _has_words(low, value)
    if value.is_literal and value.kind == "nothing":
        return FALSE  # of a function that returns nothing
    if value.kind not in NUMERIC | _LISTS:
        raise RefusalError(UNSUPPORTED, place, "this value is neither true nor false", "compare it with another value")
    if value.kind in _LISTS and value.draws():
        raise RefusalError(UNSUPPORTED, place, "a test of a random item", "store the item in a variable first")
    is_sure = value.kind == "item" and value.op == "state" and not low.held.may_be_empty(value)
    return TRUE if is_sure else is_true(value)


def side_tested(low: Lowering, value: Value, operator: str, place: Place) -> Value:
    """Return whether a side of `not`, `and` or `or` counts as true. ink combines numbers, booleans and lists."""
    if not _can_be_side(value):
        message = f"`{operator}` takes numbers, true and false, and lists, and this is something else"
        raise RefusalError(UNSUPPORTED, place, message, "compare the value with another one")
    return tested(low, value, place)


def _can_be_side(value: Value) -> bool:
    if value.op == "if":
        return all(map(_can_be_side, value.args[1:]))
    return value.kind in NUMERIC | _LISTS


def _has_words(low: Lowering, value: Value) -> Value:
    """Return whether a text has a word or a character at all."""
    known = low.states.known(value)
    if known.is_literal:
        return is_true(known)
    return compare("!=", value, words("")) if low.held.may_be_without_words(value) else TRUE
