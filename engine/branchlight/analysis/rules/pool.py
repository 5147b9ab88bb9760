"""Pools of which no node has a `when:`."""

from collections.abc import Iterator

from branchlight.analysis.graph import pool_name
from branchlight.analysis.rules.rule import Rule, Study, bare
from branchlight.source.diagnostic import Code, Diagnostic, complain

POOL = Code("W412", "warning", "a pool in which no node has a `when:`")


def _find(study: Study) -> Iterator[Diagnostic]:
    offered = {link.target for row in study.links.values() for link in row if link.kind == "offer"}
    for pool, names in study.story.pools.items():
        nodes = [study.story.nodes[name] for name in names]
        if pool_name(pool) in offered and all(node.when is None for node in nodes):
            message = f"no node of the pool `{pool}` has a `when:`, so all are always on offer"
            hint = f"say when each fits, for example `when: not seen({bare(names[0])})`"
            yield complain(POOL, nodes[0].body.place, message, hint, len(bare(names[0])))


RULE = Rule(POOL, _find)
