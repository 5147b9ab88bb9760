"""Start values without quotes that are texts, though their author probably meant something else."""

import re

from branchlight.language.advice import TRUTHS
from branchlight.language.types import HIGHEST, LOWEST

_NUMBER = re.compile(r"[-+]?[$\u20ac\u00a3]? ?([0-9][0-9_,' ]*)(?:\.[0-9]+)? ?[%$\u20ac\u00a3]?")
_NOTHING = frozenset(("", "~", "null", "nil", "undefined"))
_KINDS = {
    **dict.fromkeys(("bool", "boolean", "flag"), "`false`"),
    **dict.fromkeys(("int", "integer", "number", "float"), "`0`"),
    **dict.fromkeys(("str", "string", "text"), '`""`'),
    **dict.fromkeys(("list", "set", "array"), "`{set of: [key, bread]}`"),
}
_QUOTE = "for a text, put quotes around it"


def unlikely_text(text: str) -> tuple[str, str]:
    """Return what is wrong with an unquoted start value and a hint; "" if it is probably meant as a text."""
    if text.lower() in _NOTHING:
        return "there is no value for nothing", 'start with `false`, `0`, or `""` for an empty text'
    if text.lower() in _KINDS:
        hint = f"the kind follows from the value at the start: write {_KINDS[text.lower()]}; {_QUOTE}"
        return f"`{text}` is a text here, and not a kind of state", hint
    truth = TRUTHS.get(text.lower())
    if truth:
        return f"`{text}` is a text here, and neither true nor false", f"write `{truth}`; {_QUOTE}"
    found = _NUMBER.fullmatch(text)
    if found is None:
        return "", ""
    if "." in text:
        return f"`{text}` is a text here, and numbers are whole", f"count in smaller units; {_QUOTE}"
    number = re.sub(r"\D", "", found[1])
    if int(number[:8]) > HIGHEST:
        return f"numbers go from {LOWEST:,} to {HIGHEST:,}", _QUOTE
    sign = "-" if text[0] == "-" else ""
    return f"`{text}` is a text here, and not a number", f"write the number alone, `{sign}{number}`; {_QUOTE}"
