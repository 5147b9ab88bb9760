"""Typed prose: a flat sequence of pieces, in which `Open` begins a paragraph.

Code that treats kinds of pieces differently uses `match` and ends in `assert_never`. Then mypy names every place that a
new kind has to visit. Code that searches for one kind, or for what the functions below find, uses `pieces_in`.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias, assert_never

from branchlight.language.distinct import distinct
from branchlight.language.expression import Expression
from branchlight.language.types import Type
from branchlight.source.named_tuple import NamedTuple

Style: TypeAlias = Literal["", "emphasis", "strong", "both"]


@distinct
class Words(NamedTuple):
    """Text that never varies."""

    text: str
    style: Style = ""


@distinct
class Show(NamedTuple):
    """The value of an expression, as the reader sees it. `formats` are the names of those that it is written in."""

    value: Expression
    type: Type
    style: Style = ""
    formats: tuple[str, ...] = ()


@distinct
class Either(NamedTuple):
    """A conditional `{test: yes | no}`. Its variants are `name.1` (yes) and, if it is written, `name.2` (no).

    Of `{test: a | test: b | c}`, `no` holds the conditional of the next branch, and is no variant itself. A plural has
    an empty name, and its sides are no variants: both are ways to say the same (see `plurals`).
    """

    name: str
    test: Expression
    yes: "Pieces"
    no: "Pieces"
    has_no: bool


@distinct
class Series(NamedTuple):
    """A series `{a | b}`, `{& a | b}`, `{! a | b}`, `{~ a | b}`, `{~! a | b}` or `{? a | b}`.

    Its variants are `name.1`, `name.2` ...

    `slot` counts how often the series was shown. "sequence" and "once" stop counting at their end; "cycle" starts
    again. For "shuffle" it holds a bit for each variant that was dealt since all were last dealt, and for "deal" a bit
    for each that was ever dealt. A "random" series has no slot.
    """

    name: str
    kind: Literal["sequence", "cycle", "once", "shuffle", "deal", "random"]
    slot: int
    options: tuple["Pieces", ...]


@distinct
class Open(NamedTuple):
    """The beginning of a paragraph; `voice` is empty for the narrator."""

    voice: str = ""


@distinct
class Direction(NamedTuple):
    """A stage direction between paragraphs."""

    kind: Literal["pause", "cue", "break"]
    name: str = ""
    seconds: float = 0.0


@distinct
class Mark(NamedTuple):
    """A mark `{tells fact}` or `{needs fact}`, which shows nothing. A proof follows what a reader was told."""

    kind: Literal["tells", "needs"]
    fact: str


@distinct
class Glue(NamedTuple):
    """Glue `<>`: the words before it and those after it are one paragraph, in whichever texts of a turn they are."""


NO_SLOT = -1

Piece: TypeAlias = Words | Show | Either | Series | Open | Direction | Mark | Glue
Pieces: TypeAlias = tuple[Piece, ...]


def texts_in(piece: Piece) -> tuple[Pieces, ...]:
    """Return the texts in a piece, in the order in which they are written."""
    match piece:
        case Words() | Show() | Open() | Direction() | Mark() | Glue():
            return ()
        case Either():
            return piece.yes, piece.no
        case Series():
            return piece.options
        case _:
            assert_never(piece)


class Side(NamedTuple):
    """One of the texts between which a piece varies. `name` is that of the variant.

    It is empty for a side that is left out, and for both sides of a plural.
    """

    name: str
    pieces: Pieces


def sides_of(piece: Piece) -> tuple[Side, ...]:
    """Return the texts in a piece, as `texts_in` does, with their names."""
    match piece:
        case Either():
            names = (f"{piece.name}.1", f"{piece.name}.2") if piece.name else ("", "")
            return Side(names[0], piece.yes), Side(names[1] if piece.has_no else "", piece.no)
        case Series():
            return tuple([Side(f"{piece.name}.{number}", option) for number, option in enumerate(piece.options, 1)])
        case Words() | Show() | Open() | Direction() | Mark() | Glue():
            return ()
        case _:
            assert_never(piece)


def branches_of(piece: Either) -> list[Either]:
    """Return a conditional and those of its further branches, in the order in which they are written."""
    found = [piece]
    while not piece.has_no and piece.no and isinstance(piece.no[0], Either):
        piece = piece.no[0]
        found.append(piece)
    return found


def condition_of(piece: Piece) -> Expression | None:
    """Return the condition that decides between the sides of a piece, if one does."""
    match piece:
        case Either():
            return piece.test
        case Words() | Show() | Series() | Open() | Direction() | Mark() | Glue():
            return None
        case _:
            assert_never(piece)


def parts_line(piece: Piece) -> bool:
    """Return whether a paragraph ends before the piece. Its sides are ignored."""
    match piece:
        case Open() | Direction():
            return True
        case Words() | Show() | Either() | Series() | Mark() | Glue():
            return False
        case _:
            assert_never(piece)


def pieces_in(pieces: Pieces) -> list[Piece]:
    """Return all pieces of a prose, including those in braces, in the order in which they are written."""
    found: list[Piece] = []
    for piece in pieces:
        found.append(piece)
        for text in texts_in(piece):
            found += pieces_in(text)
    return found


def variants_of(pieces: Pieces) -> Iterator[str]:
    """Yield the names of all variants in a prose, in the order in which they are written."""
    for piece in pieces:
        for side in sides_of(piece):
            if side.name:
                yield side.name
            yield from variants_of(side.pieces)


def is_one_line(pieces: Pieces) -> bool:
    """Return whether no paragraph or stage direction begins anywhere in the pieces, and none is joined to another."""
    for piece in pieces:
        match piece:
            case Words() | Show() | Mark():
                pass
            case Either() | Series():
                if not all(map(is_one_line, texts_in(piece))):
                    return False
            case Open() | Direction() | Glue():
                return False
            case _:
                assert_never(piece)
    return True


def is_fixed(pieces: Pieces) -> bool:
    """Return whether the pieces are words that never vary."""
    return all(isinstance(piece, Words) for piece in pieces)
