"""Spaces at the edges of what varies. Sides in braces lose them, so they go outside, or are written as values."""

from collections.abc import Sequence

from branchlight.adopt.lower.ink_values import words
from branchlight.adopt.lower.texts.pieces import (
    Cases,
    InkSeries,
    InkWords,
    LineEnd,
    Piece,
    ShownValue,
    side_texts,
    with_sides,
)

SPACE = words(" ")
"""A space that is written as a value, since a side would lose it."""


def spaced(pieces: Sequence[Piece], is_text: bool = True) -> list[Piece]:
    """Return a text whose sides have no spaces at their edges that count. `is_text`: it is not a side itself."""
    found: list[Piece] = []
    for index, piece in enumerate(pieces):
        if not isinstance(piece, Cases | InkSeries):
            found.append(piece)
            continue
        before = _ends_in_space(found, is_text)
        after = _begins_with_space(pieces[index + 1 :], is_text)
        lead, sides, trail = _moved(side_texts(piece), before, after)
        if lead:
            found.append(InkWords(" "))
        found.append(with_sides(piece, [spaced(side, is_text=False) for side in sides]))
        if trail:
            found.append(InkWords(" "))
    return found


def _ends_in_space(pieces: Sequence[Piece], is_text: bool) -> bool:
    if not pieces:
        return is_text
    last = pieces[-1]
    return isinstance(last, LineEnd) or (isinstance(last, InkWords) and last.text[-1:].isspace())


def _begins_with_space(pieces: Sequence[Piece], is_text: bool) -> bool:
    if not pieces:
        return is_text
    return isinstance(pieces[0], LineEnd) or (isinstance(pieces[0], InkWords) and pieces[0].text[:1].isspace())


def _moved(texts: list[tuple[Piece, ...]], before: bool, after: bool) -> tuple[bool, list[tuple[Piece, ...]], bool]:
    """Return whether a space goes before the braces, the texts, and whether a space goes after the braces."""
    filled = [text for text in texts if text]
    is_full = len(filled) == len(texts)
    leads = [_space_at(text, 0) for text in filled]
    lead = all(leads) and bool(leads) and not before and (is_full or after)
    texts = [_cut(text, 0, lead or before) for text in texts]
    before = before or lead
    filled = [text for text in texts if text]
    trails = [_space_at(text, -1) for text in filled]
    trail = all(trails) and bool(trails) and not after and (is_full or before)
    return lead, [_cut(text, -1, trail or after) for text in texts], trail


def _space_at(text: tuple[Piece, ...], index: int) -> bool:
    edge = text[index]
    return isinstance(edge, InkWords) and edge.text[index : index + 1 or None].isspace()


def _cut(text: tuple[Piece, ...], index: int, is_dropped: bool) -> tuple[Piece, ...]:
    """Return a text without the space at one edge, or with it as a value."""
    if not text or not _space_at(text, index):
        return text
    edge = text[index]
    assert isinstance(edge, InkWords)
    bare = edge.text.lstrip() if index == 0 else edge.text.rstrip()
    kept: list[Piece] = [InkWords(bare)] if bare else []
    space: list[Piece] = [] if is_dropped else [ShownValue(SPACE)]
    return (*space, *kept, *text[1:]) if index == 0 else (*text[:-1], *kept, *space)
