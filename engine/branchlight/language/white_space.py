"""White space in prose: the words of a text, and the edges of paragraphs."""

from branchlight.language.prose import Piece, Pieces, Style, Words, parts_line
from branchlight.source import new


def words_in(text: str, style: Style) -> Pieces:
    """Return the words of a text without markup; none if it is blank."""
    words = " ".join(text.split())
    return (new(Words, (words, style)),) if words else ()


def spaced(text: str) -> str:
    """Return the text with one space for each stretch of white space, at its edges too."""
    words = " ".join(text.split())
    before = " " if text[:1].isspace() else ""
    after = " " if words and text[-1].isspace() else ""
    return before + words + after


def trimmed(pieces: list[Piece]) -> Pieces:
    """Return the pieces without white space at the edges of paragraphs, and without empty words."""
    kept: list[Piece] = []
    for index, piece in enumerate(pieces):
        if isinstance(piece, Words):
            words = piece.text
            if index == 0 or parts_line(pieces[index - 1]):
                words = words.lstrip()
            if index == len(pieces) - 1 or parts_line(pieces[index + 1]):
                words = words.rstrip()
            if not words:
                continue
            if words != piece.text:
                piece = Words(words, piece.style)
        kept.append(piece)
    return tuple(kept)
