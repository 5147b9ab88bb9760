"""Earlier names that are still in use, so that a save cannot tell which of the two it means."""

from collections.abc import Iterator

from branchlight.analysis.rules.rule import Rule, Study, bare, called
from branchlight.model.story import choices_of
from branchlight.source.diagnostic import Code, Diagnostic, complain
from branchlight.source.place import Place

STILL_THERE = Code("W417", "warning", "an earlier name (`was:`) that still names something else")


def _find(study: Study) -> Iterator[Diagnostic]:
    story = study.story
    variables = {variable.name: variable for variable in story.variables}
    for slot in story.slots:
        for old in slot.was:
            if old in variables:
                place = variables[slot.name].place
                yield _complain(place, slot.name, old, len(bare(slot.name)))
    for node in story.nodes.values():
        for old in node.was:
            full = old if "." in old else f"{node.scene}.{old}"
            if full in story.nodes:
                yield _complain(node.body.place, called(node.name), old, len(bare(node.name)))
        ids = {choice.id for choice in choices_of(node.body)}
        for choice in choices_of(node.body):
            for old in choice.was:
                if old in ids:
                    yield _complain(choice.place, choice.id, old, 1)


def _complain(place: Place, name: str, old: str, length: int) -> Diagnostic:
    message = f"`{name}` was once called `{old}`, but there still is a `{old}`"
    return complain(STILL_THERE, place, message, "remove it from `was:`, or rename the other", length)


RULE = Rule(STILL_THERE, _find)
