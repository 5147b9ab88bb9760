"""Reasons for being closed, on choices that are always open."""

from collections.abc import Iterator

from branchlight.analysis.rules.rule import Rule, Study
from branchlight.model.story import choices_of
from branchlight.source.diagnostic import Code, Diagnostic, complain

LOCKED = Code("W416", "warning", "a `locked:` reason of a choice that is never locked")


def _find(study: Study) -> Iterator[Diagnostic]:
    for node in study.story.nodes.values():
        for choice in choices_of(node.body):
            if choice.locked is not None and choice.test is None:
                message = f"the `locked:` reason of `{choice.id}` is never shown: the choice has no `if:`"
                yield complain(LOCKED, choice.place, message, "add `if:`, or delete `locked:`")


RULE = Rule(LOCKED, _find)
