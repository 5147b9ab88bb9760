"""The text of a function without the line breaks at its ends. ink cuts them, whichever sides are shown."""

from collections.abc import Sequence

from branchlight.adopt.lower.texts.pieces import (
    LINE_END,
    Cases,
    InkSeries,
    Piece,
    is_blank,
    side_texts,
    with_sides,
)


def trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return a text without the breaks and mere spaces at its ends."""
    return _cut(_cut(pieces, 0), -1)


def _cut(pieces: Sequence[Piece], end: int) -> list[Piece]:
    """Return a text without those at one end: 0 or -1."""
    found, _ = _parted(pieces, end)
    last = found[end] if found else None
    if not isinstance(last, Cases | InkSeries):
        return found
    return _with_sides(found, [_cut(side, end) for side in side_texts(last)], end)


def _with_sides(pieces: list[Piece], sides: list[list[Piece]], end: int) -> list[Piece]:
    """Return a text with other sides at one end. If one of them shows nothing, the end is what is beside it."""
    last = pieces.pop(end)
    assert isinstance(last, Cases | InkSeries)
    beside: list[Piece] = []
    if any(is_blank(side) for side in sides):
        pieces, beside = _moved(pieces, end)
    whole = with_sides(last, [_with(side, beside, end) for side in sides])
    return [whole, *pieces] if end == 0 else [*pieces, whole]


def _parted(pieces: Sequence[Piece], end: int) -> tuple[list[Piece], list[Piece]]:
    """Return a text without the breaks at one end, and these."""
    found, edge = list(pieces), list[Piece]()
    while found and is_blank((found[end],)):
        edge.insert(-end * len(edge), found.pop(end))
    return found, edge


def _moved(pieces: Sequence[Piece], end: int) -> tuple[list[Piece], list[Piece]]:
    """Return a text without the breaks at one end, and these. They may be in all sides of what varies there."""
    found, edge = _parted(pieces, end)
    last = found[end] if found else None
    if not isinstance(last, Cases | InkSeries):
        return found, edge
    parted = [_parted(side, end) for side in side_texts(last)]
    if not edge and not all(own for side, own in parted if side):
        return found, []
    return _with_sides(found, [side for side, _ in parted], end), edge or [LINE_END]


def _with(side: list[Piece], beside: list[Piece], end: int) -> list[Piece]:
    if is_blank(side):
        return []
    return [*side, *beside] if end == 0 else [*beside, *side]
