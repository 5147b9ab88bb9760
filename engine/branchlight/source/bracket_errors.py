"""Explanations of a YAML parser's errors in brackets and braces: those that close nothing, or are never closed."""

import re

from branchlight.source import source_codes
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.trouble import Spot, Trouble, read_as_data

MISPLACED = ("did not find expected key", "did not find expected '-' indicator", "expected <block end>")
IN_BRACKETS = ("did not find expected ',' or", "expected ',' or")
_SET_TO_LIST = re.compile(r"([^\W\d]\w*) *([-+]?)= *\[ *(\w*)")
_NEAR = 80
_PARTNERS = "brackets and braces come in pairs, with commas between their items; if this is text, quote it"


def after_bracket(trouble: Trouble) -> Diagnostic | None:
    """Explain text after a bracket, as in `{name} arrives` or `[sighs] Well.`, or a bracket that closes nothing."""
    row, column = trouble.start
    if trouble.reads("anchor", "alias", "tag") and trouble.lines[row][:column].endswith("{"):
        return read_as_data(trouble.place(Spot(row, column - 1)), trouble.lines[row])
    if not trouble.says(*MISPLACED, "document start") or not trouble.before.endswith(("}", "]")):
        return None
    if trouble.character in ("}", "]"):
        message = f"this `{trouble.character}` closes nothing"
        return trouble.complain(source_codes.BRACKET, trouble.spot, message, _PARTNERS)
    opening = trouble.before.find("{" if trouble.before.endswith("}") else "[")
    return read_as_data(trouble.place(Spot(trouble.spot.row, max(0, opening))), trouble.line)


def bracket(trouble: Trouble) -> Diagnostic | None:
    """Explain a list in brackets that ends wrongly, or not at all."""
    if trouble.reads("flow node"):
        if trouble.character:
            message = f"`{trouble.character}` does not fit here"
            return trouble.complain(source_codes.BRACKET, trouble.spot, message, _PARTNERS)
        trouble = trouble._replace(start=_last_opened(trouble))
    elif not trouble.says(*IN_BRACKETS):
        return None
    elif trouble.character == "[" and (found := _SET_TO_LIST.search(trouble.around(_NEAR))):
        message = "`[` does not fit here: a statement has no lists"
        hint = f"a set changes by its members: `{found[1]} {found[2] or '+'}= {found[3] or 'key'}`"
        return trouble.complain(source_codes.BRACKET, trouble.spot, message, hint)
    message = f"the `{trouble.first_character}` that opens here is not closed"
    return trouble.complain(source_codes.BRACKET, trouble.start, message, _PARTNERS)


def _last_opened(trouble: Trouble) -> Spot:
    """Return the spot of the last bracket or brace that opens before the error."""
    for row in range(trouble.spot.row, -1, -1):
        column = max(trouble.lines[row].rfind("{"), trouble.lines[row].rfind("["))
        if column >= 0:
            return Spot(row, column)
    return trouble.start
