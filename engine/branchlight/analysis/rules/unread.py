"""State that is set and never read."""

from collections.abc import Iterator

from branchlight.analysis.rules.rule import Rule, Study, bare, called, declarations
from branchlight.source.diagnostic import Code, Diagnostic, complain

UNREAD = Code("W406", "warning", "state that is set and never read")


def _find(study: Study) -> Iterator[Diagnostic]:
    for name, slots in declarations(study.story):
        variable = study.story.variables[slots[0]]
        if not study.uses.changed.isdisjoint(slots) and study.uses.read.isdisjoint(slots):
            message = f"`{called(name)}` is set but never read"
            hint = "test it in a condition, show it, or delete it"
            yield complain(UNREAD, variable.place, message, hint, len(bare(variable.name)))


RULE = Rule(UNREAD, _find)
