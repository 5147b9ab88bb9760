"""Prose that nothing but tests varies: each way in which it can read is put together beforehand."""

from typing import NamedTuple, assert_never

from branchlight.language.prose import Direction, Either, Open, Pieces, Series, Show, Words, is_fixed
from branchlight.play.compiled_expression import Measure, Tree, outcome
from branchlight.play.runs import fuse
from branchlight.play.turn import Run

_MOST_WAYS = 8


class Fork(NamedTuple):
    """The ways in which prose can read; `which` finds the number of one, and is None where there is but one."""

    which: Measure | None
    ways: tuple[tuple[Run, ...], ...]


def fork(pieces: Pieces, number: int) -> Fork | None:
    """The ways of pieces in the node of that number; None if they are many, or not by tests alone."""
    if not 0 < _count(pieces) <= _MOST_WAYS:
        return None
    ways: list[Pieces] = []
    tree = _grown(pieces, ways)
    which = outcome(tree, number) if len(ways) > 1 else None
    return Fork(which, tuple([_runs(way) for way in ways]))


def fixed_runs(pieces: Pieces) -> tuple[Run, ...] | None:
    """The runs of pieces that never vary; None if they do."""
    return _runs(pieces) if is_fixed(pieces) else None


def _runs(words: Pieces) -> tuple[Run, ...]:
    return fuse([Run(piece.text, piece.style) for piece in words if isinstance(piece, Words)])


def _count(pieces: Pieces) -> int:
    """How many ways there are; 0 where something else than a test decides."""
    count = 1
    for piece in pieces:
        match piece:
            case Words():
                pass
            case Either():
                yes, no = _count(piece.yes), _count(piece.no)
                count *= yes + no if yes and no else 0
            case Show() | Series() | Open() | Direction():
                return 0
            case _:
                assert_never(piece)
    return count


def _grown(pieces: Pieces, ways: list[Pieces]) -> Tree:
    """The tests of pieces in their order, and at the ends numbers of `ways`, to which it adds."""
    for place, piece in enumerate(pieces):
        if isinstance(piece, Either):
            before, after = pieces[:place], pieces[place + 1 :]
            yes, no = _grown((*before, *piece.yes, *after), ways), _grown((*before, *piece.no, *after), ways)
            return piece.test, yes, no
    ways.append(pieces)
    return len(ways) - 1
