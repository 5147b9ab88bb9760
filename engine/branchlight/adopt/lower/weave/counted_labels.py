"""Alternatives in the label of a choice with a condition. They move on in ink even if the choice is not offered."""

from collections.abc import Sequence

from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.ink_values import Mark, Value, compare, compute, number, visits
from branchlight.adopt.lower.lower_codes import UNSUPPORTED
from branchlight.adopt.lower.refusal import RefusalError
from branchlight.adopt.lower.texts.pieces import Cases, CaseSide, InkSeries, Piece, every
from branchlight.source.place import Place


def counted(course: InkCourse, place: Place, label: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return a label that depends on how often the course has come to its choice."""
    series = [piece for piece in every(label) if isinstance(piece, InkSeries)]
    if any(piece.kind not in ("stopping", "cycle", "once") for piece in series):
        message = "a shuffle in the label of a choice with a condition moves on in ink even if it is not offered"
        raise RefusalError(UNSUPPORTED, place, message, "put it into the text, or leave out the condition")
    if any(isinstance(inner, InkSeries) for piece in series for side in piece.sides for inner in every(side)):
        message = "alternatives within alternatives in the label of a choice with a condition"
        raise RefusalError(UNSUPPORTED, place, message, "put them into the text, or leave out the condition")
    mark: Mark = ("", f"{place} is met")
    course.count(mark)
    return tuple(_by_count(piece, mark) for piece in label)


def _by_count(piece: Piece, mark: Mark) -> Piece:
    """Return a piece in which conditions on a count are in the place of alternatives."""
    if isinstance(piece, Cases):
        return Cases(
            tuple(
                CaseSide(side.condition, tuple(_by_count(each, mark) for each in side.pieces)) for side in piece.sides
            )
        )
    if not isinstance(piece, InkSeries):
        return piece
    count, sides = visits(mark), len(piece.sides)
    is_cycle = piece.kind == "cycle"
    if is_cycle:
        count = compute("mod", count, number(sides))
    conditions: list[Value | None] = [
        compare("==", count, number((index + 1) % sides if is_cycle else index + 1)) for index in range(sides)
    ]
    if piece.kind != "once":
        conditions[-1] = None
    return Cases(tuple(CaseSide(test, side) for test, side in zip(conditions, piece.sides, strict=True)))
