"""A way back where nothing was called."""

from collections.abc import Iterator

from branchlight.analysis.rules.rule import Rule, Study
from branchlight.model.story import BACK, bodies_of
from branchlight.source.diagnostic import Code, Diagnostic, complain

NO_CALL = Code("E409", "error", "a way back that no call leads to")


def _find(study: Study) -> Iterator[Diagnostic]:
    called = {link.target for name in study.reached for link in study.links[name] if link.kind == "call"}
    inside = study.reach.level(called)
    for name in study.story.nodes:
        if name not in study.reached or name in inside:
            continue
        places = {way.place: None for body in bodies_of(study.story.nodes[name]) for way in body.ways if way.to == BACK}
        for place in places:
            message = "there is nothing to go back to: no `call:` leads here"
            yield complain(NO_CALL, place, message, "name the node to go to, or `call:` this one", len(BACK))


RULE = Rule(NO_CALL, _find)
