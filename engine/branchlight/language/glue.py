"""Glue in prose, and the mistake of glue where there are no paragraphs."""

import re

from branchlight.language.language_codes import GLUE
from branchlight.language.mistake import Mistake
from branchlight.language.prose import Glue, Pieces, pieces_in

SIGN = "<>"
_SIGNS = re.compile(r"\\.|<>", re.DOTALL)


def has_glue(text: str, pieces: Pieces) -> bool:
    """Return whether a text, whose pieces these are, has glue."""
    return SIGN in text and any(isinstance(piece, Glue) for piece in pieces_in(pieces))


def glue_in_line(text: str, pieces: Pieces) -> Mistake | None:
    """Return the mistake of a label or a reason that has glue."""
    if not has_glue(text, pieces):
        return None
    at = next(match.start() for match in _SIGNS.finditer(text) if match[0] == SIGN)
    message = f"`{SIGN}` joins paragraphs of texts, and this is one line beside them"
    return Mistake(GLUE, message, at, at + len(SIGN), f"leave it out, or show the signs: `\\{SIGN}`")
