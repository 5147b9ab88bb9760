"""Texts in quotes that contain braces: they must be known in advance."""

from branchlight.adopt.ink.tree import Quoted
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.ink_values import Value
from branchlight.adopt.lower.lower_codes import OPEN_VALUES
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import ConflictError, RefusalError
from branchlight.adopt.lower.texts.pieces import InkWords, LineEnd, ShownValue


def plain_words(low: Lowering, course: InkCourse, expression: Quoted) -> str:
    """Return the text in quotes, with what its braces show. Refuse a text that can have several values."""
    sketch = course.sketch()
    refusal = RefusalError(
        OPEN_VALUES,
        expression.place,
        "a text that is put together while the story runs can have any value",
        "write the texts out, each as a value of its own",
    )
    try:
        low.inlines(sketch, expression.content)
    except ConflictError:
        raise refusal from None
    block = sketch.block
    if block is None or block.do or block.marks:
        raise refusal
    found = []
    for piece in block.text:
        match piece:
            case InkWords(text):
                found.append(text)
            case ShownValue(value) if low.states.known(value).is_literal:
                found.append(shown_constant(low.states.known(value)))
            case LineEnd():
                found.append("\n")
            case _:
                raise refusal
    return "".join(found)


def shown_constant(value: Value) -> str:
    """Return how ink shows a known value."""
    if value.kind == "truth":
        return "true" if value.constant else "false"
    if isinstance(value.constant, tuple):
        return ", ".join(item.split(".")[-1] for item in value.constant)
    return str(value.constant)
