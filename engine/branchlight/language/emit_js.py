"""Expressions as JavaScript, for published stories: what `emit.py` is for Python.

The same holds for what an author typed: it enters the source only as numbers and quoted constants. `<` is written as an
escape in these, so that none of them ends a script or begins another. A page may contain the source as it is, and
needs no `eval`.
"""

import json
from operator import attrgetter

from branchlight.language.emit import Dialect, StateAccess, emit_in
from branchlight.language.expression import Expression

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
    return emit_in(_JAVASCRIPT, expression, cells)


def _constant(value: int | str) -> str:
    return js_value(value) if isinstance(value, str) else js_number(value)


_JAVASCRIPT = Dialect(_constant, attrgetter("js"))
