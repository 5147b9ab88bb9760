"""Expressions of ink as values. What a function does on the way is added to the course."""

from branchlight.adopt.ink.meanings import (
    ConstantMeaning,
    FunctionMeaning,
    GlobalMeaning,
    ItemMeaning,
    LocalMeaning,
    PointMeaning,
)
from branchlight.adopt.ink.tree import (
    Binary,
    Fraction,
    InkExpression,
    Integer,
    Invocation,
    ListValue,
    Quoted,
    Reference,
    TargetValue,
    Text,
    Truth,
    Unary,
)
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.ink_values import (
    NUMERIC,
    Value,
    both,
    chosen,
    compare,
    compute,
    either,
    members,
    negation,
    number,
    target,
    truth,
    visits,
    words,
)
from branchlight.adopt.lower.lists.list_operators import list_operation, sign_of
from branchlight.adopt.lower.lower_codes import FRACTIONS, OPEN_VALUES, ORDER, UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError
from branchlight.adopt.lower.tested import side_tested
from branchlight.adopt.lower.values.builtins import built_in
from branchlight.adopt.lower.values.functions import call_function
from branchlight.adopt.lower.values.local_names import local_value
from branchlight.adopt.lower.values.plain_words import plain_words, shown_constant
from branchlight.source.place import Place

_LARGEST = 1_000_000
_MOST_PARTS = 2_000
"""The most parts of a value. Local names are written out, so that a value can double with each line."""
_COMPARISONS = frozenset(("==", "!=", "<", ">", "<=", ">="))
_SHOWN = frozenset(("number", "truth", "text"))
"""The kinds of values of which ink makes texts where one side of an operator is a text."""


def lowered(low: Lowering, course: InkCourse, expression: InkExpression) -> Value:
    """Return the value of an expression where the course is. Raises `RefusalError` if it has no counterpart."""
    value = _of_kind(low, course, expression)
    if value.size > _MOST_PARTS:
        message = "this value depends on so much that it cannot be written out"
        raise RefusalError(UNSUPPORTED, expression.place, message, "keep what it is made of in variables first")
    return value


def _of_kind(low: Lowering, course: InkCourse, expression: InkExpression) -> Value:
    match expression:
        case Integer():
            return _integer(expression)
        case Fraction():
            raise RefusalError(
                FRACTIONS, expression.place, f"{expression.text} is not a whole number", "count in smaller units"
            )
        case Truth():
            return truth(expression.value)
        case Quoted():
            return _quoted(low, course, expression)
        case TargetValue():
            return _target_value(low, expression)
        case ListValue():
            return _list_value(low, course, expression)
        case Reference():
            return _reference(low, course, expression)
        case Invocation():
            return _invocation(low, course, expression)
        case Unary():
            return _unary(low, course, expression)
        case Binary():
            return _binary(low, course, expression)


def _integer(expression: Integer) -> Value:
    if abs(expression.value) > _LARGEST:
        message = f"{expression.value} is too large: numbers go from -{_LARGEST:,} to {_LARGEST:,}"
        raise RefusalError(FRACTIONS, expression.place, message, "count in larger units")
    return number(expression.value)


def _quoted(low: Lowering, course: InkCourse, expression: Quoted) -> Value:
    if all(isinstance(part, Text) for part in expression.content):
        return words(expression.words or "")
    return words(plain_words(low, course, expression))


def _target_value(low: Lowering, expression: TargetValue) -> Value:
    meaning = low.meant(expression.target.place)
    if not isinstance(meaning, PointMeaning):
        raise RefusalError(
            UNSUPPORTED, expression.place, f"`-> {expression.target}` is no place in the story", "name a knot"
        )
    return target(meaning.path)


def _list_value(low: Lowering, course: InkCourse, expression: ListValue) -> Value:
    found = [lowered(low, course, item) for item in expression.items]
    if len(found) == 1 and not (found[0].kind == "set" and found[0].is_literal):
        return found[0]
    result = members(())
    for item, each in zip(expression.items, found, strict=True):
        result = list_operation(low, "+", result, each, item.place)
    return result


def _reference(low: Lowering, course: InkCourse, expression: Reference) -> Value:
    meaning = low.meant(expression.place)
    match meaning:
        case GlobalMeaning(name):
            return _global(low, course, name, expression.place)
        case LocalMeaning():
            return local_value(low, course, meaning, expression.place)
        case ConstantMeaning(name):
            return constant(low, course, name, expression.place)
        case ItemMeaning(list_name, item):
            return members((f"{list_name}.{item}",))
        case PointMeaning(path):
            return visits(path)
        case _:
            raise RefusalError(
                UNSUPPORTED, expression.place, f"`{expression}` cannot be used as a value", "name a variable"
            )


def _global(low: Lowering, course: InkCourse, name: str, place: Place) -> Value:
    """Return the value of a variable. One that never changes is what it starts with, or its name for a number."""
    if name not in low.parts.fixed:
        return low.states.value(low.states.global_key(name, place))
    start = start_value(low, course, name)
    if start.kind not in NUMERIC:
        return start
    where = low.parts.variables[name].place
    return low.states.fixed(name, where, low.states.known(start))


