"""Assignments that are valid, and probably mean something else: a set that loses the rest, a number out of range."""

from branchlight.language.language_codes import DISCARDED, OUT_OF_RANGE
from branchlight.language.mistake import Mistake
from branchlight.language.parser import parse_expression, parse_statement
from branchlight.language.scope import Scope
from branchlight.language.syntax import Literal, Name, Operation, Syntax, sides_of
from branchlight.language.types import Type


def odd_assignment(text: str, scope: Scope) -> Mistake | None:
    """Return the warning for a valid statement that discards members or cannot set its number; None for any other."""
    statement = parse_statement(text)
    if isinstance(statement, Mistake) or statement.op != "=":
        return None
    known = scope.variable(statement.target.text)
    if known is None or known[1].kind not in ("set of", "whole"):
        return None
    for side in sides_of(statement.value):
        found = _odd(statement.target.text, known[1], side)
        if found is not None:
            return found
    return None


def _odd(target: str, type_: Type, side: Syntax) -> Mistake | None:
    if type_.kind == "set of":
        if not isinstance(side, Name) or side.text not in type_.names or len(type_.names) == 1:
            return None
        message = f"this discards everything in `{target}` except `{side.text}`"
        hint = f"to add it, write `{target} += {side.text}`; to discard the rest, write `{target} -= {target}` first"
        return Mistake(DISCARDED, message, side.start, side.end, f"{hint}, and then add it")
    return _out_of_range(target, type_, side, f"{target} = ")


def odd_argument(name: str, text: str, type_: Type) -> Mistake | None:
    """Return the warning for a valid argument that its parameter cannot hold; None for any other."""
    syntax = parse_expression(text)
    if isinstance(syntax, Mistake) or type_.kind != "whole":
        return None
    found = (_out_of_range(name, type_, side, f"{name}: ") for side in sides_of(syntax))
    return next((each for each in found if each is not None), None)


def _out_of_range(name: str, type_: Type, side: Syntax, setting: str) -> Mistake | None:
    """Return the warning for a number that is written and cannot be held. `setting` is what is written before it."""
    number = _number(side)
    if number is None or type_.low <= number <= type_.high:
        return None
    kept = type_.low if number < type_.low else type_.high
    message = f"`{name}` goes from {type_.low:,} to {type_.high:,}, so it becomes {kept}, not {number}"
    return Mistake(OUT_OF_RANGE, message, side.start, side.end, f"write `{setting}{kept}`, or widen its range")


def _number(side: Syntax) -> int | None:
    """Return the number that is written, if it is one."""
    if isinstance(side, Operation) and side.op == "neg":
        inner = _number(side.args[0])
        return None if inner is None else -inner
    return side.value if isinstance(side, Literal) and type(side.value) is int else None
