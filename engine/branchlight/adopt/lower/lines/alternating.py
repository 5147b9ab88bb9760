"""Alternatives: as a series in the text, or as ways that depend on a count."""

from dataclasses import replace

from branchlight.adopt.ink.shuffle_decks import MOST_SIDES
from branchlight.adopt.ink.tree import Alternatives, Weave
from branchlight.adopt.lower.branches.branching import Body, in_branches
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.ink_values import Mark, Value, compare, compute, number, visits
from branchlight.adopt.lower.lower_codes import UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import ConflictError, RefusalError
from branchlight.adopt.lower.texts.pieces import LINE_END, InkSeries, Piece, SeriesKind

_KINDS: dict[str, SeriesKind] = {
    "stopping": "stopping",
    "cycle": "cycle",
    "once": "once",
    "shuffle": "shuffle",
    "shuffle once": "shuffle once",
}


def alternate(low: Lowering, course: InkCourse, item: Alternatives) -> None:
    """Add alternatives to the course."""
    if len(item.branches) == 1 and item.kind in ("shuffle", "stopping", "cycle"):
        _follow(low, course, item, item.branches[0])
        return
    if len(item.branches) == 1 and item.kind == "shuffle once":
        item = replace(item, kind="once")
    sides = _texts(low, course, item)
    if sides is not None and item.kind in _KINDS:
        course.write([InkSeries(item.place, _KINDS[item.kind], tuple(sides))])
        return
    if item.kind.startswith("shuffle"):
        message = f"a shuffle of more than {MOST_SIDES} sides that stops, or whose sides do more than show a text"
        raise RefusalError(UNSUPPORTED, item.place, message, "use fewer sides, or RANDOM and conditions")
    _by_count(low, course, item)


def _texts(low: Lowering, course: InkCourse, item: Alternatives) -> list[tuple[Piece, ...]] | None:
    """Return what the sides show, or None if one of them does more than that."""
    if low.parted.has(course, item.place):
        return None
    found: list[tuple[Piece, ...]] = []
    for branch in item.branches:
        text = _text(low, course, item, branch)
        if text is None:
            low.parted.add(course, item.place)
            return None
        found.append(text)
    return found


def _text(low: Lowering, course: InkCourse, item: Alternatives, branch: Weave) -> tuple[Piece, ...] | None:
    """Return what a side shows, or None if it does more than that."""
    sketch = course.sketch()
    try:
        _follow(low, sketch, item, branch)
    except ConflictError:
        return None
    block = sketch.block
    if block is None or block.do or block.marks or sketch.pending:
        return None
    return tuple(block.text)


def _follow(low: Lowering, course: InkCourse, item: Alternatives, branch: Weave) -> None:
    if item.multiline and not branch.is_empty:
        course.write([LINE_END])
    low.branch(course, branch)


def _by_count(low: Lowering, course: InkCourse, item: Alternatives) -> None:
    """Follow the side that is due, by the number of times that the course has come here."""
    if course.sketched:
        raise ConflictError
    if course.frame is not None:
        message = "alternatives with effects in a function have no counterpart"
        raise RefusalError(UNSUPPORTED, item.place, message, "write them into a knot, and enter it as a tunnel")
    mark: Mark = ("", str(item.place))
    if course.block is not None and not course.block.is_empty:
        course.go_on(item.place)
    course.count(mark)

    def branch(index: int) -> Body:
        def follow(low: Lowering, inner: InkCourse) -> None:
            if index < len(item.branches):
                _follow(low, inner, item, item.branches[index])

        return follow

    sides = len(item.branches)
    count = visits(mark)
    if item.kind == "cycle":
        count = compute("mod", count, number(sides))
    conditions: list[Value | None] = [
        compare("==", count, number((index + 1) % sides if item.kind == "cycle" else index + 1))
        for index in range(sides)
    ]
    if item.kind == "once":
        conditions.append(None)
    else:
        conditions[-1] = None
    in_branches(low, course, item.place, conditions, [branch(index) for index in range(len(conditions))])
