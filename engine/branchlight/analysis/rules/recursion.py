"""Calls that can reach themselves again before they return."""

from collections.abc import Iterator

from branchlight.analysis.graph import Link, circles
from branchlight.analysis.rules.rule import Rule, Study, called
from branchlight.source.diagnostic import Code, Diagnostic, complain

RECURSION = Code("W410", "warning", "a call that can be reached again before it returns")
TAKEN_TWICE = Code("E420", "error", "a call with arguments that can be reached again before it returns")


def _recurring(study: Study, has_arguments: bool) -> Iterator[Link]:
    """Yield the calls that can recur, of nodes with parameters or of all others."""
    reach = study.open_reach
    story = study.story
    calls: dict[str, Link] = {}
    for name in story.nodes:
        if name in study.reached:
            calls.update({link.body: link for link in reach.links[name] if link.kind == "call"})
    if not calls:
        return
    # The call itself links the two nodes, so it can recur if both are on one circle.
    circle = circles(reach.links, reach.usable)
    for name, link in calls.items():
        if circle[link.source] == circle[link.target]:
            call = study.bodies[name].call
            if call is not None and bool(call.arguments) == has_arguments:
                yield link


def _find(study: Study) -> Iterator[Diagnostic]:
    for link in _recurring(study, has_arguments=False):
        target = called(link.target)
        message = f"the call of `{target}` can reach this call again before it returns"
        yield complain(RECURSION, study.bodies[link.body].place, message, _hint(target))


def _find_taken_twice(study: Study) -> Iterator[Diagnostic]:
    for link in _recurring(study, has_arguments=True):
        target = called(link.target)
        message = f"`{target}` can be called again before it returns, which would change what it was given"
        yield complain(TAKEN_TWICE, study.bodies[link.body].place, message, _hint(target))


def _hint(target: str) -> str:
    return f"end what follows from `{target}` in `go: back`, or use `go:` instead of `call:`"


RULE = Rule(RECURSION, _find)
TWICE_RULE = Rule(TAKEN_TWICE, _find_taken_twice)
