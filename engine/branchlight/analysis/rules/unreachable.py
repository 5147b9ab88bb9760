"""Nodes to which no way leads."""

from collections.abc import Iterator

from branchlight.analysis.rules.rule import Rule, Study, bare, called
from branchlight.model.story import Way, always_open, bodies_of
from branchlight.source.diagnostic import Code, Diagnostic, Related, complain

UNREACHABLE = Code("W401", "warning", "a node to which no way leads")


def _find(study: Study) -> Iterator[Diagnostic]:
    sources: dict[str, str] = {}
    for name, row in study.links.items():
        for link in row:
            if link.target != name:
                sources.setdefault(link.target, name)
    unreached = [(name, node) for name, node in study.story.nodes.items() if name not in study.reached]
    never_taken = _never_taken(study) if unreached else {}
    for name, node in unreached:
        related: tuple[Related, ...] = ()
        message = f"no way leads to `{called(name)}`"
        hint = "lead to it with `go:`, a choice or `call:`, or delete it"
        if node.pool:
            message = f"no node that a reader can reach offers `{called(name)}` from its pool"
            hint = f"offer it with `- from: {node.pool}` under `choices:` or `go:`, or delete it"
        elif name in sources:
            message = f"`{called(name)}` follows only from `{called(sources[name])}`, to which no way leads"
            hint = "lead to that one, or delete both"
        elif (way := never_taken.get(name)) is not None:
            message = f"`{called(name)}` follows only from a `go:` that is never taken"
            hint = "give that choice an `if:`, or lead here from a choice"
            related = (Related(way.place, "a choice of the same node is always open"),)
        if sources.get(name) in study.reached:
            message = f"`{called(name)}` follows only behind a call that never returns"
        yield complain(UNREACHABLE, node.body.place, message, hint, len(bare(name)), related)


def _never_taken(study: Study) -> dict[str, Way]:
    """Return the ways that are never taken because a choice is always open before them, the first to each node."""
    found: dict[str, Way] = {}
    for node in study.story.nodes.values():
        for body in bodies_of(node) if node.name in study.reached else ():
            if always_open(body):
                for way in body.ways:
                    found.setdefault(way.to, way)
    return found


RULE = Rule(UNREACHABLE, _find)
