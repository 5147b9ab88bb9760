"""State that is read and never set. A text that starts with words is exempt: it may be declared only to be shown."""

from collections.abc import Iterator

from branchlight.analysis.rules.rule import Rule, Study, bare, called, declarations
from branchlight.analysis.uses import expressions_of
from branchlight.language.expression import Apply, asked_slots, parts_in
from branchlight.model.story import Story
from branchlight.source.diagnostic import Code, Diagnostic, complain

UNSET = Code("W407", "warning", "state that is read and never set")


def _find(study: Study) -> Iterator[Diagnostic]:
    picked = _picked_from(study.story)
    for written, slots in declarations(study.story):
        if study.uses.read.isdisjoint(slots) or not study.uses.changed.isdisjoint(slots):
            continue
        if picked.issuperset(slots):
            continue
        variable, starts = study.story.variables[slots[0]], {study.story.slots[slot].start for slot in slots}
        if len(starts) > 1:  # what members differ in from the start needs no change
            continue
        name = called(written)
        message = f"`{name}` is read but never set"
        hint = "set it in a `do:`, or declare it under `formulas:` if it is meant to stay as it is"
        if variable.type.kind == "set of":
            hint = f"change it in a `do:`, for example `{name} += {variable.type.names[0]}`"
        if not study.parameters.isdisjoint(slots):
            hint = f"give it a value in a call: `with: {{{bare(name)}: ...}}`"
        if variable.type.kind == "text":
            message = f"`{name}` is shown but never set"
            hint = "fill it with an `ask:` or in a `do:`, or let it start with words"
        if variable.type.kind != "text" or starts == {""}:
            yield complain(UNSET, variable.place, message, hint, len(bare(variable.name)))


def _picked_from(story: Story) -> frozenset[int]:
    """Return the sets that start with members and that `pick` draws from: they need no change."""
    found: set[int] = set()
    for expression in expressions_of(story):
        for part in parts_in(expression):
            if isinstance(part, Apply) and part.op == "pick":
                found |= asked_slots(part.args[0])
    return frozenset([slot for slot in found if story.slots[slot].start])


RULE = Rule(UNSET, _find)
