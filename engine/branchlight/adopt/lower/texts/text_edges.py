"""The beginnings and ends of texts: words, a line break or glue, within a line or after one."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from branchlight.adopt.lower.texts.pieces import (
    Cases,
    InkSeries,
    InkWords,
    Join,
    LineEnd,
    Piece,
    ShownValue,
    side_texts,
)
from branchlight.adopt.lower.texts.spacing import SPACE

Beginning: TypeAlias = Literal["words", "break", "glue", "through"]


def begins(pieces: Sequence[Piece]) -> frozenset[Beginning]:
    """Return how a text can begin; "through" if it can show nothing and say nothing about lines."""
    found: frozenset[Beginning] = frozenset()
    for index, piece in enumerate(pieces):
        own = _begins(piece)
        if isinstance(piece, LineEnd) and _is_glued(pieces[index + 1 :]):
            own = frozenset(("glue",))
        found |= own - {"through"}
        if "through" not in own:
            return found
    return found | {"through"}


def _is_glued(pieces: Sequence[Piece]) -> bool:
    """Return whether glue takes away the line break before a text."""
    first = next((piece for piece in pieces if not (isinstance(piece, LineEnd) or is_space(piece))), None)
    return isinstance(first, Join)


def _begins(piece: Piece) -> frozenset[Beginning]:
    match piece:
        case InkWords(text):
            return frozenset(("words",)) if text.strip() else frozenset(("through",))
        case ShownValue(value):
            return frozenset(("through",)) if value == SPACE else frozenset(("words",))
        case LineEnd():
            return frozenset(("break",))
        case Join():
            return frozenset(("glue",))
        case Cases(sides):
            found = frozenset[Beginning]().union(*(begins(side.pieces) for side in sides))
            return found if sides[-1].condition is None else found | {"through"}
        case InkSeries(_, kind, texts):
            found = frozenset[Beginning]().union(*(begins(each) for each in texts))
            return found | {"through"} if "once" in kind else found


def begins_with_space(pieces: Sequence[Piece]) -> bool:
    """Return whether a text can begin with a space that counts if a line goes on with it."""
    if not pieces or begins(pieces) == {"through"}:
        return False
    match pieces[0]:
        case InkWords(text):
            is_ended = not text.strip() and isinstance(pieces[1], LineEnd)
            return text[:1].isspace() and not is_ended
        case Cases(sides):
            return any(begins_with_space(side.pieces) for side in sides)
        case InkSeries(_, _, texts):
            return any(begins_with_space(each) for each in texts)
        case _:
            return False


def is_open(pieces: Sequence[Piece]) -> bool | None:
    """Return whether a text always ends within a line; None if it never does."""
    if not pieces:
        return None
    last = pieces[-1]
    match last:
        case LineEnd() | Join():
            return None
        case InkWords(text):
            return True if text.strip() else is_open(pieces[:-1])
        case ShownValue(value):
            return is_open(pieces[:-1]) if value == SPACE else True
        case Cases() | InkSeries():
            sides = [list(pieces[:-1]) + list(each) for each in side_texts(last)]
            found = {is_open(side) for side in sides}
            return None if found == {None} else found == {True}


def ends_open(pieces: Sequence[Piece]) -> set[bool | None]:
    """Return whether a text can end within a line (True), after one (False), or show nothing at all (None)."""
    if not pieces:
        return {None}
    last = pieces[-1]
    match last:
        case LineEnd():
            return {False}
        case Join():
            return {True}
        case InkWords(text) if not text.strip():
            return ends_open(pieces[:-1])
        case InkWords():
            return {True}
        case ShownValue(value):
            return ends_open(pieces[:-1]) if value == SPACE else {True}
        case Cases() | InkSeries():
            found = set[bool | None]().union(*(ends_open(side) for side in side_texts(last)))
            return (found - {None}) | ends_open(pieces[:-1]) if None in found else found


def ends_in_space(pieces: Sequence[Piece]) -> bool:
    """Return whether a text ends in words with a space at their end."""
    return bool(pieces) and isinstance(last := pieces[-1], InkWords) and last.text[-1:].isspace()


def may_end_in_space(pieces: Sequence[Piece]) -> bool:
    """Return whether a text ends in sides with spaces at their edges. They count if the line goes on."""
    last = pieces[-1]
    sides = side_texts(last) if isinstance(last, Cases | InkSeries) else []
    edges = [edge for side in sides if side for edge in (side[0], side[-1])]
    return any(isinstance(each, InkWords) and each.text != each.text.strip() for each in edges)


def shown_and_joined(pieces: Sequence[Piece]) -> set[tuple[bool, bool]]:
    """Return for each way through a text whether words are shown, and whether it ends in glue."""
    found = {(False, False)}
    for piece in pieces:
        match piece:
            case Join():
                found = {(shown, True) for shown, _ in found}
            case Cases() | InkSeries():
                sides = set[tuple[bool, bool]]().union(*(shown_and_joined(side) for side in side_texts(piece)))
                found = {(a or c, d or (b and not c)) for a, b in found for c, d in sides}
            case InkWords() | ShownValue() if not is_space(piece):
                found = {(True, False)}
            case _:
                pass
    return found


def is_space(piece: Piece) -> bool:
    """Return whether a piece shows spaces and nothing else."""
    return (isinstance(piece, InkWords) and not piece.text.strip()) or piece == ShownValue(SPACE)
