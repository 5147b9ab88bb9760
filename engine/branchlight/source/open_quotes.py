"""Quotation marks that are closed too late, by one of another text: YAML fails there, lines after the mistake."""

import re

from branchlight.source import source_codes
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.trouble import Spot, Trouble, mend

_OPENS = re.compile(r"\s*(?:- +)*[a-z_]+: +([\"'])")
_KEY = re.compile(r"\s*(?:- +)*[a-z_]+:(?: |$)")


def unclosed_above(trouble: Trouble) -> Diagnostic | None:
    """Explain a text whose quotation mark is closed only by that of a later key."""
    sign = trouble.before[-1:]
    between: list[str] = [trouble.before[:-1]]
    for row in range(trouble.spot.row - 1, -1, -1):
        line = trouble.lines[row]
        found = _OPENS.match(line)
        if found and found[1] == sign and line.count(sign) == 1:
            break
        if sign in line:
            return None
        between.append(line)
    else:
        return None
    if any(sign in line for line in between) or not any(map(_KEY.match, between)):
        return None
    last = trouble.first_line + trouble.spot.row
    message = f"the quotation mark ({sign}) that opens here is closed only in line {last}"
    hint = "close it on its own line; if it belongs to the text, " + mend(line)
    return trouble.complain(source_codes.QUOTE_OPEN, Spot(row, found.start(1)), message, hint)
