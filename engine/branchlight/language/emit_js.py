"""Expressions as JavaScript, for published stories: what `emit.py` is for Python.

The same holds for what an author typed: it enters the source only as numbers and quoted constants. `<` is written as an
escape in these, so that none of them ends a script or begins another. A page may contain the source as it is, and
needs no `eval`.
"""

import json
from typing import assert_never

from branchlight.language.emit import StateAccess
from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since
from branchlight.language.operators import operator_named

MOST_EXACT = 2**53 - 1
"""The largest number in whose place JavaScript has no other. Only sets have larger ones."""

_ESCAPES = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_ESCAPED = str.maketrans(_ESCAPES)


def js_value(value: object) -> str:
    """Return a value of JSON as JavaScript that a page may contain: a script cannot end or begin in its texts."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def js_number(value: int) -> str:
    """Return a whole number of any size as JavaScript that can be an operand of anything."""
    written = f"{value:d}n" if abs(value) > MOST_EXACT else f"{value:d}"
    return f"({written})" if value < 0 else written


def emit_js(expression: Expression, cells: StateAccess) -> str:
    """Return JavaScript source for the value of `expression`, which can be an operand of anything."""
    match expression:
        case Const():
            value = expression.value
            return js_value(value) if isinstance(value, str) else js_number(value)
        case Load():
            return cells.load(expression.slot)
        case Apply():
            operator, args = operator_named(expression.op), [emit_js(arg, cells) for arg in expression.args]
            return operator.js(cells.draw, *args) if operator.draws else operator.js(*args)
        case At():
            return cells.at(expression.node)
        case Since():
            return cells.since(expression.slot)
        case Ended():
            return cells.ended(expression.ending)
        case _:
            assert_never(expression)
