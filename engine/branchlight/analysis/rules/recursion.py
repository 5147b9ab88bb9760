"""Calls that can reach themselves again before they return."""

from collections.abc import Iterator

from branchlight.analysis.graph import Link, circles
from branchlight.analysis.rules.rule import Rule, Study, called
from branchlight.source.diagnostic import Code, Diagnostic, complain

RECURSION = Code("W410", "warning", "a call that can be reached again before it returns")


def _find(study: Study) -> Iterator[Diagnostic]:
    reach = study.open_reach
    calls: dict[str, Link] = {}
    for name in study.story.nodes:
        if name in study.reached:
            calls.update({link.body: link for link in reach.links[name] if link.kind == "call"})
    # The call itself links the two nodes, so it can recur if both are on one circle.
    circle = circles(reach.links, reach.usable)
    for body, link in calls.items():
        if circle[link.source] == circle[link.target]:
            target = called(link.target)
            message = f"the call of `{target}` can reach this call again before it returns"
            hint = f"end what follows from `{target}` in `go: back`, or use `go:` instead of `call:`"
            yield complain(RECURSION, study.places[body], message, hint)


RULE = Rule(RECURSION, _find)
