"""Conditions that are never true."""

from collections.abc import Iterator

from branchlight.analysis.rules.rule import Rule, Study, called
from branchlight.language.types import Type
from branchlight.language.values import Bits, Values, bounds
from branchlight.model.story import Story
from branchlight.source.diagnostic import Code, Diagnostic, complain

NEVER = Code("W402", "warning", "a condition that is never true")
MOST_NAMED = 6
"""The most names in a hint."""


def _find(study: Study) -> Iterator[Diagnostic]:
    for never in study.facts.never:
        text = " ".join(never.condition.text.split())
        known = [_said(study.story, slot, values) for slot, values in sorted(never.held.items())]
        hint = "; ".join([words for words in known if words]) or "change it, or delete what depends on it"
        length = len(never.condition.text) if "\n" not in never.condition.text else 1
        yield complain(NEVER, never.condition.place, f"`{text}` is never true here", hint, length)


def _said(story: Story, number: int, values: Values) -> str:
    """Return what a slot may hold, in an author's words."""
    slot = story.slots[number]
    kind, _, subject = slot.name.partition(" ")
    if slot.kind in ("visits", "last"):
        return f"no way leads from `{called(subject)}` to here" if bounds(values)[1] <= 0 else ""
    if slot.kind == "taken":
        return f"`{called(subject)}` is never chosen before" if bounds(values)[1] <= 0 else ""
    return f"`{kind}` {_may_be(slot.type, values)}" if slot.kind == "state" else ""


def _may_be(kind: Type, values: Values) -> str:
    if isinstance(values, Bits):
        names = [name for place, name in enumerate(kind.names) if values.may >> place & 1]
        return f"holds {_listed(names, 'and')} at most" if names else "is empty"
    if isinstance(values, frozenset) and (kind.kind != "whole" or len(values) <= 3):
        return "is " + _listed([_worded(kind, value) for value in sorted(values)], "or")
    low, high = bounds(values)
    return f"is from {low:,} to {high:,}"


def _worded(kind: Type, value: int) -> str:
    if kind.kind == "truth":
        return "true" if value else "false"
    return kind.names[value] if kind.names else f"{value:,}"


def _listed(names: list[str], word: str) -> str:
    if len(names) > MOST_NAMED:
        names = [*names[:MOST_NAMED], f"{len(names) - MOST_NAMED} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"


RULE = Rule(NEVER, _find)
