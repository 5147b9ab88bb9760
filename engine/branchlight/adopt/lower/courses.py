"""A course through an ink story: where it is, and what it has met since the last decision."""

from collections.abc import Iterable

from branchlight.adopt.lower.blocks.fallbacks import fallbacks, without_fallbacks
from branchlight.adopt.lower.blocks.ink_blocks import (
    ChoiceOffer,
    Group,
    InkBlock,
    Statement,
    WayOut,
    offer_values,
    statement_values,
    written,
)
from branchlight.adopt.lower.frames import Frame
from branchlight.adopt.lower.ink_values import DICE, Mark, mark_name
from branchlight.adopt.lower.lower_codes import MOVING_CHOICES, ORDER, UNSUPPORTED
from branchlight.adopt.lower.refusal import ConflictError, RefusalError
from branchlight.adopt.lower.texts.pieces import JOIN, Piece, is_blank, reads
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
        waiting = [each for each in (*self.pending, *self.before) if not each.reads.isdisjoint(changed)]
        if waiting:
            first = next(value for value in offer_values(waiting) if value.reads() & changed)
            name = sorted(first.reads() & changed)[0]
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

    def leave(self, place: Place, block: InkBlock | None, is_gather: bool = False) -> None:
        """End the course at another block. No choice may wait, since it would have to come along."""
        if self.block is None:
            return
        if self.sketched:
            raise ConflictError
        if self.threads:
            message = "a thread that goes on in a place that something else leads to as well"
            raise RefusalError(UNSUPPORTED, place, message, "end the thread here, or offer a choice that diverts")
        if self.pending:
            kind, hint = "divert", "divert before the choices, or from within them"
            if is_gather:
                kind, hint = "gather", "write the thread or the conditional that brings the choices below the gather"
            message = f"choices that were met before this {kind} would be offered only after it"
            raise RefusalError(MOVING_CHOICES, place, message, hint)
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
            block.ways += [WayOut(None, _end_block(block, ending))] if block.ways else []
            block.ending = "" if block.ways else ending

    def finish(self) -> None:
        """End a thread. What it has added stays, and its block is where the course goes on that it came from."""
        if self.sketched and not self.is_last:
            raise ConflictError
        if self.block is not None:
            self.finished, self.block = self.block, None
            self.ended.append(self)


def is_copy(course: InkCourse) -> bool:
    """Return whether lines are followed besides their own place: as a thread, or while choices wait."""
    return course.threads > 0 or bool(course.followed)


def _end_block(block: InkBlock, ending: str) -> InkBlock:
    """Return a block in which the story ends."""
    end = InkBlock(block.place, block.scene)
    end.ending = ending
    return end