def start_value(low: Lowering, course: InkCourse, name: str) -> Value:
    """Return what a variable of the whole story starts with."""
    if name in low.parts.lists:
        return members(tuple(f"{name}.{item.name}" for item in low.parts.lists[name].items if item.is_initial), (name,))
    return lowered(low, course, low.parts.variables[name].value)


def constant(low: Lowering, course: InkCourse, name: str, place: Place) -> Value:
    """Return the value of a constant: what it is, or its name if that is a number."""
    found = lowered(low, course, low.parts.constants[name].value)
    if found.kind != "number":
        return found
    low.states.fixed(name, low.parts.constants[name].place, found)
    return low.states.value(name)


def _invocation(low: Lowering, course: InkCourse, expression: Invocation) -> Value:
    meaning = low.meant(expression.place)
    if isinstance(meaning, FunctionMeaning):
        return call_function(low, course, low.parts.knots[meaning.name], expression)
    arguments = [lowered(low, course, each) for each in expression.arguments]
    return built_in(low, course, expression, arguments)


def _unary(low: Lowering, course: InkCourse, expression: Unary) -> Value:
    operand = lowered(low, course, expression.operand)
    if expression.operator == "not":
        opposite = negation(side_tested(low, operand, "not", expression.place))
        # Of a list ink makes a number, of anything else true or false.
        return chosen(opposite, number(1), number(0)) if operand.kind in ("set", "item") else opposite
    if operand.kind not in NUMERIC:
        raise RefusalError(
            UNSUPPORTED, expression.place, "only a number can have a minus before it", "take the minus out"
        )
    return compute("-", number(0), operand)


def _binary(low: Lowering, course: InkCourse, expression: Binary) -> Value:
    left = lowered(low, course, expression.left)
    done = len(course.changed)
    right = lowered(low, course, expression.right)
    if left.reads() & set(course.changed[done:]):
        message = "the right side changes what the left side depends on"
        raise RefusalError(ORDER, expression.place, message, "do one after the other, in lines of their own")
    return operation(low, expression.operator, left, right, expression.place)


def operation(low: Lowering, operator: str, left: Value, right: Value, place: Place) -> Value:
    """Return the result of an operator between two values."""
    if operator in ("and", "or"):
        left, right = (side_tested(low, each, operator, place) for each in (left, right))
        return both(left, right) if operator == "and" else either(left, right)
    if {"set", "item"} & {left.kind, right.kind}:
        return list_operation(low, operator, left, right, place)
    if "text" in (left.kind, right.kind) and {left.kind, right.kind} <= _SHOWN:
        return _on_texts(low, operator, left, right, place)
    if left.kind == right.kind == "target" and operator in ("==", "!="):
        return compare(operator, low.states.known(left), low.states.known(right))
    if left.kind not in NUMERIC or right.kind not in NUMERIC:
        message = f"`{sign_of(operator)}` between these two values has no counterpart"
        raise RefusalError(UNSUPPORTED, place, message, "give both sides values of one kind")
    if operator in _COMPARISONS:
        return compare(operator, left, right)
    if operator in ("/", "mod"):
        _demand_divisor(low, right, place)
    if operator not in ("+", "-", "*", "/", "mod"):
        message = f"`{sign_of(operator)}` between numbers has no counterpart"
        raise RefusalError(UNSUPPORTED, place, message, "it is for lists: is one of the names that of another thing?")
    return compute(operator, left, right)


def _demand_divisor(low: Lowering, divisor: Value, place: Place) -> None:
    known = low.states.known(divisor)
    if not known.is_literal or not known.constant:
        message = "a division by a number that may be 0"
        raise RefusalError(UNSUPPORTED, place, message, "divide by a number that is written out")


def _of_cases(low: Lowering, operator: str, left: Value, right: Value, place: Place) -> Value:
    """Return the result of an operator of which a side is one of two values, in either case."""
    condition, *cases = left.args if left.op == "if" else right.args
    pairs = [(each, right) if left.op == "if" else (left, each) for each in cases]
    yes, no = (operation(low, operator, first, second, place) for first, second in pairs)
    return chosen(condition, yes, no)


def _on_texts(low: Lowering, operator: str, left: Value, right: Value, place: Place) -> Value:
    left, right = low.states.known(left), low.states.known(right)
    if "if" in (left.op, right.op):
        return _of_cases(low, operator, left, right, place)
    if left.is_literal and right.is_literal:
        first, second = shown_constant(left), shown_constant(right)
        if operator == "+":
            return words(first + second)
        if operator in ("has", "hasnt"):
            return truth((second in first) == (operator == "has"))
        if operator in ("==", "!="):
            return truth((first == second) == (operator == "=="))
    elif operator in ("==", "!=") and left.kind == right.kind:
        low.states.compared.append((left, right))
        return compare(operator, left, right)
    message = f"`{sign_of(operator)}` between texts that change has no counterpart"
    raise RefusalError(OPEN_VALUES, place, message, "compare texts with == or !=; write joined texts out")
