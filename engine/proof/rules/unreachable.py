"""Nodes that no way leads to."""

from collections.abc import Iterator

from engine.proof.rules.rule import Rule, Study, bare, called
from engine.proof.rules.stories import story
from engine.source.diagnostic import Code, Diagnostic, complain

UNREACHABLE = Code(
    "W401",
    "warning",
    "a node that no way leads to",
    story("go: last\n---\nnode: lost\ntext: Where am I?\ngo: last"),
)


def _find(study: Study) -> Iterator[Diagnostic]:
    sources: dict[str, str] = {}
    for name, row in study.links.items():
        for link in row:
            if link.target != name:
                sources.setdefault(link.target, name)
    for name, node in study.story.nodes.items():
        if name in study.reached:
            continue
        message = f"no way leads to `{called(name)}`"
        hint = "lead to it with `go:`, a choice or `call:`, or take it out"
        if node.pool:
            message = f"nothing that a reader comes to offers `{called(name)}` from its pool"
            hint = f"offer it with `- from: {node.pool}`, or take it out"
        elif name in sources:
            message = f"`{called(name)}` follows only from `{called(sources[name])}`, to which no way leads"
            hint = ""
        if sources.get(name) in study.reached:
            message = f"`{called(name)}` follows only behind a call that never comes back"
        yield complain(UNREACHABLE, node.body.place, message, hint, len(bare(name)))


RULE = Rule(UNREACHABLE, _find)
