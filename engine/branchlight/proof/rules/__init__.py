"""The rules of `check`, one a file. A new one is written beside the others and joined here."""

from collections.abc import Iterable

from branchlight.model.story import Story
from branchlight.proof.playthroughs import read_playthroughs
from branchlight.proof.rules import (
    always,
    back,
    circle,
    empty_scene,
    ending,
    hidden_choice,
    hidden_way,
    locked,
    lost_call,
    never,
    note,
    pool,
    recursion,
    unreachable,
    unread,
    unset,
    veiled,
    was,
)
from branchlight.proof.rules.rule import Rule, Study
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.located import SourceFile

RULES: tuple[Rule, ...] = (
    unreachable.RULE,
    never.RULE,
    always.RULE,
    hidden_way.RULE,
    hidden_choice.RULE,
    unread.RULE,
    unset.RULE,
    circle.RULE,
    back.RULE,
    recursion.RULE,
    lost_call.RULE,
    pool.RULE,
    note.RULE,
    veiled.RULE,
    ending.RULE,
    locked.RULE,
    was.RULE,
    empty_scene.RULE,
)

CODES = tuple(rule.code for rule in RULES)


def check_story(story: Story, playthroughs: Iterable[SourceFile] = ()) -> tuple[Diagnostic, ...]:
    """All that can be said against a story, and the files of its playthroughs, without playing it; in their order."""
    study = Study(story)
    found = [problem for rule in RULES for problem in rule.find(study)]
    found += read_playthroughs(playthroughs, story)[1]
    return tuple(sorted(found, key=lambda problem: (problem.place, problem.code)))
