"""Choices in short form: `- label: target`."""

import re

from branchlight.compiler.compiler_codes import MISSING, SHAPE
from branchlight.compiler.problems import Problems
from branchlight.compiler.ways_out import WaysOut
from branchlight.model.story import Body, Way
from branchlight.source.located import Mapping, Scalar


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


def short_hint(item: Scalar) -> str:
    """Return a hint for a choice that is only a text, such as `Go off` or `Go off -> b`."""
    cramped = re.fullmatch(r"([^:\n]+):([^\W\d][\w.]*)", item.value)
    if cramped:
        return f"a space is missing after the colon: `- {cramped[1].strip()}: {cramped[2]}`"
    label, _, target = item.value.partition("->")
    return f"write `- {label.strip()}: {target.strip() or 'node'}`" if label.strip() and "\n" not in item.value else ""
