"""The functions that ink brings along."""

from collections.abc import Iterator, Sequence

from branchlight.adopt.ink.built_in import BUILTINS
from branchlight.adopt.ink.tree import Invocation
from branchlight.adopt.lower.blocks.ink_blocks import ChoiceOffer, Group
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.ink_values import (
    NOTHING,
    NUMERIC,
    TRUE,
    Mark,
    Value,
    as_number,
    both,
    compute,
    negation,
    number,
    since,
    turns,
    visits,
)
from branchlight.adopt.lower.lists.list_functions import LIST_FUNCTIONS, list_function
from branchlight.adopt.lower.lower_codes import FRACTIONS, OPEN_VALUES, UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError

_WHOLE = frozenset(("INT", "FLOOR", "CEILING"))


def built_in(low: Lowering, course: InkCourse, call: Invocation, arguments: list[Value]) -> Value:
    """Return the value of a call of one of ink's own functions."""
    name = call.name
    if name in _WHOLE and len(arguments) == 1 and arguments[0].kind in NUMERIC:
        return as_number(arguments[0])
    if name in ("MIN", "MAX") and all(each.kind in NUMERIC for each in arguments):
        return Value(name.lower(), "number", tuple(arguments))
    if name == "RANDOM" and len(arguments) == 2:
        return _random(low, call, low.states.known(arguments[0]), low.states.known(arguments[1]))
    if name == "POW" and len(arguments) == 2:
        return _power(call, arguments)
    if name in ("TURNS_SINCE", "READ_COUNT") and len(arguments) == 1:
        mark = _mark(call, low.states.known(arguments[0]))
        return since(mark) if name == "TURNS_SINCE" else visits(mark)
    if name == "TURNS" and not arguments:
        return turns()
    if name == "CHOICE_COUNT" and not arguments:
        return _choice_count(course)
    if name == "SEED_RANDOM":
        low.notices.add(
            call.place, "the seed of the dice is left out: a reader's seed, or that of a playthrough, decides"
        )
        return NOTHING
    if name in LIST_FUNCTIONS or name in low.parts.lists:
        return list_function(low, call, arguments)
    if name not in BUILTINS:
        raise of_game(call)
    raise RefusalError(UNSUPPORTED, call.place, f"the function `{name}` has no counterpart", "write it in another way")


def of_game(call: Invocation) -> RefusalError:
    """Return the refusal of a call of a function that the ink does not contain."""
    message = f"`{call.name}` is a function of the game, and a story here cannot call one"
    hint = f"write what happens without the game: `== function {call.name}(...) ==`, with `~ return` below it"
    return RefusalError(UNSUPPORTED, call.place, message, hint)


def _random(low: Lowering, call: Invocation, least: Value, most: Value) -> Value:
    if least.kind != "number" or most.kind != "number":
        raise RefusalError(UNSUPPORTED, call.place, "RANDOM takes two numbers", "write `RANDOM(1, 6)`")
    if least.is_literal and most.is_literal and least.constant == most.constant:
        return least
    if max(_bounds(low, call, least)) > min(_bounds(low, call, most)):
        message = "RANDOM with a smallest number that can be above the largest"
        raise RefusalError(UNSUPPORTED, call.place, message, "write the smaller number first")
    return Value("roll", "number", (least, most))


def _bounds(low: Lowering, call: Invocation, value: Value) -> frozenset[int]:
    """Return the numbers that a bound of RANDOM can be. The state of which it is one is declared with its range."""
    numbers: frozenset[int] | None = None
    if value.is_literal and isinstance(value.constant, int):
        numbers = frozenset({value.constant})
    elif value.op == "state":
        held = low.held.possible(value.name)
        numbers = held.numbers if held.kinds == {"number"} else None  # true and false are no bounds in ink
        low.states.ranged.add(value.name)
    if not numbers:
        hint = "write the number, or give the variable only numbers that are written out"
        raise RefusalError(OPEN_VALUES, call.place, "RANDOM with a bound that is not known in advance", hint)
    return numbers


def _power(call: Invocation, arguments: list[Value]) -> Value:
    base, exponent = arguments
    if base.kind not in NUMERIC or exponent.kind not in NUMERIC:
        raise RefusalError(UNSUPPORTED, call.place, "POW takes two numbers", "write `POW(2, 3)`")
    if base.draws():
        raise RefusalError(UNSUPPORTED, call.place, "POW of a random number", "store the number in a variable first")
    base = as_number(base)
    if exponent.is_literal and isinstance(exponent.constant, int) and 0 <= exponent.constant <= 8:
        result = number(1)
        for _ in range(exponent.constant):
            result = compute("*", base, result) if result.constant != 1 or not result.is_literal else base
        return result
    message = "POW needs an exponent from 0 to 8 that is written out"
    raise RefusalError(FRACTIONS, call.place, message, "multiply in lines of their own")


def _mark(call: Invocation, value: Value) -> Mark:
    if value.kind != "target" or not isinstance(value.constant, tuple) or not value.is_literal:
        message = f"`{call.name}` of a place that is not known in advance"
        raise RefusalError(OPEN_VALUES, call.place, message, f"name the place: `{call.name}(-> knot)`")
    return value.constant


def _choice_count(course: InkCourse) -> Value:
    """Return the number of choices that wait, each counted if it is open."""
    total = number(0)
    for each in _opened([*course.before, *course.pending], TRUE):
        total = each if total.is_literal and total.constant == 0 else compute("+", total, each)
    return total if total.kind == "number" else compute("+", total, number(0))


def _opened(items: Sequence[ChoiceOffer | Group], needed: Value) -> Iterator[Value]:
    """Yield 1 or a condition for each choice, also for those in groups."""
    for item in items:
        condition = needed if item.condition is None else both(needed, item.condition)
        if isinstance(item, Group):
            yield from _opened(item.offers, condition)
        else:
            yield _open(item, condition)


def _open(offer: ChoiceOffer, condition: Value) -> Value:
    if offer.is_once:
        condition = both(condition, negation(visits(offer.mark)))
    return number(1) if condition == TRUE else condition
