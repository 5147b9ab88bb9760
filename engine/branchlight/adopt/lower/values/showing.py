"""Values in a text, as they are shown."""

from branchlight.adopt.lower.ink_values import FALSE, Value, both, compare, either, members, number, words
from branchlight.adopt.lower.lower_codes import OPEN_VALUES, UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError
from branchlight.adopt.lower.state.held_values import variable_of
from branchlight.adopt.lower.texts.pieces import Cases, CaseSide, InkSeries, InkWords, Piece, ShownValue
from branchlight.adopt.lower.values.plain_words import shown_constant
from branchlight.source.place import Place


def shown(low: Lowering, value: Value, place: Place) -> list[Piece]:
    """Return the pieces that show a value."""
    if value.kind == "nothing" and value.is_literal:
        return []
    if value.op == "if" and (value.kind in ("text", "nothing", "set") or value.args[1].is_literal):
        condition, yes, no = value.args
        return [
            Cases((CaseSide(condition, tuple(shown(low, yes, place))), CaseSide(None, tuple(shown(low, no, place)))))
        ]
    if value.kind in ("target", "nothing"):
        raise RefusalError(UNSUPPORTED, place, "this value cannot be shown", "show a text in its place")
    if value.is_literal:
        text = shown_constant(value)
        return [InkWords(text)] if text else []
    if value.op == "one of":
        return [InkSeries(place, "any", tuple(tuple(shown(low, each, place)) for each in value.args))]
    if value.op == "those":
        return _those(value)
    _refuse_unknown_kind(low, value, place)
    empty = _empty(low, value)
    edged = [CaseSide(compare("==", value, words(each)), (InkWords(each),)) for each in _edged(low, value)]
    if edged:
        without = [CaseSide(compare("==", *empty), ())] if empty else []
        return [Cases((*edged, *without, CaseSide(None, (ShownValue(value),))))]
    if empty is None:
        return [ShownValue(value)]
    return [Cases((CaseSide(compare("!=", *empty), (ShownValue(value),)), CaseSide(None, ())))]


def _those(value: Value) -> list[Piece]:
    """Return the items of a list, each if its condition holds, with commas between them."""
    assert isinstance(value.constant, tuple)
    found: list[Piece] = []
    before = FALSE
    for item, condition in zip(value.constant, value.args, strict=True):
        name = shown_constant(members((item,)))
        sides = [CaseSide(both(condition, before), (InkWords(f", {name}"),)), CaseSide(condition, (InkWords(name),))]
        found.append(Cases(tuple(side for side in sides if side.condition != FALSE)))
        before = either(before, condition)
    return found


def _edged(low: Lowering, value: Value) -> list[str]:
    """Return the texts with spaces at their edges that a state can have. Its display names would lose them."""
    found = low.held.possible(value.name).words if value.op == "state" and value.kind == "text" else None
    return sorted(each for each in found or () if each != each.strip())


def _empty(low: Lowering, value: Value) -> tuple[Value, Value] | None:
    """Return two values that are equal if a value shows nothing; None if it always shows something."""
    if value.kind == "set":
        return Value("count", "number", (value,)), number(0)
    if value.kind == "item" and value.op == "state" and low.held.may_be_empty(value):
        return value, members(())
    is_text = value.kind == "text"
    if is_text and value.op == "state" and low.held.may_be_without_words(value):
        return value, words("")
    return (value, words("")) if is_text and "" in (low.held.possible(value.name).words or ("",)) else None


def _refuse_unknown_kind(low: Lowering, value: Value, place: Place) -> None:
    name = value.name.split("/")[-1]
    variable = variable_of(value.name)
    if value.op == "state" and variable in low.held.counted_truths:
        (first, before), (second, there) = low.held.first_two(variable)
        message = (
            f"`{name}` is {first} in line {before.line} and {second} in line {there.line}, so what it shows is not"
        )
        message += " known"
        raise RefusalError(OPEN_VALUES, place, message, "store either numbers, or true and false")
