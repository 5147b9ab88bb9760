"""Values as the reader sees them."""

from __future__ import annotations  # evaluated, those of inner functions would take much memory

from collections.abc import Callable
from typing import Any, TypeAlias

from branchlight.language.prose import Show
from branchlight.language.types import shown_names
from branchlight.model.state import Value
from branchlight.play.compiled_expression import Measure, measure
from branchlight.play.runs import members, members_in, things_in, things_shown
from branchlight.play.turn_in_progress import TurnInProgress

Text: TypeAlias = Callable[[TurnInProgress, list[Value]], str]


def shown_value(show: Show, number: int) -> Text:
    """Return the function that gives a value as the reader sees it, in the node with this number."""
    value = measure(show.value, number)
    return _formatted(show, value) if show.formats else _plain(show, value)


def _plain(show: Show, value: Measure) -> Text:
    kind = show.type.kind
    if kind == "text":
        return value
    if kind == "whole":
        return lambda course, v: f"{value(course, v):d}"  # a comparison is a number, too
    if kind == "truth":
        return lambda course, v: "true" if value(course, v) else "false"
    if kind == "counts":
        type_ = show.type
        return lambda course, v: things_shown(type_, value(course, v))
    names = shown_names(show.type)
    if kind == "one of":
        return lambda course, v: names[value(course, v)]
    return lambda course, v: members(names, value(course, v))


def _formatted(show: Show, value: Measure) -> Text:
    """Return the same for a value with formats: the first takes the value, and each other takes the text before it."""
    from branchlight.language.formats import FORMATS  # many stories need none

    first, *rest = [FORMATS[name].write for name in show.formats]
    form = _form(show, value)

    def text(course: TurnInProgress, v: list[Value]) -> str:
        found = first(form(course, v))
        for write in rest:
            found = write(found)
        return found

    return text


def _form(show: Show, value: Measure) -> Callable[[TurnInProgress, list[Value]], Any]:
    """Return the function that gives a value in the form that formats take."""
    kind = show.type.kind
    if kind == "whole":
        return value
    if kind == "set of":
        names = shown_names(show.type)
        return lambda course, v: members_in(names, value(course, v))
    if kind == "counts":
        type_ = show.type
        return lambda course, v: things_in(type_, value(course, v))
    return _plain(show, value)
