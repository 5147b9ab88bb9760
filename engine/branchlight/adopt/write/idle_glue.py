"""Glue within a paragraph, which says nothing there: the line breaks that it took away in ink are gone already."""

from collections.abc import Sequence

from branchlight.adopt.lower.texts.pieces import Join, Piece
from branchlight.adopt.lower.texts.text_edges import begins, is_open


def without_idle_glue(pieces: Sequence[Piece]) -> list[Piece]:
    """Return a text without the glue that always has words of one paragraph on both sides."""
    return [piece for index, piece in enumerate(pieces) if not _is_idle(pieces, index)]


def _is_idle(pieces: Sequence[Piece], index: int) -> bool:
    is_glue = isinstance(pieces[index], Join)
    return is_glue and is_open(pieces[:index]) is True and begins(pieces[index + 1 :]) == {"words"}
