"""Texts with glue where they go on in another block, and without the line breaks that need not be said."""

from collections.abc import Sequence
from dataclasses import replace

from branchlight.adopt.lower.texts.pieces import (
    JOIN,
    Cases,
    CaseSide,
    InkSeries,
    InkWords,
    Join,
    LineEnd,
    Piece,
    ShownValue,
    side_texts,
    with_sides,
)
from branchlight.adopt.lower.texts.spacing import SPACE
from branchlight.adopt.lower.texts.text_edges import (
    begins,
    begins_with_space,
    ends_in_space,
    ends_open,
    is_open,
    is_space,
)


def opened(pieces: Sequence[Piece], is_after_words: bool = False) -> list[Piece]:
    """Return a text with glue wherever it ends within a line. `is_after_words`: what is before it is within one."""
    found = ends_open(pieces)
    if True not in found and not (is_after_words and None in found):
        return list(pieces)
    count = len(pieces)
    while count and is_space(pieces[count - 1]):
        count -= 1
    last = pieces[count - 1] if count else None
    if found == {True} or (is_after_words and False not in found) or not isinstance(last, Cases | InkSeries):
        return [*pieces, JOIN]
    before, spaces = list(pieces[: count - 1]), pieces[count:]
    goes_on = ends_open(before)
    is_open_before = True in goes_on or (is_after_words and None in goes_on)
    sides = [opened([*side, *(spaces if side or is_open_before else ())], is_open_before) for side in side_texts(last)]
    if isinstance(last, InkSeries):
        whole = replace(last, sides=tuple(map(tuple, sides[: len(last.sides)])))
        return [*before, whole] if len(sides) == len(last.sides) else [*pieces, JOIN]
    conditions = [side.condition for side in last.sides] + ([None] if len(sides) > len(last.sides) else [])
    done = [CaseSide(each, tuple(side)) for each, side in zip(conditions, sides, strict=True)]
    return [*before, Cases(tuple(done))]


def glue_after(pieces: Sequence[Piece]) -> tuple[Piece, ...] | None:
    """Return the glue with which a line that a text leaves open goes on, in each case; None if it cannot be known.

    It is a text for the block that goes on. There it asks the same conditions again.
    """
    if is_open(pieces) is None:
        return ()
    last = pieces[-1]
    if is_space(last):
        before = glue_after(pieces[:-1])
        return None if before is None else with_space(before)
    if not isinstance(last, Cases | InkSeries):
        return (JOIN, ShownValue(SPACE)) if ends_in_space(pieces) else (JOIN,)
    found = [glue_after([*pieces[:-1], *side]) for side in side_texts(last)]
    known = [each for each in found if each is not None]
    if len(known) == len(found) and len(set(known)) == 1:
        return known[0]
    is_asked = isinstance(last, Cases) and not any(side.condition and side.condition.draws() for side in last.sides)
    return (with_sides(last, known),) if is_asked and len(known) == len(found) else None


def with_space(glue: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return what `glue_after` gives with a space after it, where there is glue."""
    if glue and isinstance(glue[0], Cases):
        return (with_sides(glue[0], [with_space(side) for side in side_texts(glue[0])]),)
    return (JOIN, ShownValue(SPACE)) if glue else ()


def with_kept_edge(pieces: Sequence[Piece]) -> list[Piece]:
    """Return a text with the space at its beginning as a value, which is shown within a line."""
    if not begins_with_space(pieces):
        return list(pieces)
    first, *others = pieces
    if isinstance(first, InkWords):
        bare = first.text.lstrip()
        return [ShownValue(SPACE), *([InkWords(bare)] if bare else []), *others]
    assert isinstance(first, Cases | InkSeries)
    return [with_sides(first, [with_kept_edge(side) for side in side_texts(first)]), *others]


def cleaned(pieces: Sequence[Piece]) -> list[Piece]:
    """Return a text without line breaks at its ends, several in a row, or beside glue."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, LineEnd) and len(found) > 1 and isinstance(found[-2], Join) and is_space(found[-1]):
            found[-2:] = [found[-1], found[-2]]
        if isinstance(piece, LineEnd) and (not found or isinstance(found[-1], LineEnd | Join)):
            continue
        if isinstance(piece, Join) and found and isinstance(found[-1], LineEnd | Join):
            found.pop()
        found.append(piece)
    while found and isinstance(found[-1], LineEnd):
        found.pop()
    found = [piece for index, piece in enumerate(found) if not _is_idle(found, index)]
    if len(found) > 1 and isinstance(found[-2], Join) and is_space(found[-1]):
        found[-2:] = [found[-1], found[-2]]  # a space at the very end would be cut off
    if len(found) > 1 and isinstance(found[-1], Join) and is_space(found[-2]) and "through" in begins(found[:-2]):
        found[-2:] = [JOIN, ShownValue(SPACE)]  # and so would one before glue if nothing is shown before it
    if len(found) > 1 and is_space(found[-1]) and isinstance(found[-2], Cases | InkSeries):
        found[-2:] = [_with_space(found[-2], found[-1]), found[-1]]
    if len(found) > 1 and isinstance(found[1], Join) and is_space(found[0]):
        found[:2] = [JOIN, InkWords(" ") if len(found) > 2 else ShownValue(SPACE)]
    return found


def _with_space(piece: Cases | InkSeries, space: Piece) -> Cases | InkSeries:
    """Return what varies with a space before glue at the ends of its sides. One at a text's end would be lost."""
    sides = [cleaned(side) for side in side_texts(piece)]
    return with_sides(piece, [[*each[:-1], space, JOIN] if each[-1:] == [JOIN] else each for each in sides])


def _is_idle(pieces: list[Piece], index: int) -> bool:
    """Return whether glue is between words that nothing separates."""
    if not isinstance(pieces[index], Join) or not 0 < index < len(pieces) - 1:
        return False
    beside = pieces[index - 1], pieces[index + 1]
    return all(isinstance(each, InkWords | ShownValue) and not is_space(each) for each in beside)
