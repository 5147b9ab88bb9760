"""Ways out after one that always holds."""

from collections.abc import Iterator

from branchlight.analysis.rules.rule import Rule, Study
from branchlight.model.offers import is_certain
from branchlight.model.story import Story, Way, bodies_of
from branchlight.source.diagnostic import Code, Diagnostic, Related, complain

HIDDEN_WAY = Code("W404", "warning", "a way out hidden by an earlier one")


def _find(study: Study) -> Iterator[Diagnostic]:
    lists = {body.ways: None for node in study.story.nodes.values() for body in bodies_of(node)}
    for ways in lists:
        yield from _behind(study.story, ways)


def _behind(story: Story, ways: tuple[Way, ...]) -> Iterator[Diagnostic]:
    certain = next((number for number, way in enumerate(ways) if is_certain(story, way)), len(ways))
    for way in ways[certain + 1 :]:
        target = f"`{way.to}`" if way.pool is None else f"the pool `{way.pool.pool}`"
        message = f"the way to {target} is never taken: one before it always is"
        why = "this one has no `if:`" if ways[certain].pool is None else "a node of this pool has no `when:`"
        first = Related(ways[certain].place, why)
        yield complain(HIDDEN_WAY, way.place, message, "put the way without `if:` last", 1, (first,))


RULE = Rule(HIDDEN_WAY, _find)
