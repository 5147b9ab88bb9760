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
                message = "nobody is ever shown this `veiled:` text: there is no `note:` beside it"
                hint = "add `note:` with the content note that it is the milder text of"
                yield complain(VEILED, body.place, message, hint, len(bare(body.name)))


RULE = Rule(VEILED, _find)
