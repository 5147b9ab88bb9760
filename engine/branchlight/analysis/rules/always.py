"""Conditions that are always true."""

from collections.abc import Iterator

from branchlight.analysis.rules.rule import Rule, Study
from branchlight.source.diagnostic import Code, Diagnostic, complain

ALWAYS = Code("W403", "warning", "a condition that is always true")


def _find(study: Study) -> Iterator[Diagnostic]:
    for condition in study.facts.always:
        text = " ".join(condition.text.split())
        length = len(condition.text) if "\n" not in condition.text else 1
        hint = "delete it, or make it stricter"
        yield complain(ALWAYS, condition.place, f"`{text}` is always true here", hint, length)


RULE = Rule(ALWAYS, _find)
