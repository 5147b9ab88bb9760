"""Ways out after one that always holds."""

from collections.abc import Iterator

from branchlight.analysis.rules.rule import Rule, Study
from branchlight.model.story import Way, bodies_of
from branchlight.source.diagnostic import Code, Diagnostic, Related, complain

HIDDEN_WAY = Code("W404", "warning", "a way out hidden by an earlier one")


def _find(study: Study) -> Iterator[Diagnostic]:
    lists = {body.ways: None for node in study.story.nodes.values() for body in bodies_of(node)}
    for ways in lists:
        yield from _behind(ways)


def _behind(ways: tuple[Way, ...]) -> Iterator[Diagnostic]:
    certain = next((number for number, way in enumerate(ways) if way.test is None), len(ways))
    for way in ways[certain + 1 :]:
        message = f"the way to `{way.to}` is never taken: one before it always is"
        first = Related(ways[certain].place, "this one has no `if:`")
        yield complain(HIDDEN_WAY, way.place, message, "put the way without `if:` last", 1, (first,))


RULE = Rule(HIDDEN_WAY, _find)
