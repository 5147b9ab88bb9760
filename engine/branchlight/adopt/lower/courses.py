"""A course through an ink story: where it is, and what it has met since the last decision."""

from collections.abc import Iterable
from dataclasses import replace

from branchlight.adopt.lower.frames import Frame
from branchlight.adopt.lower.ink_blocks import (
    ChangesIf,
    ChoiceOffer,
    Group,
    InkBlock,
    Statement,
    WayOut,
    offer_values,
    statement_values,
    written,
)
from branchlight.adopt.lower.ink_values import DICE, TRUE, Mark, Value, both, mark_name, negation
from branchlight.adopt.lower.lower_codes import MOVING_CHOICES, ORDER, UNSUPPORTED
from branchlight.adopt.lower.pieces import JOIN, Cases, CaseSide, LineEnd, Piece, is_blank, reads
from branchlight.adopt.lower.refusal import ConflictError, RefusalError
from branchlight.source.place import Place


class InkCourse:
    """The block that is being filled, and the choices that wait for the course to stop.

    `forks` are other courses that have come to the same place, with other choices waiting, and `ended` are those that
    have come to the end of its thread.

    `flow` is the path of the knot or stitch whose lines are followed. If the course is `sketched`, it cannot leave its
    block: what would need another one raises `ConflictError`. If it `is_last`, nothing of its thread comes after it, so
    that it can finish within the block.
    """

    def __init__(self, block: InkBlock, flow: Mark, frame: Frame | None = None, sketched: bool = False) -> None:
        self.block: InkBlock | None = block
        self.flow = flow
        self.frame = frame
        self.sketched = sketched
        self.pending: list[ChoiceOffer | Group] = []
        self.scene = block.scene
        self.start = block.place
        self.before: tuple[ChoiceOffer | Group, ...] = ()
        self.changed: list[str] = []
        self.threads = 0
        self.forks: list[InkCourse] = []
        self.followed: tuple[Mark, ...] = ()
        self.finished: InkBlock | None = None
        self.is_last = False
        self.ended: list[InkCourse] = []

    def sketch(self) -> "InkCourse":
        """Return a course for what may be written into the same block under a condition."""
        assert self.block is not None
        course = InkCourse(InkBlock(self.block.place, self.scene), self.flow, self.frame, sketched=True)
        course.threads, course.followed = self.threads, self.followed
        course.before = (*self.before, *self.pending)
        course.changed = self.changed
        return course

    def branch(self, block: InkBlock) -> "InkCourse":
        """Return a course that goes on in another block with the same choices waiting."""
        course = InkCourse(block, self.flow, self.frame)
        course.threads, course.followed, course.ended = self.threads, self.followed, self.ended
        course.pending = list(self.pending)
        course.changed = self.changed
        return course

    def write(self, pieces: Iterable[Piece]) -> None:
        """Add to the text."""
        pieces = list(pieces)
        for fork in self.forks:
            fork.write(pieces)
        if self.block is None or not pieces:
            return
        if self.block.call is not None:
            if is_blank(pieces) and JOIN not in pieces:
                return
            self.go_on(self.block.place)
        self.block.text += pieces

    def do(self, place: Place, statement: Statement) -> None:
        """Add a statement. What was read before keeps its value, so the block may have to end first."""
        if self.block is None:
            return
        place = self.frame.call if self.frame is not None else place
        changed = written((statement,)) | ({DICE} if any(v.draws() for v in statement_values((statement,))) else set())
        self._keep_offers(place, changed)
        if self.block.call is not None or reads(self.block.text) & changed:
            self.go_on(place)
        self.block.do.append(statement)
        self.changed += sorted(changed)
        self._spoil(written((statement,)))

    def _keep_offers(self, place: Place, changed: frozenset[str] | set[str]) -> None:
        waiting = [value for value in offer_values(self.pending + list(self.before)) if value.reads() & changed]
        if waiting:
            name = sorted(waiting[0].reads() & changed)[0]
            what = f"the count of `{name[1:]}`" if name.startswith("#") else f"`{name}`"
            message = f"{what} changes after a choice that depends on it, and before that choice is offered"
            raise RefusalError(ORDER, place, message, "change it before the choice")

    def _spoil(self, changed: frozenset[str]) -> None:
        """Forget the values of local names that read what has changed."""
        frame = self.frame
        while frame is not None:
            for name, value in frame.values.items():
                if value is not None and value.reads() & changed:
                    frame.values[name] = None
            frame = frame.outer

    def count(self, mark: Mark) -> None:
        """Count that the course comes past a place. Entering the block counts it, so nothing may have asked before."""
        if self.block is None:
            return
        self._keep_offers(self.block.place, {mark_name(mark)})
        if mark_name(mark) in reads(self.block.text) or self.block.call is not None or mark in self.block.marks:
            self.go_on(self.block.place)
        self.block.marks.add(mark)

    def go_on(self, place: Place) -> None:
        """End the block, and go on in a new one."""
        assert self.block is not None
        block = InkBlock(place, self.scene)
        self.lead(block)
        self.block = block

    def lead(self, block: InkBlock | None) -> None:
        """Let the block lead to another one, or back to the caller if that is None."""
        assert self.block is not None
        if self.sketched:
            raise ConflictError
        self.block.ways.append(WayOut(None, block))
        self.block = None

    def leave(self, place: Place, block: InkBlock | None) -> None:
        """End the course at another block. No choice may wait, since it would have to come along."""
        if self.block is None:
            return
        if self.sketched:
            raise ConflictError
        if self.threads:
            message = "a thread that goes on in a place that something else leads to as well"
            raise RefusalError(UNSUPPORTED, place, message, "end the thread here, or offer a choice that diverts")
        if self.pending:
            message = "choices that were met before this divert would be offered only after it"
            raise RefusalError(MOVING_CHOICES, place, message, "divert before the choices, or from within them")
        self.lead(block)

    def call(self, place: Place, block: InkBlock) -> None:
        """Enter a block that comes back."""
        if self.block is None:
            return
        if self.sketched:
            raise ConflictError
        if self.pending:
            message = "choices that were met before this tunnel would be offered only after it"
            raise RefusalError(MOVING_CHOICES, place, message, "enter the tunnel before the choices")
        if self.block.call is not None:
            self.go_on(place)
        self.block.call = block

    def stop(self, place: Place, ending: str) -> None:
        """End the course. Choices that wait are offered now; without any, the story ends."""
        block = self.block
        if block is None:
            return
        if self.threads:
            self.finish()
            return
        if self.sketched:
            raise ConflictError
        self.block = None
        block.offers = without_fallbacks(self.pending)
        block.ways = fallbacks(self.pending)
        if not block.offers and (not block.ways or block.ways[-1].condition is not None):
            block.ways += [WayOut(None, end_block(block, ending))] if block.ways else []
            block.ending = "" if block.ways else ending

    def finish(self) -> None:
        """End a thread. What it has added stays, and its block is where the course goes on that it came from."""
        if self.sketched and not self.is_last:
            raise ConflictError
        if self.block is not None:
            self.finished, self.block = self.block, None
            self.ended.append(self)

    def cases(self, place: Place, conditions: list[Value | None], sketches: list["InkCourse"]) -> None:
        """Write what sketches say, each under its condition. The last condition is None if it is `else`.

        Raises `ConflictError` if that cannot be said in one block.
        """
        blocks = [sketch.block for sketch in sketches]
        assert all(block is not None for block in blocks)
        filled = [block for block in blocks if block is not None]
        changed = frozenset[str]().union(*(written(block.do) for block in filled))
        asked = frozenset[str]().union(*(each.reads() for each in conditions if each is not None))
        _drop_blanks(self.block, filled)
        shows = any(block.text for block in filled) or any(sketch.pending for sketch in sketches)
        marks = [mark for block in filled for mark in block.marks]
        if marks or (shows and asked & (changed | {DICE}) and changed) or (DICE in asked and _parts(sketches) > 1):
            raise ConflictError
        for statement in _nested(conditions, filled):
            self.do(place, statement)
        if any(block.text for block in filled):
            sides = [CaseSide(each, tuple(block.text)) for each, block in zip(conditions, filled, strict=True)]
            self.write([Cases(tuple(sides))])
        _gather(self, conditions, sketches)


