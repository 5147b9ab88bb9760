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

_LONGEST = 300  # characters of a line that is searched: a longer one is prose, and not a slip
_KEY_VALUE_KEY = re.compile(r"(?:[{,]\s*)([a-z_ ]+): +([^{},:]*[^{},:\s])[ ;]+([a-z_]+)$")
_WITH_VALUE = re.compile(r"\s*(?:- +)*([a-z_]+):\s+([^\s|>\[{\"'#].*)$")
_LABEL = re.compile(r"\s*- (?!\")(.+): +([^\W\d][\w.]*)\s*$")
_ITEM_KEY = re.compile(r"\s*- +([a-z_]+):(?: |$)")
_TWO_KEYS = re.compile(r"(\s*)(- +)?([a-z_]+): +([^\s\"'{\[|>][^{}]*?)(,?) +([a-z_]+)$")
_QUOTED = re.compile(r"[\"'](\w+)[\"']")
_LISTS = frozenset(("choices", "do", "go", "tags", "promises", "steps", "was"))


def comma_missing(trouble: Trouble) -> Diagnostic | None:
    """Explain `{start: 2 min: 0}`, in which a comma is missing between two keys."""
    before = trouble.before
    found = _KEY_VALUE_KEY.search(before) if trouble.character == ":" and len(before) <= _LONGEST else None
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
    if (inner := _ITEM_KEY.match(line)) and inner[1] in _KEYS and trouble.lines[above].lstrip().startswith("- "):
        message = f"this hyphen begins another item, but `{inner[1]}:` belongs to the one above"
        spot = Spot(row, indentation(line))
        return trouble.complain(source_codes.INDENTATION, spot, message, f"leave it out: `{inner[1]}: ...`")
    message = f"this item of a list follows `{key[1]}: {key[2]}`, which is complete"
    hint = "a choice belongs below `choices:`, on a line that begins with `- `"
    if key[1] in _LISTS - {"go"}:
        hint = f"begin the list on the line below `{key[1]}:`, with `- {key[2]}` as its first item"
    return trouble.complain(source_codes.INDENTATION, Spot(row, indentation(line)), message, hint)


def label_with_colon(trouble: Trouble) -> str:
    """Return a hint for a short choice whose label has a colon, as in `- Say: I must go: end`; "" for another line."""
    found = _LABEL.match(trouble.line) if len(trouble.line) <= _LONGEST else None
    if found is None or ": " not in found[1] or found[1].partition(":")[0].strip() in _KEYS:
        return ""
    quote = "'" if '"' in found[1] else '"'
    return f"put quotes around the label: `- {quote}{found[1]}{quote}: {found[2]}`"


def two_keys(trouble: Trouble) -> str:
    """Return a hint for two keys on one line, as in `label: Leave, go: end`; "" for another line."""
    found = _TWO_KEYS.match(trouble.before) if len(trouble.before) <= _LONGEST else None
    if (
        found is None
        or found[3] not in _KEYS
        or found[6] not in _KEYS
        or not (found[5] or found[3] in ("node", "scene"))
    ):
        return ""
    together = f", or put braces around both: `- {{{found[3]}: {found[4]}, {found[6]}: ...}}`" if found[2] else ""
    return f"write `{found[6]}:` on a line of its own, below `{found[3]}: {found[4]}`{together}"


def comma_after_quote(trouble: Trouble) -> Diagnostic | None:
    """Explain `{label: "Leave" go: end}`, in which a comma is missing after a quoted text."""
    found = re.match(r"([a-z_]+): ", trouble.line[trouble.spot.column :])
    if found is None or found[1] not in _KEYS or "{" not in trouble.before:
        return None
    message = f"a comma is missing before `{found[1]}:`"
    return trouble.complain(
        source_codes.BRACKET, trouble.spot, message, f'write a comma after the quotes: `", {found[1]}: ...`'
    )


def quoted_member(trouble: Trouble) -> str:
    """Return a hint for a condition or statement that begins with quotes, as in `if: "lamp" in bag`; "" for a text."""
    found = re.match(r"\s*(?:- +)*(if|when|do|priority|value|flat): +(.*)$", trouble.line)
    bare = _QUOTED.sub(r"\1", found[2]) if found else ""
    return f"values have no quotes: `{found[1]}: {bare}`" if found else ""
