"""The rules of `check`, one in each file. A new rule gets a file here, and a place in `RULES`."""

from branchlight.analysis.rules import (
    always,
    back,
    circle,
    empty_label,
    empty_scene,
    ending,
    endless,
    hidden_choice,
    hidden_fact,
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
from branchlight.analysis.rules.rule import Rule

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
    recursion.TWICE_RULE,
    lost_call.RULE,
    pool.RULE,
    note.RULE,
    veiled.RULE,
    hidden_fact.RULE,
    ending.RULE,
    locked.RULE,
    was.RULE,
    empty_scene.RULE,
    empty_label.RULE,
    endless.RULE,
)

CODES = tuple(rule.code for rule in RULES)
