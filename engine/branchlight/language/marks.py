"""The parser of marks in prose: `{tells fact}` and `{needs fact}`."""

import re

from branchlight.language.cursor import Cursor
from branchlight.language.language_codes import SYNTAX
from branchlight.language.prose import Mark

_KIND = re.compile(r"(tells|needs)\s+(?=[^\W\d])")
_FACT = re.compile(r"\w+")
_OTHER = frozenset(("and", "or", "not", "in", "if", "else", "as"))
"""Words that follow a state named `tells` in an expression."""


def mark_in(cursor: Cursor, start: int, close: int) -> Mark | None:
    """Return the mark between these offsets. Return None for another brace, or after noting what is wrong."""
    text = cursor.text
    end = start + len(text[start:close].rstrip())
    kind = _KIND.match(text, start + len(text[start:end]) - len(text[start:end].lstrip()), end)
    if kind is None:
        return None
    fact = _FACT.match(text, kind.end(), end)
    if fact is None or fact[0] in _OTHER:
        return None
    if fact.end() != end:
        rest = text[fact.end() : end].replace(",", " ").split()
        names = [fact[0], *rest] if all(map(str.isidentifier, rest)) else [fact[0]]
        hint = "write " + " ".join([f"`{{{kind[1]} {name}}}`" for name in names])
        cursor.note(SYNTAX, f"`{kind[1]}` in braces takes one name", fact.end(), end, hint)
    else:
        cursor.interpreter.note(kind[1], fact[0], fact.start())
    return Mark("tells" if kind[1] == "tells" else "needs", fact[0])
