"""The pieces of a text while it is being lowered: words, values, line breaks, glue, and what varies."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from branchlight.adopt.lower.ink_values import DICE, Value
from branchlight.source.place import Place


@dataclass(frozen=True, slots=True)
class InkWords:
    """Words as they are shown, with the spaces at their edges."""

    text: str


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A value that is shown."""

    value: Value


@dataclass(frozen=True, slots=True)
class LineEnd:
    """A line break."""


@dataclass(frozen=True, slots=True)
class Join:
    """Glue: no line break between what is before it and what follows."""


SeriesKind: TypeAlias = Literal["stopping", "cycle", "once", "shuffle", "shuffle once", "any"]


@dataclass(frozen=True, slots=True)
class InkSeries:
    """One side at each visit. `place` is where it is in the ink: it counts for itself."""

    place: Place
    kind: SeriesKind
    sides: tuple[tuple["Piece", ...], ...]


@dataclass(frozen=True, slots=True)
class CaseSide:
    """A side of a condition; `condition` is None in the last one, if something is shown otherwise."""

    condition: Value | None
    pieces: tuple["Piece", ...]


@dataclass(frozen=True, slots=True)
class Cases:
    """The first side whose condition holds."""

    sides: tuple[CaseSide, ...]


Piece: TypeAlias = InkWords | ShownValue | LineEnd | Join | InkSeries | Cases
LINE_END, JOIN = LineEnd(), Join()


def reads(pieces: Iterable[Piece]) -> frozenset[str]:
    """Return everything that a text depends on, as `Value.reads` does."""
    found: set[str] = set()
    for value in values(pieces):
        found |= value.reads()
    if any(isinstance(piece, InkSeries) and piece.kind.startswith(("shuffle", "any")) for piece in every(pieces)):
        found.add(DICE)
    return frozenset(found)


def values(pieces: Iterable[Piece]) -> Iterator[Value]:
    """Yield every value in a text: shown ones and conditions."""
    for piece in every(pieces):
        if isinstance(piece, ShownValue):
            yield piece.value
        elif isinstance(piece, Cases):
            yield from (side.condition for side in piece.sides if side.condition is not None)


def every(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield all pieces, those within others after them."""
    for piece in pieces:
        yield piece
        if isinstance(piece, Cases):
            for side in piece.sides:
                yield from every(side.pieces)
        elif isinstance(piece, InkSeries):
            for each in piece.sides:
                yield from every(each)


def side_texts(piece: InkSeries | Cases) -> list[tuple[Piece, ...]]:
    """Return the texts of all sides, and an empty one if it can be that none of them is shown."""
    if isinstance(piece, InkSeries):
        return [*piece.sides, ()] if "once" in piece.kind else list(piece.sides)
    sides = [side.pieces for side in piece.sides]
    return sides if piece.sides[-1].condition is None else [*sides, ()]


def is_blank(pieces: Iterable[Piece]) -> bool:
    """Return whether a text can show nothing at all: it has breaks, glue and spaces alone."""
    return all(
        isinstance(piece, LineEnd | Join) or (isinstance(piece, InkWords) and not piece.text.strip())
        for piece in pieces
    )


def with_sides(piece: Cases | InkSeries, texts: Sequence[Sequence[Piece]]) -> Cases | InkSeries:
    """Return a piece that shows other texts, which are in the order of `side_texts`."""
    if isinstance(piece, InkSeries):
        return InkSeries(piece.place, piece.kind, tuple(tuple(text) for text in texts[: len(piece.sides)]))
    sides = [CaseSide(side.condition, tuple(text)) for side, text in zip(piece.sides, texts, strict=False)]
    if len(texts) > len(sides) and texts[-1]:
        sides.append(CaseSide(None, tuple(texts[-1])))
    return Cases(tuple(sides))
