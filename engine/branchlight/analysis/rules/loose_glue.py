"""Glue that can join nothing, because no paragraph ends beside it."""

from collections.abc import Iterator
from typing import Literal, assert_never

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
    """The pieces that may be before a place in a text.

    what   "nothing" that glue could join, words of the "same" paragraph, or a paragraph that has "ended"
    glues  the numbers of the glues after it, in the order in which they are written
    """

    what: Literal["nothing", "same", "ended"]
    glues: frozenset[int] = frozenset()


_NOTHING, _ENDED = _Before("nothing"), _Before("ended")
_Befores = frozenset[_Before]


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
    them, and `open` those that leave the last paragraph open. Glues are counted from 0.
    """

    def __init__(self, pieces: Pieces, is_first: bool, goes_on: bool) -> None:
        self.joining: set[int] = set()
        self.count = 0
        self.alone: set[int] = set()
        end = self.read(pieces, frozenset([_NOTHING] if is_first else [_NOTHING, _ENDED]))
        self.open = {number for before in end for number in before.glues if before.what != "nothing"}
        self.joining |= self.open if goes_on else set()

    def message(self) -> str:
        """Return what is wrong with the first glue that joins nothing, or "" if each can join something."""
        loose = [number for number in range(self.count) if number not in self.joining]
        if not loose:
            return ""
        if loose[0] in self.open:
            return "leaves a paragraph open, but the turn ends there"
        return "has no paragraph before it in its turn" if loose[0] in self.alone else "joins words of one paragraph"

    def read(self, pieces: Pieces, befores: _Befores) -> _Befores:
        for piece in pieces:
            befores = self.piece(piece, befores)
        return befores

    def piece(self, piece: Piece, befores: _Befores) -> _Befores:
        match piece:
            case Words(text) if not text.strip():
                return befores
            case Words() | Show():
                self.joining |= {number for before in befores if before.what == "ended" for number in before.glues}
                return frozenset([_Before("same")])
            case Glue():
                number, self.count = self.count, self.count + 1
                self.alone |= {number} if all(before.what == "nothing" for before in befores) else set()
                return frozenset([_glued(before, number) for before in befores])
            case Open():
                return frozenset([_ended(before) for before in befores])
            case Direction():
                return frozenset([_NOTHING])
            case Either():
                return self.read(piece.yes, befores) | self.read(piece.no, befores)
            case Series():
                shown = [self.read(option, befores) for option in piece.options]
                return frozenset.union(*shown, befores if piece.kind in ("once", "deal") else frozenset())
            case Mark():
                return befores
            case _:
                assert_never(piece)


def _glued(before: _Before, number: int) -> _Before:
    return before if before.what == "nothing" else before._replace(glues=before.glues | {number})


def _ended(before: _Before) -> _Before:
    return before._replace(what="ended") if before.what == "same" else before


RULE = Rule(LOOSE_GLUE, _find)
