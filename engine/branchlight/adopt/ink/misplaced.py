"""A check of where statements are: what ink allows in functions alone, and what it does not allow in them."""

from collections.abc import Iterator

from branchlight.adopt.ink import ink_codes
from branchlight.adopt.ink.declared import Declarations
from branchlight.adopt.ink.flows import InkFlow, parts_of
from branchlight.adopt.ink.tree import (
    Alternatives,
    Branching,
    ChoicePoint,
    Divert,
    Return,
    Thread,
    TunnelCall,
    TunnelReturn,
    Weave,
)
from branchlight.source.diagnostic import Diagnostic, complain
from branchlight.source.place import Place


def misplaced(declared: Declarations) -> Iterator[Diagnostic]:
    """Yield errors for statements in places where ink does not allow them."""
    for flow in declared.flows.values():
        if flow.is_function:
            yield from in_function(declared, flow)
        else:
            yield from _outside_of_function(flow)


def in_function(declared: Declarations, flow: InkFlow) -> Iterator[Diagnostic]:
    """Yield errors for what a function cannot contain."""
    for path in declared.stitches_of(flow.path):
        message = f"the function `{flow.name}` cannot contain a stitch"
        yield _wrong(declared.flows[path].place, message, "make the stitch a knot of its own")
    for part in parts_of(flow.body):
        if isinstance(part, Divert | TunnelCall | TunnelReturn | Thread):
            message = f"the function `{flow.name}` cannot divert"
            yield _wrong(part.place, message, "return a value, and divert where it is called")
        elif isinstance(part, ChoicePoint):
            message = f"the function `{flow.name}` cannot offer a choice"
            yield _wrong(part.place, message, "offer it where the function is called")


def _outside_of_function(flow: InkFlow) -> Iterator[Diagnostic]:
    for part in parts_of(flow.body):
        if isinstance(part, Return):
            hint = "write `function` in the heading of the knot, or `->->` to leave a tunnel"
            yield _wrong(part.place, "`return` is for functions alone", hint)
        elif isinstance(part, Branching | Alternatives):
            bodies = part.branches if isinstance(part, Alternatives) else (branch.body for branch in part.branches)
            for body in bodies:
                yield from _loose_in_braces(body)


def _loose_in_braces(body: Weave) -> Iterator[Diagnostic]:
    """Yield errors for choices in braces after which the story would not know where to go on."""
    for choice in _loose(body):
        inside = [*choice.start, *choice.only, *choice.inner, *choice.body.sections]
        if not any(_leaves(part) for each in inside for part in parts_of(each)):
            hint = "divert at its end, or write `* {condition} choice` without the braces around it"
            yield _wrong(choice.place, "a choice in braces needs to divert", hint)


def _loose(weave: Weave) -> Iterator[ChoicePoint]:
    """Yield the choices that no gather of this weave follows."""
    for statement in weave.sections[-1].body if weave.sections else ():
        if isinstance(statement, Weave):
            yield from _loose(statement)
        elif isinstance(statement, ChoicePoint):
            if _has_points(statement.body):
                yield from _loose(statement.body)
            else:
                yield statement


def _has_points(body: Weave) -> bool:
    """Return whether there are choices or gathers below a choice."""
    return any(
        section.gather or any(isinstance(each, ChoicePoint | Weave) for each in section.body)
        for section in body.sections
    )


def _leaves(part: object) -> bool:
    return isinstance(part, Divert | TunnelReturn)


def _wrong(place: Place, message: str, hint: str) -> Diagnostic:
    return complain(ink_codes.MISPLACED, place, message, hint)
