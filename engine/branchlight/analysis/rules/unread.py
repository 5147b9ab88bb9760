"""State that is set and never read."""

from collections.abc import Iterator

from branchlight.analysis.rules.rule import Rule, Study, bare
from branchlight.source.diagnostic import Code, Diagnostic, complain

UNREAD = Code("W406", "warning", "state that is set and never read")


def _find(study: Study) -> Iterator[Diagnostic]:
    for slot, variable in enumerate(study.story.variables):
        if slot in study.uses.changed and slot not in study.uses.read:
            message = f"`{variable.name}` is set but never read"
            hint = "test it in a condition, show it, or delete it"
            yield complain(UNREAD, variable.place, message, hint, len(bare(variable.name)))


RULE = Rule(UNREAD, _find)
