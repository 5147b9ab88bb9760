"""Veiled text without the content note that it replaces."""

from collections.abc import Iterator

from branchlight.analysis.rules.rule import Rule, Study, bare
from branchlight.model.story import bodies_of
from branchlight.source.diagnostic import Code, Diagnostic, complain

VEILED = Code("W414", "warning", "`veiled:` text without a content note")


def _find(study: Study) -> Iterator[Diagnostic]:
    for node in study.story.nodes.values():
        for body in bodies_of(node):
            if body.veiled and not body.note:
                message = "this `veiled:` text is never shown: there is no `note:` beside it"
                hint = "add the `note:` whose text it replaces"
                yield complain(VEILED, body.place, message, hint, len(bare(body.name)))


RULE = Rule(VEILED, _find)
