"""White space in prose: the words of a text, and the edges of paragraphs."""

import re

from branchlight.language.prose import Piece, Pieces, Style, Words, parts_line
from branchlight.source import new

SPACES = " \t\n\r\f\v"
"""The signs that are shown as one space. Others, such as no-break and ideographic spaces, are written on purpose."""

_SPACES = tuple(SPACES)
_STRETCH = f"[{SPACES}]+"


def single_spaced(text: str) -> str:
    """Return the text with one space for each stretch of white space, and none at its ends."""
    return " ".join(text.split()) if text.isascii() else re.sub(_STRETCH, " ", text).strip(" ")


def words_in(text: str, style: Style) -> Pieces:
    """Return the words of a text without markup; none if it is blank."""
    words = single_spaced(text)
    return (new(Words, (words, style)),) if words else ()


def spaced(text: str) -> str:
    """Return the text with one space for each stretch of white space, at its edges too."""
    words = single_spaced(text)
    before = " " if text.startswith(_SPACES) else ""
    after = " " if words and text.endswith(_SPACES) else ""
    return before + words + after


def trimmed(pieces: list[Piece]) -> Pieces:
    """Return the pieces without white space at the edges of paragraphs, and without empty words."""
    kept: list[Piece] = []
    for index, piece in enumerate(pieces):
        if isinstance(piece, Words):
            words = piece.text
            if index == 0 or parts_line(pieces[index - 1]):
                words = words.lstrip(SPACES)
            if index == len(pieces) - 1 or parts_line(pieces[index + 1]):
                words = words.rstrip(SPACES)
            if not words:
                continue
            if words != piece.text:
                piece = Words(words, piece.style)
        kept.append(piece)
    return tuple(kept)
