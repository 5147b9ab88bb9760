"""Upgrades with one planted fault, and the same upgrades without it."""

import pytest

from branchlight import load_text
from branchlight.model.story import Story
from branchlight.prover.upgrade.prove_upgrade import prove_upgrade
from branchlight.prover.upgrade.upgrade_answer import UpgradeFault, UpgradeProof
from branchlight.prover.upgrade.upgrade_report import upgrade_report

OLD = """title: The cave
id: cave
state:
  coins: {start: 4, min: 0, max: 9}
  bought: {one of: [nothing, rope, lamp]}
  bag: {set of: [bread, salt]}
endings: {out: Out}
---
node: shop
choices:
  - {label: Buy a rope, id: rope, if: coins >= 3, do: [coins -= 3, bought = rope], go: cave}
  - {label: Buy a lamp, id: lamp, if: coins >= 4, do: [coins -= 4, bought = lamp], go: cave}
  - {label: Take salt, id: salt, once: true, do: bag += salt, go: shop}
---
node: cave
choices:
  - {label: Rest, id: rest, call: camp}
  - {label: Walk out, id: walk, go: sky}
go: cave
---
node: camp
choices:
  - {label: Sleep, id: sleep, go: back}
---
node: sky
ask: {number: coins, label: How many coins}
ending: out
"""


def story_of(text: str) -> Story:
    story, diagnostics, _ = load_text(text)
    assert story is not None, diagnostics
    return story


def upgraded(*changes: tuple[str, str]) -> UpgradeProof:
    """Return the proof of an upgrade to the story with some pieces replaced."""
    text = OLD
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return prove_upgrade(story_of(OLD), story_of(text))


def fault_of(proof: UpgradeProof, kind: str) -> UpgradeFault:
    """Return the first fault of a kind."""
    assert proof.verdict == "refuted" and proof.bound is None
    return next(fault for fault in proof.faults if fault.kind == kind)


PIT = """node: pit
go: [{from: deep}]
---
node: well
pool: deep
label: W
when: coins < 9
go: pit
---
"""
WALK = "{label: Walk out, id: walk, go: sky}"


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [("start: 4, min: 0, max: 9", "start: 3, min: 0, max: 3"), ("if: coins >= 4, do", "do")],
        [("[nothing, rope, lamp]", "[nothing, lamp, rope, torch]")],
        [("node: cave", "node: cavern\nwas: cave"), ("go: cave", "go: cavern")],
        [("node: camp", "node: tent\nwas: camp"), ("call: camp", "call: tent")],
        [("id: rest, call", "id: pause, was: rest, call")],
        [("salt]", "salt, oil]"), (WALK, "{label: Walk out, id: walk, if: not oil in bag, go: sky}")],
        [("coins: {", "money: {was: coins, "), ("coins", "money"), ("was: money", "was: coins")],
    ],
)
def test_upgrade_without_a_fault_is_proven(changes: list[tuple[str, str]]) -> None:
    proof = upgraded(*changes)
    assert (proof.verdict, proof.faults, proof.open) == ("proven", (), "")


@pytest.mark.parametrize(
    ("changes", "kind", "saved", "before", "after"),
    [
        (
            [("node: cave", "node: cavern"), ("go: cave", "go: cavern")],
            *("lost", "cave", ["shop.rope"], []),
        ),
        (  # a call is still to return to a choice that is gone
            [("id: rest, call", "id: pause, call")],
            *("lost", "camp", ["shop.rope", "cave.rest"], []),
        ),
        (
            [("ask: {number: coins, label: How many coins}\n", "")],
            *("lost", "sky", ["shop.rope", "cave.walk"], []),
        ),
        (  # whoever bought the rope before is trapped
            [("if: coins >= 3", "if: coins > 4"), (WALK, "{label: Walk out, id: walk, if: bought == lamp, go: sky}")],
            *("trap", "cave", ["shop.rope"], []),
        ),
        (  # the rope is gone, so nothing was bought
            [
                ("  - {label: Buy a rope, id: rope, if: coins >= 3, do: [coins -= 3, bought = rope], go: cave}\n", ""),
                ("[nothing, rope, lamp]", "[nothing, lamp]"),
                (WALK, "{label: Walk out, id: walk, if: bought != nothing, go: sky}"),
            ],
            *("trap", "cave", ["shop.rope"], []),
        ),
        (
            [("go: shop}", "go: [{if: coins > 4, to: shop}]}")],
            *("dead end", "shop", [], ["shop.salt"]),
        ),
        (
            [
                ("- {label: Rest, id: rest, call: camp}", "- {label: Rest, id: rest, if: salt in bag, go: pit}"),
                ("node: camp\n", PIT + "node: camp\n"),
            ],
            *("runaway", "shop", [], ["shop.salt", "shop.rope", "cave.rest"]),
        ),
    ],
)
def test_planted_fault_of_an_upgrade_is_found(
    changes: list[tuple[str, str]], kind: str, saved: str, before: list[str], after: list[str]
) -> None:
    fault = fault_of(upgraded(*changes), kind)
    assert fault.saved == f"main.{saved}"
    assert list(fault.before) == [f"main.{step}" for step in before]
    assert list(fault.after) == [f"main.{step}" for step in after]


def test_upgrade_with_a_bound_is_not_settled() -> None:
    proof = prove_upgrade(story_of(OLD), story_of(OLD), states=3)
    assert (proof.verdict, proof.bound, proof.explored) == ("not settled", "states", False)


def test_joined_dates_are_not_settled() -> None:
    old = OLD.replace("go: sky}", "go: [{if: turns_since(shop) > 1 and turns_since(camp) > 1, to: sky}, {to: cave}]}")
    new = old.replace("turns_since(camp)", "turns_since(shop)").replace("node: shop\n", "node: shop\nwas: camp\n")
    new = new.replace("call: camp", "go: cave").replace(
        "node: camp\nchoices:\n  - {label: Sleep, id: sleep, go: back}\n---\n", ""
    )
    proof = prove_upgrade(story_of(old), story_of(new))
    assert proof.verdict == "not settled" and "main.shop" in proof.open


def test_report_names_both_paths() -> None:
    new = OLD.replace(WALK, "{label: Walk out, id: walk, if: bought == lamp, go: sky}").replace(
        "coins >= 3", "coins > 4"
    )
    old, later = story_of(OLD), story_of(new)
    text = upgrade_report(old, later, prove_upgrade(old, later))
    assert "Trap at main.cave" in text and "1. Buy a rope" in text and "Upgrade, and load." in text


NAMED = """title: The gate
id: gate
state: {name: ""}
endings: {out: Out}
---
node: gate
ask: {into: name, label: Who are you}
go: yard
---
node: yard
choices:
  - {label: On we go, id: on, go: sky}
---
node: sky
ending: out
"""


def named(declared: str, test: str) -> UpgradeProof:
    """Return the proof of an upgrade in which the text `name` is declared otherwise, and tested at the end."""
    new = NAMED.replace('name: ""', f'called: "", name: {{{declared}}}').replace("into: name", "into: called")
    return prove_upgrade(story_of(NAMED), story_of(new.replace("go: sky", f"if: name == {test}, go: sky")))


def test_text_that_becomes_a_name_is_not_settled() -> None:
    proof = named("one of: [ann, bob]", "ann")
    assert proof.verdict == "not settled" and "`name`" in proof.open


def test_text_that_becomes_a_number_is_reset() -> None:
    assert named("start: 1, min: 0, max: 3", "1").verdict == "proven"
    assert named("start: 1, min: 0, max: 3", "2").verdict == "refuted"
