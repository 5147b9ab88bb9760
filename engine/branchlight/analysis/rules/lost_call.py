"""Calls that never come back."""

from collections.abc import Iterator

from branchlight.analysis.rules.rule import Rule, Study, called
from branchlight.source.diagnostic import Code, Diagnostic, complain

LOST_CALL = Code("W411", "warning", "a call that never returns")


def _find(study: Study) -> Iterator[Diagnostic]:
    found: dict[str, str] = {}
    for name in study.story.nodes:
        if name in study.reached:
            found.update({link.body: link.target for link in study.links[name] if link.kind == "call"})
    for body, target in found.items():
        if target not in study.reach.returning:
            message = f"the call of `{called(target)}` never returns, so nothing after it happens"
            hint = "end what is called in `go: back`, or use `go:` instead of `call:`"
            yield complain(LOST_CALL, study.bodies[body].place, message, hint)


RULE = Rule(LOST_CALL, _find)
