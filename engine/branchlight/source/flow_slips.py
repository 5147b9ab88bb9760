"""Explanations of slips in braces and in lists that the lines themselves show: a comma, or a key that is missing."""

import re

from branchlight.source import source_codes
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.trouble import Spot, Trouble, indentation

_KEYS = frozenset(
    "start min max label shown was once if locked do text go to id title tags call ending mood pov ask note veiled "
    "choices from show into length name style colour indent brief detail kind value flat order when priority node "
    "scene".split()
)
"""Words that are probably keys, and not a part of a text, if a colon follows them in braces."""

_KEY_VALUE_KEY = re.compile(r"(?:[{,]\s*)([a-z_ ]+): +([^{},:]*[^{},:\s])[ ;]+([a-z_]+)$")
_WITH_VALUE = re.compile(r"\s*(?:- +)*([a-z_]+):\s+([^\s|>\[{\"'#].*)$")
_LABEL = re.compile(r"\s*- (?!\")(.+): +([^\W\d][\w.]*)\s*$")
_LISTS = frozenset(("choices", "do", "go", "tags", "promises", "steps", "was"))


def comma_missing(trouble: Trouble) -> Diagnostic | None:
    """Explain `{start: 2 min: 0}`, in which a comma is missing between two keys."""
    found = _KEY_VALUE_KEY.search(trouble.before) if trouble.character == ":" else None
    if found is None or found[1].strip() not in _KEYS or found[3] not in _KEYS:
        return None
    message = f"a comma is missing before `{found[3]}:`"
    hint = f"write `{found[1].strip()}: {found[2].rstrip(';')}, {found[3]}: ...`"
    spot = Spot(trouble.spot.row, found.start(3))
    return trouble.complain(source_codes.BRACKET, spot, message, hint)


def item_after_value(trouble: Trouble) -> Diagnostic | None:
    """Explain an item of a list below a key that has its value already, such as a choice below `go: end`."""
    row = trouble.spot.row
    above = trouble.row_above(row)
    if above is None or not trouble.line.lstrip().startswith("- "):
        row = trouble.spot.row - 1
        above = trouble.row_above(row)
        if above is None or row < 0 or not trouble.lines[row].lstrip().startswith("- "):
            return None
    line, key = trouble.lines[row], _WITH_VALUE.match(trouble.lines[above])
    if key is None or key[1] not in _KEYS or indentation(line) < indentation(trouble.lines[above]):
        return None
    if trouble.lines[above].lstrip().startswith("- ") and indentation(line) <= indentation(trouble.lines[above]):
        return None
    message = f"this item of a list follows `{key[1]}: {key[2]}`, which is complete"
    hint = "a choice belongs below `choices:`, on a line that begins with `- `"
    if key[1] in _LISTS - {"go"}:
        hint = f"begin the list on the line below `{key[1]}:`, with `- {key[2]}` as its first item"
    return trouble.complain(source_codes.INDENTATION, Spot(row, indentation(line)), message, hint)


def label_with_colon(trouble: Trouble) -> str:
    """Return a hint for a short choice whose label has a colon, as in `- Say: I must go: end`; "" for another line."""
    found = _LABEL.match(trouble.line)
    if found is None or ": " not in found[1] or found[1].partition(":")[0].strip() in _KEYS:
        return ""
    quote = "'" if '"' in found[1] else '"'
    return f"put quotes around the label: `- {quote}{found[1]}{quote}: {found[2]}`"
