"""Guards of threads: conditionals that end the thread in some cases. The rest of the thread is under a condition."""

from collections.abc import Callable

from branchlight.adopt.ink.meanings import LeaveMeaning
from branchlight.adopt.ink.tree import Branching, Divert, Section, Statement, TextLine, Weave
from branchlight.adopt.lower.branches.branching import Body, in_branches, resolved
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.texts.pieces import LINE_END
from branchlight.adopt.lower.texts.text_edges import ends_open


def is_guard(low: Lowering, section: Section, item: Statement) -> bool:
    """Return whether a line ends its thread in one case and goes on in another."""
    is_outermost = section.gather is None or section.gather.depth == 1
    if not is_outermost or not isinstance(item, TextLine) or not item.content:
        return False
    last = item.content[-1]
    if not isinstance(last, Branching):
        return False
    ends = [_ends(low, branch.body) for branch in last.branches]
    return any(ends) and not (all(ends) and last.branches[-1].condition is None)


def _ends(low: Lowering, weave: Weave) -> bool:
    if len(weave.sections) != 1 or not weave.sections[0].body:
        return False
    line = weave.sections[0].body[-1]
    if not isinstance(line, TextLine) or not line.content or not isinstance(line.content[-1], Divert):
        return False
    meaning = low.meanings.at(line.content[-1].target.place)
    return isinstance(meaning, LeaveMeaning) and meaning.name == "DONE"


def follow_guard(
    low: Lowering, course: InkCourse, item: Statement, rest: Callable[[InkCourse], list[InkCourse]]
) -> None:
    """Follow a guard, and in the cases that go on also the rest of the section."""
    assert isinstance(item, TextLine)
    guard = item.content[-1]
    assert isinstance(guard, Branching)
    low.inlines(course, item.content[:-1])
    if course.block is None:
        return
    is_within_line = True in ends_open(course.block.text)
    lines: set[bool] = set()

    def branch(index: int) -> Body:
        def follow(low: Lowering, inner: InkCourse) -> None:
            inner.is_last = True
            if index < len(guard.branches):
                if guard.multiline:
                    inner.write([LINE_END])
                low.branch(inner, guard.branches[index].body)
            if inner.block is not None:
                inner.write([LINE_END] if item.ends else [])
                inner.forks = [each for each in rest(inner) if each is not inner]
            end = inner.finished if inner.block is None else inner.block
            if inner.sketched and end is not None:
                found = {is_within_line if each is None else each for each in ends_open(end.text)}
                lines.update(found)

        return follow

    cases = resolved(low, course, guard)
    in_branches(low, course, item.place, [each for each, _ in cases], [branch(index) for _, index in cases])
    if lines == {False}:
        course.write([LINE_END])
