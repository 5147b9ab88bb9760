"""Line breaks at the edges of what varies: outside of the braces if all sides agree, inside of them if not."""

from collections.abc import Sequence

from branchlight.adopt.lower.texts.pieces import (
    LINE_END,
    Cases,
    InkSeries,
    InkWords,
    Join,
    LineEnd,
    Piece,
    side_texts,
    with_sides,
)

_Side = Sequence[Piece]


def with_breaks(pieces: _Side, is_begun: bool = True, is_ended: bool = True, is_fresh: bool = False) -> list[Piece]:
    """Return a text in which no break is beside another one, or beside glue.

    `is_begun`: a line begins before it. `is_ended`: one ends after it. `is_fresh`: spaces at its start say nothing.
    """
    found: list[Piece] = []
    for index, piece in enumerate(pieces):
        fresh = is_fresh and not found
        if not isinstance(piece, Cases | InkSeries):
            found += [InkWords(piece.text.lstrip())] if fresh and isinstance(piece, InkWords) else [piece]
            continue
        begun = isinstance(found[-1], LineEnd | Join) if found else is_begun
        after = pieces[index + 1 :]
        ended = isinstance(after[0], LineEnd | Join) if after else is_ended
        found += _outside(piece, begun, ended, fresh)
    return found


def _outside(piece: Cases | InkSeries, begun: bool, ended: bool, fresh: bool) -> list[Piece]:
    """Return a piece with the breaks that all its sides have around it."""
    sides = [_without_glued_break(side) for side in side_texts(piece)]
    is_before = not begun and _all_have(sides, 0, ended)
    begun = begun or is_before
    is_after = not ended and _all_have(sides, -1, begun)
    ended = ended or is_after
    inner = [
        with_breaks(_trimmed(side, begun, ended), begun, ended, fresh or (begun and _has(side, 0))) for side in sides
    ]
    return [*([LINE_END] if is_before else []), with_sides(piece, inner), *([LINE_END] if is_after else [])]


def _without_glued_break(side: _Side) -> list[Piece]:
    """Return a side without a break after glue at its end. So a space after the braces counts."""
    is_glued = bool(side) and isinstance(side[-1], LineEnd) and _ends_in_glue(side[:-1])
    return list(side[:-1] if is_glued else side)


def _ends_in_glue(side: _Side) -> bool:
    last = side[-1] if side else None
    if isinstance(last, LineEnd):
        return _ends_in_glue(side[:-1])
    if isinstance(last, Cases | InkSeries):
        return all(_ends_in_glue(each) for each in side_texts(last))
    return isinstance(last, Join)


def _all_have(sides: list[list[Piece]], edge: int, is_broken: bool) -> bool:
    """Return whether all sides have a break at an edge. An empty one has it if there is one at the other edge."""
    filled = [side for side in sides if side]
    return bool(filled) and (is_broken or len(filled) == len(sides)) and all(_has(side, edge) for side in filled)


def _has(side: _Side, edge: int) -> bool:
    words = [piece for piece in side if not _is_blank(piece)]
    return bool(words) and isinstance(words[edge], LineEnd)


def _trimmed(side: list[Piece], begun: bool, ended: bool) -> list[Piece]:
    """Return a side without the breaks that another one is beside."""
    while begun and side and _has(side[:2], 0):
        side = side[1:]
    while ended and side and _has(side[-2:], -1):
        side = side[:-1]
    return side


def _is_blank(piece: Piece) -> bool:
    return isinstance(piece, InkWords) and not piece.text.strip()
