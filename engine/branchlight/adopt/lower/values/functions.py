"""Functions of an ink story. They are written out where they are called."""

from collections.abc import Sequence
from typing import TypeAlias, cast, get_args

from branchlight.adopt.ink.meanings import GlobalMeaning, LocalMeaning
from branchlight.adopt.ink.tree import (
    Alternatives,
    Branching,
    InkExpression,
    InkParameter,
    Inline,
    Invocation,
    Knot,
    Reference,
    Return,
    Statement,
    TextLine,
    Weave,
)
from branchlight.adopt.lower.blocks.ink_blocks import Change
from branchlight.adopt.lower.branches.branching import Body, in_branches, resolved
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.frames import Cell, Frame
from branchlight.adopt.lower.ink_values import NOTHING, Value, chosen
from branchlight.adopt.lower.lower_codes import ORDER, RECURSION, UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError, RestartError
from branchlight.adopt.lower.state.kept_states import KeptState
from branchlight.adopt.lower.texts.pieces import LINE_END
from branchlight.adopt.lower.texts.trimmed_texts import trimmed
from branchlight.adopt.lower.values.local_names import expect_one_draw, keep_local, local_cell
from branchlight.source.place import Place

_DEEPEST = 20
RESULT = "returned"
"""The local name of the result of a function, if it needs a state."""
_MOST = 1_000
Item: TypeAlias = Statement | Inline
_STATEMENTS = get_args(Statement)


def call_function(low: Lowering, course: InkCourse, function: Knot, call: Invocation) -> Value:
    """Write a function out, and return its value. Its text goes to the course, without the spaces at its ends."""
    frame = _bound(low, course, function, call)
    sketch = course.sketch()
    sketch.frame = frame
    value = run(low, sketch, items_of(function.body))
    merge(course, sketch, call)
    return value


def call_statement(low: Lowering, course: InkCourse, function: Knot, call: Invocation) -> None:
    """Write a function out that is called as a statement, over several blocks if it must be."""
    frame = _bound(low, course, function, call)
    outer, course.frame = course.frame, frame
    run(low, course, items_of(function.body))
    course.frame = outer


def merge(course: InkCourse, sketch: InkCourse, call: Invocation) -> None:
    """Add what a sketch of a function has written to the course."""
    block = sketch.block
    if block is None or block.marks or sketch.pending:
        message = f"the function `{call.name}` does more than ink allows"
        raise RefusalError(UNSUPPORTED, call.place, message, "write it as a knot, and enter it as a tunnel")
    pieces = trimmed(block.text)
    for statement in block.do:
        course.do(call.place, statement)
    course.write(pieces)


def _bound(low: Lowering, course: InkCourse, function: Knot, call: Invocation) -> Frame:
    """Return the frame of a call: its parameters with the values of its arguments."""
    depth, frame = 0, course.frame
    while frame is not None:
        depth += frame.owner == function.name
        frame = frame.outer
    low.copies.functions += 1
    if (
        depth > _DEEPEST
        or low.copies.functions > _MOST
        or (depth and any(owner == function.name for owner, _ in low.states.locals))
    ):
        message = f"`{function.name}` calls itself, and how often is not known in advance"
        raise RefusalError(RECURSION, call.place, message, "write the cases out")
    first = call.place if course.frame is None else course.frame.call
    new = Frame(function.name, first, outer=course.frame)
    for parameter, argument in zip(function.parameters, call.arguments, strict=True):
        if parameter.by_reference:
            new.cells[parameter.name] = cell_of(low, course, argument)
        else:
            _bind(low, course, new, parameter, low.value(course, argument))
    return new


def _bind(low: Lowering, course: InkCourse, frame: Frame, parameter: InkParameter, value: Value) -> None:
    from_kept = (frame.owner, parameter.name) in low.states.locals
    if not from_kept:
        expect_one_draw(low, frame, parameter.name, value)
        frame.values[parameter.name] = value
        return
    keep_local(low, course, frame, parameter.name, value, parameter.place)


