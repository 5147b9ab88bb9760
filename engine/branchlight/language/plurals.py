"""Plurals in braces, by the rules of English: `{plural n: apple | apples}`."""

import re

from branchlight.language.cursor import Cursor
from branchlight.language.expression import Apply, Const, Expression
from branchlight.language.language_codes import DRAW, TYPE
from branchlight.language.operators import draws
from branchlight.language.types import whole

_PLURAL = re.compile(r"\s*plural\b\s*(?!(?:and|or|not|in|if|else)\b)(?=[\w(\"']|-[\w(])")
_NUMBER = whole(0, 0)
_ONE = Const(1)


def counted_at(text: str, start: int, colon: int) -> int:
    """Return the offset of the number that a plural counts, if a brace begins as one; else -1.

    `colon` is the offset of the brace's own colon, or -1.
    """
    found = _PLURAL.match(text, start, colon) if colon >= 0 else None
    return found.end() if found else -1


def parse_count(cursor: Cursor, start: int, end: int) -> Expression:
    """Return the test that selects the first side of a plural, whose number is between these offsets.

    The first side is for 1 and -1. The number is read once.
    """
    source = cursor.text[start:end].rstrip()
    typed = cursor.interpreter.expression(source, start, _NUMBER)
    if typed is None:
        return _is_one(_ONE)
    end = start + len(source)
    if draws(typed.expression):
        cursor.note(DRAW, "the dice cannot be drawn here", start, end, "draw in a `do:`, and count what it keeps")
    elif typed.type.kind == "truth":
        hint = f"for a condition, write `{{{source}: one | other}}`"
        cursor.note(TYPE, "a plural counts a number, but this is true or false", start, end, hint)
    return _is_one(typed.expression)


def _is_one(number: Expression) -> Expression:
    return Apply("==", (Apply("abs", (number,)), _ONE))


def counted_by(test: Expression) -> Expression:
    """Return the number that a plural counts, from its test."""
    assert isinstance(test, Apply)
    size = test.args[0]
    assert isinstance(size, Apply)
    return size.args[0]
