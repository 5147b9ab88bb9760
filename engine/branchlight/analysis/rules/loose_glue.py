"""Glue that can join nothing, because no paragraph ends beside it."""

from collections.abc import Iterator
from functools import reduce
from typing import assert_never

from branchlight.analysis.rules.rule import Rule, Study
from branchlight.language.prose import (
    Direction,
    Either,
    Glue,
    Mark,
    Open,
    Piece,
    Pieces,
    Series,
    Show,
    Words,
    pieces_in,
)
from branchlight.model.story import Body, always_open, bodies_of
from branchlight.source.diagnostic import Code, Diagnostic, complain
from branchlight.source.named_tuple import NamedTuple

LOOSE_GLUE = Code("W423", "warning", "glue that can join nothing")
_LEAVE_OUT = "leave it out; to show the two signs, write `\\<>`"


class _Before(NamedTuple):
    """The pieces that may be before a place in a text, and the glues after them, as bits.

    nothing  whether there may be nothing that glue could join
    same     the glues after words of the same paragraph; None if there cannot be any
    ended    the glues after a paragraph that has ended; None if there cannot be one
    """

    nothing: bool
    same: int | None = None
    ended: int | None = None

    def glued(self, glue: int) -> "_Before":
        """Return what is before the place after some glue."""
        same, ended = [None if glues is None else glues | glue for glues in (self.same, self.ended)]
        return _Before(self.nothing, same, ended)

    def parted(self) -> "_Before":
        """Return what is before a new paragraph."""
        return _Before(self.nothing, None, _joined(self.same, self.ended))

    def either(self, other: "_Before") -> "_Before":
        """Return what is before a place to which two ways of reading lead."""
        same, ended = _joined(self.same, other.same), _joined(self.ended, other.ended)
        return _Before(self.nothing or other.nothing, same, ended)


def _joined(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else one | other


_NOTHING, _WORDS = _Before(True), _Before(False, same=0)


def _find(study: Study) -> Iterator[Diagnostic]:
    if not study.story.glued:
        return
    for node in study.story.nodes.values():
        for body in bodies_of(node):
            for pieces in (body.text, body.veiled):
                if any(isinstance(piece, Glue) for piece in pieces_in(pieces)):
                    is_first = body is not node.body  # the text of a choice is the first of its turn
                    wrong = _Reading(pieces, is_first, _goes_on(body)).message()
                    if wrong:
                        message = f"a `<>` in the text of `{body.name}` {wrong}"
                        yield complain(LOOSE_GLUE, body.place, message, _LEAVE_OUT)


def _goes_on(body: Body) -> bool:
    """Return whether the turn may go on to another text after the one of a body."""
    if body.ask is not None:
        return False
    return body.call is not None or not (always_open(body) or body.ending)


class _Reading:
    """Reads a text in every way in which it can be shown.

    `joining` are the glues that join something in one of them, `alone` those before which there is nothing in all of
    them, and `open` those that leave the last paragraph open. Each glue is a bit, the first the lowest.
    """

    def __init__(self, pieces: Pieces, is_first: bool, goes_on: bool) -> None:
        self.joining = self.alone = self.count = 0
        end = self.read(pieces, _NOTHING if is_first else _Before(True, None, 0))
        self.open = (end.same or 0) | (end.ended or 0)
        self.joining |= self.open if goes_on else 0

    def message(self) -> str:
        """Return what is wrong with the first glue that joins nothing, or "" if each can join something."""
        loose = ~self.joining & (1 << self.count) - 1
        first = loose & -loose
        if not loose:
            return ""
        if first & self.open:
            return "leaves a paragraph open, but the turn ends there"
        return "has no paragraph before it in its turn" if first & self.alone else "joins words of one paragraph"

    def read(self, pieces: Pieces, before: _Before) -> _Before:
        for piece in pieces:
            before = self.piece(piece, before)
        return before

    def piece(self, piece: Piece, before: _Before) -> _Before:
        match piece:
            case Words(text) if not text.strip():
                return before
            case Words() | Show():
                self.joining |= before.ended or 0
                return _WORDS
            case Glue():
                glue, self.count = 1 << self.count, self.count + 1
                self.alone |= glue if before.same is None and before.ended is None else 0
                return before.glued(glue)
            case Open():
                return before.parted()
            case Direction():
                return _NOTHING
            case Either():
                return self.read(piece.yes, before).either(self.read(piece.no, before))
            case Series():
                shown = [self.read(option, before) for option in piece.options]
                return reduce(_Before.either, [*shown, before] if piece.kind in ("once", "deal") else shown)
            case Mark():
                return before
            case _:
                assert_never(piece)


RULE = Rule(LOOSE_GLUE, _find)