def cell_of(low: Lowering, course: InkCourse, argument: InkExpression) -> Cell:
    """Return the target of an argument by reference."""
    meaning = low.meant(argument.place) if isinstance(argument, Reference) else None
    if isinstance(meaning, GlobalMeaning):
        return Cell(low.states.global_key(meaning.name, argument.place))
    if isinstance(meaning, LocalMeaning):
        return local_cell(low, course, meaning, argument.place)
    raise RefusalError(
        UNSUPPORTED, argument.place, "only a variable can be passed by reference", "pass the name of one"
    )


def items_of(weave: Weave) -> list[Item]:
    """Return the statements of a function in a row."""
    found: list[Item] = []
    for section in weave.sections:
        for statement in section.body:
            found += items_of(statement) if isinstance(statement, Weave) else [statement]
    return found


def run(low: Lowering, course: InkCourse, items: Sequence[Item]) -> Value:
    """Add what statements of a function say, up to the first return, and return its value."""
    for index, item in enumerate(items):
        rest = items[index + 1 :]
        if isinstance(item, Return):
            return NOTHING if item.value is None else _returned(low, course, low.value(course, item.value), item.place)
        if isinstance(item, TextLine) and returns(item.content):
            return run(low, course, [*item.content, *rest])
        if isinstance(item, Branching) and returns((item,)):
            return _decide(low, course, item, rest)
        _follow(low, course, item)
    return NOTHING


def _follow(low: Lowering, course: InkCourse, item: Item) -> None:
    if isinstance(item, _STATEMENTS):
        low.statement(course, cast(Statement, item), None)
    else:
        low.inlines(course, (cast(Inline, item),))


def _decide(low: Lowering, course: InkCourse, item: Branching, rest: Sequence[Item]) -> Value:
    """Follow each branch and the rest of the function after it. Return the values, each under its condition."""
    found: list[Value] = []

    def branch(index: int) -> Body:
        def follow(low: Lowering, inner: InkCourse) -> None:
            if index < len(item.branches):
                if item.multiline:
                    inner.write([LINE_END])
                found.append(run(low, inner, [*items_of(item.branches[index].body), *rest]))
            else:
                found.append(run(low, inner, rest))

        return follow

    cases = resolved(low, course, item)
    done = len(course.changed)
    bodies = [branch(index) for _, index in cases]
    in_branches(low, course, item.place, [condition for condition, _ in cases], bodies)
    *others, result = found[-len(cases) :]  # what was found first belongs to an attempt in one block
    for (condition, _), value in zip(reversed(cases[:-1]), reversed(others), strict=True):
        assert condition is not None
        result = chosen(condition, value, result)
    kinds = {each.kind for each in (*others, found[-1])}
    frame = course.frame
    if frame is not None and result.reads() & set(course.changed[done:]) - {_result(frame.owner)}:
        if (frame.owner, RESULT) in low.states.locals or "nothing" in kinds:
            message = "what this function returns depends on what it changes"
            raise RefusalError(ORDER, item.place, message, "keep the result in a variable of its own first")
        raise RestartError(frame.owner, RESULT)
    return result


def _result(owner: str) -> str:
    return f"{owner}/{RESULT}"


def _returned(low: Lowering, course: InkCourse, value: Value, place: Place) -> Value:
    """Return what a function returns: a state that holds it, if it would change after it is known."""
    frame = course.frame
    if frame is None or (frame.owner, RESULT) not in low.states.locals:
        return value
    key = _result(frame.owner)
    if value.kind in ("set", "item", "nothing"):
        message = "what this function returns depends on what it changes"
        raise RefusalError(ORDER, place, message, "keep the result in a variable of its own first")
    low.states.by_key.setdefault(key, KeptState(frame.owner, place, value.kind, (frame.owner,)))
    course.do(place, Change(key, "=", value))
    return low.states.value(key)


def returns(parts: Sequence[Inline]) -> bool:
    """Return whether a return is among the branches of some parts."""
    for part in parts:
        if isinstance(part, Branching) and any(_weave_returns(branch.body) for branch in part.branches):
            return True
        if isinstance(part, Alternatives) and any(_weave_returns(branch) for branch in part.branches):
            raise RefusalError(
                UNSUPPORTED, part.place, "a return among alternatives has no counterpart", "return after them"
            )
    return False


def _weave_returns(weave: Weave) -> bool:
    return any(
        isinstance(item, Return) or (isinstance(item, TextLine) and returns(item.content)) for item in items_of(weave)
    )
