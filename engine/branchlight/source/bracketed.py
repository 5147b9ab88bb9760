"""Conditions and names in braces or brackets, which need none."""

from branchlight.source import source_codes
from branchlight.source.diagnostic import Diagnostic, complain
from branchlight.source.lines import line_at
from branchlight.source.located import Located, Mapping, Scalar, Sequence, SourceFile
from branchlight.source.place import Place

_CONDITIONS = frozenset(("if", "when", "priority", "flat", "value"))
_NAMES = frozenset(("to", "call", "ending", "mood", "note", "pool", "from", "into", "node", "scene", "id", "start"))


def bracketed(file: SourceFile, key: str, value: Mapping | Sequence) -> Diagnostic | None:
    """Return the diagnostic for `if: {met}` or `to: [hall]`; None if the key may have a text, or the value is more."""
    sign = line_at(file.text, value.line)[value.column - 1 : value.column]
    if key not in _CONDITIONS | _NAMES or sign not in ("{", "["):
        return None
    written = inside(value)
    pair = "braces" if sign == "{" else "brackets"
    what = "a condition" if key in _CONDITIONS else "a name"
    hint = f"leave them out: `{key}: {written}`" if written else "leave them out"
    message = f"{what} has no {pair} around it"
    return complain(source_codes.READ_AS_DATA, Place(file.name, value.line, value.column), message, hint)


def inside(value: Located) -> str:
    """Return the only text in braces or brackets, however many there are; "" if there is more."""
    if isinstance(value, Scalar):
        return value.value
    if isinstance(value, Sequence):
        return inside(value.items[0]) if len(value.items) == 1 else ""
    (last, *more) = value.values.items() if value.values else [("", Scalar("", 1, 1))]
    empty = isinstance(last[1], Scalar) and not last[1].value
    return last[0] if empty and not more else ""
