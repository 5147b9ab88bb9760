"""Prose that varies only by tests, with every variant built in advance."""

from typing import assert_never

from branchlight.language.prose import Direction, Either, Glue, Mark, Open, Pieces, Series, Show, Words, is_fixed
from branchlight.play.compiled_expression import Measure, Tree, outcome
from branchlight.play.runs import fuse
from branchlight.play.turn import Run
from branchlight.source.named_tuple import NamedTuple

_MOST_WAYS = 8


class Fork(NamedTuple):
    """The variants of prose. `which` finds the number of the variant to show; it is None if there is only one."""

    which: Measure | None
    ways: tuple[tuple[Run, ...], ...]


def fork(pieces: Pieces, number: int) -> Fork | None:
    """Return the variants of pieces in the node with this number.

    Return None if there are more than a few, or if anything but tests decides between them.
    """
    if not 0 < _count(pieces) <= _MOST_WAYS:
        return None
    ways: list[Pieces] = []
    tree = _grown(pieces, ways)
    which = outcome(tree, number) if len(ways) > 1 else None
    return Fork(which, tuple([_runs(way) for way in ways]))


def fixed_runs(pieces: Pieces) -> tuple[Run, ...] | None:
    """Return the runs of pieces that never vary, or None if they do."""
    return _runs(pieces) if is_fixed(pieces) else None


def _runs(words: Pieces) -> tuple[Run, ...]:
    return fuse([Run(piece.text, piece.style) for piece in words if isinstance(piece, Words)])


def _count(pieces: Pieces) -> int:
    """Return the number of variants, or 0 if anything but a test decides between them."""
    count = 1
    for piece in pieces:
        match piece:
            case Words() | Mark():
                pass
            case Either():
                yes, no = _count(piece.yes), _count(piece.no)
                count *= yes + no if yes and no else 0
            case Show() | Series() | Open() | Direction() | Glue():
                return 0
            case _:
                assert_never(piece)
    return count


def _grown(pieces: Pieces, ways: list[Pieces]) -> Tree:
    """Return the decision tree of the tests in pieces. Its leaves are indices of `ways`, to which it adds variants."""
    for place, piece in enumerate(pieces):
        if isinstance(piece, Either):
            before, after = pieces[:place], pieces[place + 1 :]
            yes, no = _grown((*before, *piece.yes, *after), ways), _grown((*before, *piece.no, *after), ways)
            return piece.test, yes, no
    ways.append(pieces)
    return len(ways) - 1
