"""Endings that only unreachable nodes have. The compiler reports an ending that no node names at all."""

from collections.abc import Iterator

from branchlight.analysis.rules.rule import Rule, Study
from branchlight.model.story import bodies_of
from branchlight.source.diagnostic import Code, Diagnostic, complain

NO_ENDING = Code("W415", "warning", "an ending to which no way leads")


def _find(study: Study) -> Iterator[Diagnostic]:
    named: set[str] = set()
    reached: set[str] = set()
    for name, node in study.story.nodes.items():
        endings = {body.ending for body in bodies_of(node)}
        named |= endings
        reached |= endings if name in study.reached else set()
    for ending in study.story.endings.values():
        if ending.name in named - reached:
            message = f"no way leads to a node that ends in `{ending.name}`"
            hint = "lead to that node, or delete the ending"
            yield complain(NO_ENDING, ending.place, message, hint, len(ending.name))


RULE = Rule(NO_ENDING, _find)