def is_copy(course: InkCourse) -> bool:
    """Return whether lines are followed besides their own place: as a thread, or while choices wait."""
    return course.threads > 0 or bool(course.followed)


def end_block(block: InkBlock, ending: str) -> InkBlock:
    """Return a block in which the story ends."""
    end = InkBlock(block.place, block.scene)
    end.ending = ending
    return end


def without_fallbacks(items: Iterable[ChoiceOffer | Group]) -> list[ChoiceOffer | Group]:
    """Return the choices that readers see."""
    found: list[ChoiceOffer | Group] = []
    for item in items:
        if isinstance(item, ChoiceOffer):
            found += [] if item.is_fallback else [item]
        elif inner := without_fallbacks(item.offers):
            found.append(Group(item.condition, tuple(inner)))
    return found


def fallbacks(items: Iterable[ChoiceOffer | Group], needed: Value = TRUE) -> list[WayOut]:
    """Return the ways of choices without words, which are taken if no other choice is open."""
    found: list[WayOut] = []
    for item in items:
        if isinstance(item, Group):
            found += fallbacks(item.offers, both(needed, item.condition))
        elif item.is_fallback:
            condition = needed if item.condition is None else both(needed, item.condition)
            once = item.mark if item.is_once else None
            found.append(WayOut(None if condition == TRUE else condition, item.body, once))
    return found


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


def _under(condition: Value, items: list[ChoiceOffer | Group]) -> ChoiceOffer | Group:
    """Return choices under one more condition. The dice can decide about a single one only."""
    first = items[0]
    if len(items) == 1 and isinstance(first, ChoiceOffer):
        return replace(first, condition=condition if first.condition is None else both(condition, first.condition))
    if condition.draws():
        raise ConflictError
    return Group(condition, tuple(items))


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


def _drop_blanks(around: InkBlock | None, blocks: list[InkBlock]) -> None:
    """Empty texts that only end a line, where a line has ended already."""
    text = around.text if around is not None else []
    is_ended = not text or isinstance(text[-1], LineEnd)
    if is_ended and all(is_blank(block.text) and JOIN not in block.text for block in blocks):
        for block in blocks:
            block.text = []
