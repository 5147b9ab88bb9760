"""The parts of a line: words, values, glue, tags, conditionals, alternatives, and diverts."""

import re
from collections.abc import Sequence
from typing import assert_never

from branchlight.adopt.ink.meanings import FunctionMeaning
from branchlight.adopt.ink.tree import (
    Alternatives,
    Branching,
    Divert,
    GlueMark,
    InkExpression,
    Inline,
    Invocation,
    Printed,
    Tag,
    Text,
    Thread,
    TunnelCall,
    TunnelReturn,
)
from branchlight.adopt.lower.branches.branching import Body, in_branches, resolved
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.lines.alternating import alternate
from branchlight.adopt.lower.lines.leaving import divert, tunnel, tunnel_return
from branchlight.adopt.lower.lines.threads import thread
from branchlight.adopt.lower.lines.told_lists import told_list
from branchlight.adopt.lower.lower_codes import MOVING_CHOICES, UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import ConflictError, RefusalError
from branchlight.adopt.lower.texts.escaped_breaks import text_pieces
from branchlight.adopt.lower.texts.pieces import JOIN, LINE_END, Join
from branchlight.adopt.lower.values.functions import call_statement
from branchlight.adopt.lower.values.showing import shown

_MARKUP = re.compile(r"</?[A-Za-z]+[^<>]*>")


def inlines(low: Lowering, course: InkCourse, parts: Sequence[Inline]) -> None:
    """Add the parts of a line to the course, up to where it leaves."""
    for part in parts:
        if course.block is None:
            return
        if course.forks and not isinstance(part, Text):
            message = "something else on the line in which choices were met in one case and not in the other"
            raise RefusalError(MOVING_CHOICES, part.place, message, "put it into a line of its own")
        _inline(low, course, part)


def _inline(low: Lowering, course: InkCourse, part: Inline) -> None:
    match part:
        case Text():
            if _MARKUP.search(part.text):
                low.notices.marked_up.append(part.place)
            course.write(text_pieces(part.text))
        case GlueMark():
            course.write([JOIN])
        case Tag():
            _tag(low, course, part)
        case Printed():
            _printed(low, course, part.value)
        case Branching():
            _branching(low, course, part)
        case Alternatives():
            alternate(low, course, part)
        case Divert():
            divert(low, course, part)
        case TunnelCall():
            tunnel(low, course, part)
        case TunnelReturn():
            tunnel_return(low, course, part)
        case Thread():
            thread(low, course, part)
        case _:
            assert_never(part)


def _tag(low: Lowering, course: InkCourse, part: Tag) -> None:
    is_glued = course.block is not None and any(isinstance(each, Join) for each in course.block.text[-2:])
    if is_glued or any(isinstance(each, GlueMark) for each in part.content):
        raise RefusalError(
            UNSUPPORTED,
            part.place,
            "glue beside a tag, or in it, has no counterpart",
            "put the tag on a line of its own",
        )
    text = "".join(each.text for each in part.content if isinstance(each, Text)).strip()
    assert course.block is not None
    low.notices.tags.append((part.place, text))


def _printed(low: Lowering, course: InkCourse, expression: InkExpression) -> None:
    if isinstance(expression, Invocation) and isinstance(meaning := low.meanings.at(expression.place), FunctionMeaning):
        told = told_list(low, course, low.parts.knots[meaning.name], expression)
        if told is not None:
            course.write(told)
            return
        try:
            value = low.value(course, expression)
        except ConflictError:
            if course.sketched or low.meanings.given[meaning.name].kinds - {"nothing"}:
                raise
            call_statement(low, course, low.parts.knots[meaning.name], expression)
            return
    else:
        value = low.value(course, expression)
    course.write(shown(low, value, expression.place))


def _branching(low: Lowering, course: InkCourse, item: Branching) -> None:
    def branch(index: int) -> Body:
        def follow(low: Lowering, inner: InkCourse) -> None:
            if index < len(item.branches):
                if item.multiline:
                    inner.write([LINE_END])
                low.branch(inner, item.branches[index].body)

        return follow

    cases = resolved(low, course, item)
    in_branches(low, course, item.place, [each for each, _ in cases], [branch(index) for _, index in cases])
