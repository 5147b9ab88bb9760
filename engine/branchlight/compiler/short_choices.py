"""Choices in short form: `- label: target`."""

import re

from branchlight.compiler.compiler_codes import MISSING, NO_LABEL, SHAPE
from branchlight.compiler.problems import Problems
from branchlight.compiler.ways_out import WaysOut
from branchlight.model.story import Body, Way
from branchlight.source.located import Mapping, Scalar

_AT_TIMES = re.compile(r"\s*\{\s*([^\s{}|:][^{}|:]*?)\s*:\s*([^\s{}|][^{}|]*?)\s*\}\s*")
"""A label that is all one condition without another side, as in `{met: Ask}`."""


def short_body(problems: Problems, ways_out: WaysOut, item: Mapping, name: str, mood: str, pov: str) -> Body:
    """Return the body of a choice in short form, which has the look of what is around it."""
    ((label, value),) = item.values.items()
    key = item.keys[label]
    ways: tuple[Way, ...] = ()
    if isinstance(value, Scalar):
        if not (value.value or value.style):
            problems.complain(MISSING, key, "this choice has no target", "write `- words: target`")
        ways = (Way(None, ways_out.target(value), problems.place(value)),)
    else:
        hint = "to say more about a choice, write `label:`, `text:`, `go:` and so on below each other"
        problems.complain(SHAPE, value, f"`{label}` needs the node it leads to", hint)
    return Body(
        name=name,
        do=(),
        text=(),
        veiled=(),
        note="",
        ask=None,
        call=None,
        offers=(),
        ending="",
        ways=ways,
        mood=mood,
        pov=pov,
        place=problems.place(key),
    )


def is_else(label: Scalar) -> bool:
    """Return whether the label of a choice is the word of other languages for what remains. In quotes it is a label."""
    return label.value in ("else", "otherwise") and not label.style


def note_else(problems: Problems, item: Mapping, label: Scalar) -> None:
    """Note `- else: node` among choices, which would be a choice called "else"."""
    target = item.values[label.value]
    words = target.value if isinstance(target, Scalar) else "node"
    hint = (
        f'to go on without a choice, write `go: {words}` beside `choices:`; for a choice, `- "{label.value}": {words}`'
    )
    problems.complain(NO_LABEL, label, f"choices have no `{label.value}`", hint)


def varying_hint(label: str) -> str:
    """Return a hint for a label that varies and has no id. If it is shown only at times, that is a condition."""
    shown = _AT_TIMES.fullmatch(label)
    if shown:
        return f"to show the choice only at times, write `label: {shown[2]}` and `if: {shown[1]}`; else `id: name`"
    return "write `id: name` beside it, so that saves can find the choice"


def short_hint(item: Scalar) -> str:
    """Return a hint for a choice that is only a text, such as `Go off` or `Go off -> b`."""
    cramped = re.fullmatch(r"([^:\n]+):([^\W\d][\w.]*)", item.value)
    if cramped:
        return f"a space is missing after the colon: `- {cramped[1].strip()}: {cramped[2]}`"
    label, _, target = item.value.partition("->")
    if not label.strip() and target.strip():
        return f"to go on without a choice, write `go: {target.strip()}` beside `choices:`"
    return f"write `- {label.strip()}: {target.strip() or 'node'}`" if label.strip() and "\n" not in item.value else ""
