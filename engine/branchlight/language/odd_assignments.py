"""Assignments that are valid, and probably mean something else: a set that loses the rest, a number out of range."""

from branchlight.language.language_codes import DISCARDED, OUT_OF_RANGE
from branchlight.language.mistake import Mistake
from branchlight.language.parser import parse_statement
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
    number = _number(side)
    if number is None or type_.low <= number <= type_.high:
        return None
    kept = type_.low if number < type_.low else type_.high
    message = f"`{target}` goes from {type_.low:,} to {type_.high:,}, so it becomes {kept}, not {number}"
    return Mistake(OUT_OF_RANGE, message, side.start, side.end, f"write `{target} = {kept}`, or widen its range")


def _number(side: Syntax) -> int | None:
    """Return the number that is written, if it is one."""
    if isinstance(side, Operation) and side.op == "neg":
        inner = _number(side.args[0])
        return None if inner is None else -inner
    return side.value if isinstance(side, Literal) and type(side.value) is int else None
