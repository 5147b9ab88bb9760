"""Glue at the end of a turn, which ink allows and which joins nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from branchlight.adopt.lower.blocks.ink_blocks import InkBlock
from branchlight.adopt.lower.texts.pieces import Cases, InkSeries, InkWords, Join, Piece, ShownValue
from branchlight.adopt.lower.texts.spacing import SPACE
from branchlight.adopt.write.layout import is_never_empty


def drop_loose_glue(blocks: Iterable[InkBlock]) -> None:
    """Take the glue from the end of each text that a decision or the end of the story surely follows."""
    for block in blocks:
        if block.call is None and (block.ending or is_never_empty(block.offers)):
            block.text = _closed(block.text)


def _closed(pieces: Sequence[Piece]) -> list[Piece]:
    found = list(pieces)
    while any(isinstance(piece, Join) for piece in found[-2:]) and (
        isinstance(found[-1], Join) or _is_space(found[-1])
    ):
        found.pop()
    last = found[-1] if found else None
    if isinstance(last, Cases):
        sides = tuple(replace(side, pieces=tuple(_closed(side.pieces))) for side in last.sides)
        found[-1] = replace(last, sides=sides)
    elif isinstance(last, InkSeries):
        found[-1] = replace(last, sides=tuple(tuple(_closed(side)) for side in last.sides))
    return found


def _is_space(piece: Piece) -> bool:
    return piece == ShownValue(SPACE) or (isinstance(piece, InkWords) and not piece.text.strip())
