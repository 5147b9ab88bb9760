"""Prose once it is understood: a flat row of pieces, in which paragraphs are opened by `Open`."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from branchlight.language.distinct import distinct
from branchlight.language.expression import Expression
from branchlight.language.types import Type

Style: TypeAlias = Literal["", "emphasis", "strong", "both"]


@distinct
class Words(NamedTuple):
    """Text that never varies."""

    text: str
    style: Style = ""


@distinct
class Show(NamedTuple):
    """The value of an expression, as the reader sees it."""

    value: Expression
    type: Type
    style: Style = ""


@distinct
class Either(NamedTuple):
    """`{test: yes | no}`. Its variants are `name.1` (yes) and `name.2` (no; only where it is written)."""

    name: str
    test: Expression
    yes: "Pieces"
    no: "Pieces"
    has_no: bool


@distinct
class Series(NamedTuple):
    """`{a | b}`, `{& a | b}`, `{! a | b}`, `{~ a | b}`: options `name.1`, `name.2` ... by how often it was shown.

    `slot` counts how often it was shown ("sequence" and "once" stop counting at their end, "cycle" goes round);
    for "shuffle" it holds a bit for each option dealt since all were last dealt.
    """

    name: str
    kind: Literal["sequence", "cycle", "once", "shuffle"]
    slot: int
    options: tuple["Pieces", ...]


@distinct
class Open(NamedTuple):
    """A new paragraph begins; `voice` is empty for the narrator."""

    voice: str = ""


@distinct
class Direction(NamedTuple):
    """A stage direction between paragraphs."""

    kind: Literal["pause", "cue", "break"]
    name: str = ""
    seconds: float = 0.0


Piece: TypeAlias = Words | Show | Either | Series | Open | Direction
Pieces: TypeAlias = tuple[Piece, ...]


def pieces_in(pieces: Pieces) -> Iterator[Piece]:
    """All pieces of a prose, those within braces too, in the order in which they are written."""
    for piece in pieces:
        yield piece
        if isinstance(piece, Either):
            yield from pieces_in(piece.yes)
            yield from pieces_in(piece.no)
        elif isinstance(piece, Series):
            for option in piece.options:
                yield from pieces_in(option)
