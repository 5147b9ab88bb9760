"""Branches that are written into one block, each under its condition."""

from dataclasses import replace

from branchlight.adopt.lower.blocks.ink_blocks import ChangesIf, ChoiceOffer, Group, InkBlock, Statement, written
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.ink_values import DICE, Value, both, negation
from branchlight.adopt.lower.refusal import ConflictError
from branchlight.adopt.lower.texts.pieces import JOIN, Cases, CaseSide, LineEnd, is_blank
from branchlight.source.place import Place


def join_branches(course: InkCourse, place: Place, conditions: list[Value | None], sketches: list[InkCourse]) -> None:
    """Write what sketches say, each under its condition. The last condition is None if it is `else`.

    Raises `ConflictError` if that cannot be said in one block.
    """
    blocks = [sketch.block for sketch in sketches]
    assert all(block is not None for block in blocks)
    filled = [block for block in blocks if block is not None]
    changed = frozenset[str]().union(*(written(block.do) for block in filled))
    asked = frozenset[str]().union(*(each.reads() for each in conditions if each is not None))
    _drop_blanks(course.block, filled)
    shows = any(block.text for block in filled) or any(sketch.pending for sketch in sketches)
    marks = [mark for block in filled for mark in block.marks]
    if marks or (shows and asked & (changed | {DICE}) and changed) or (DICE in asked and _parts(sketches) > 1):
        raise ConflictError
    for statement in _nested(conditions, filled):
        course.do(place, statement)
    if any(block.text for block in filled):
        sides = [CaseSide(each, tuple(block.text)) for each, block in zip(conditions, filled, strict=True)]
        course.write([Cases(tuple(sides))])
    _gather(course, conditions, sketches)


def _drop_blanks(around: InkBlock | None, blocks: list[InkBlock]) -> None:
    """Empty texts that only end a line, where a line has ended already."""
    text = around.text if around is not None else []
    is_ended = not text or isinstance(text[-1], LineEnd)
    if is_ended and all(is_blank(block.text) and JOIN not in block.text for block in blocks):
        for block in blocks:
            block.text = []


def _parts(sketches: list[InkCourse]) -> int:
    """Return how many parts of a body the sketches write to: statements, text, choices."""
    blocks = [sketch.block for sketch in sketches if sketch.block is not None]
    found = (any(block.do for block in blocks), any(block.text for block in blocks))
    return sum(found) + any(sketch.pending for sketch in sketches)


def _nested(conditions: list[Value | None], blocks: list[InkBlock]) -> tuple[Statement, ...]:
    """Return the statements of several branches, each under its condition."""
    if not conditions:
        return ()
    rest = _nested(conditions[1:], blocks[1:])
    own = tuple(blocks[0].do)
    if conditions[0] is None:
        return own
    if not own and not rest:
        return ()
    if not own:
        return (ChangesIf(negation(conditions[0]), rest),)
    return (ChangesIf(conditions[0], own, rest),)


def _gather(course: InkCourse, conditions: list[Value | None], sketches: list[InkCourse]) -> None:
    """Add the choices of sketches to those that wait, each under what must hold for it."""
    before: list[Value] = []
    for condition, sketch in zip(conditions, sketches, strict=True):
        needed = [negation(each) for each in before] + ([condition] if condition is not None else [])
        if sketch.pending and needed:
            joined = needed[0]
            for each in needed[1:]:
                joined = both(joined, each)
            course.pending.append(_under(joined, sketch.pending))
        else:
            course.pending += sketch.pending
        before += [condition] if condition is not None else []


def _under(condition: Value, items: list[ChoiceOffer | Group]) -> ChoiceOffer | Group:
    """Return choices under one more condition. The dice can decide about a single one only."""
    first = items[0]
    if len(items) == 1 and isinstance(first, ChoiceOffer):
        return replace(first, condition=condition if first.condition is None else both(condition, first.condition))
    if condition.draws():
        raise ConflictError
    return Group(condition, tuple(items))
