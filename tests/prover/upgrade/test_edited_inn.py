"""Upgrades of a story that was edited as authors edit: each slip is found and can be played, and its cure is proven."""

import pytest

from branchlight import load_text
from branchlight.model.story import Story
from branchlight.prover.prove import prove
from branchlight.prover.upgrade.prove_upgrade import prove_upgrade
from tests.prover.upgrade.test_small_upgrades import unlike

INN = """title: The inn
id: inn
state:
  day: {start: 1, min: 1, max: 4}
  purse: {start: 3, min: 0, max: 6}
  mood: {one of: [calm, cross]}
  cast: {of: {ann: Ann, bo: Bo}, each: {trust: {start: 1, min: 0, max: 2}}}
  bag: {count of: {pear: pear | pears, nut: nut | nuts}, max: 2}
endings: {home: Home}
---
node: hall
choices:
  - {label: Pay, id: pay, if: purse > 0, do: purse -= 1, go: hall}
  - {label: Sleep, id: sleep, if: day < 4, do: day += 1, go: hall}
  - {label: Ann, id: ann, call: {to: talk, with: {who: ann}}, go: hall}
  - {label: Bo, id: bo, call: {to: talk, with: {who: bo}}, go: hall}
  - {label: Pear, id: pear, once: true, do: bag += pear, go: hall}
  - {label: Cellar, id: cellar, if: purse < 2, go: cellar}
  - {label: Leave, id: leave, if: day > 2, go: home}
  - {from: rumours}
---
node: talk
takes: {who: {one of: cast}}
choices:
  - {label: Ask, id: ask, if: who.trust < 2, do: who.trust += 1, go: talk}
  - {label: Back, id: back, go: back}
---
node: cellar
choices:
  - {label: Up, id: up, go: hall}
  - {label: Stay, id: stay, if: ann.trust == 2, go: hall}
---
node: fox
pool: rumours
label: A fox
when: visits(fox) < 2
choices:
  - {label: Follow, id: follow, call: den, go: hall}
---
node: den
choices:
  - {label: Out, id: out, go: back}
---
node: home
ask: {number: purse, label: How much}
ending: home
"""
LEAVE, PEAR = "if: day > 2, go: home", "once: true, do: bag += pear"
GATE = ("---\nnode: hall\n", "---\nnode: gate\ndo: ticket = true\ngo: hall\n---\nnode: hall\n")
TICKET = [("state:\n", "state:\n  ticket: false\n"), GATE]
NO_CELLAR = [("  - {label: Cellar, id: cellar, if: purse < 2, go: cellar}\n", ""), ("node: cellar\n", "node: attic\n")]
ATTIC = ("  - {from: rumours}\n", "  - {from: rumours}\n  - {label: Attic, id: attic, if: purse < 2, go: attic}\n")
LOOP = "---\nnode: loop\ngo: [{if: purse > 2, to: loop}, {to: home}]\n---\nnode: home\n"
RICH = [("purse: {start: 3, ", "purse: {start: 2, "), ("---\nnode: home\n", LOOP), (LEAVE, "if: day > 2, go: loop")]
FOX = [("node: fox\n", "node: vixen\n"), ("visits(fox)", "visits(vixen)")]

EDITS: dict[str, tuple[list[tuple[str, str]], str, str, list[tuple[str, str]]]] = {
    "a node with saves is removed": (
        [*NO_CELLAR, ATTIC],
        *("lost", "cellar", [("node: attic\n", "node: attic\nwas: cellar\n")]),
    ),
    "a called node is renamed": (
        [("talk", "chat")],
        *("lost", "talk", [("node: chat\n", "node: chat\nwas: talk\n")]),
    ),
    "a storylet with an open call is renamed": (FOX, "lost", "fox", [("node: vixen\n", "node: vixen\nwas: fox\n")]),
    "nothing is open at a save": (
        [("if: purse < 2, go: cellar", "if: purse == 1, go: cellar"), ("id: up, go", "id: up, if: purse == 1, go")],
        *("dead end", "cellar", [("id: up, if: purse == 1, go", "id: up, if: purse < 2, go")]),
    ),
    "an exit needs a day that is past": (
        [(LEAVE, "if: day == 3, go: home"), ("if: day < 4", "if: day < 3")],
        *("trap", "hall", [("day: {start: 1, min: 1, max: 4}", "day: {start: 1, min: 1, max: 3}")]),
    ),
    "an exit needs what a used choice gives": (
        [(LEAVE, "if: day > 2 and bag.nut > 0, go: home"), (PEAR, "once: true, do: [bag += pear, bag += nut]")],
        *("trap", "hall", [("once: true, do", "if: bag.nut == 0, do")]),
    ),
    "an exit needs what a new beginning gives": (
        [*TICKET, (LEAVE, "if: day > 2 and ticket, go: home")],
        *("trap", "hall", [("day > 2 and ticket", "day > 2 and (ticket or not seen(gate))")]),
    ),
    "a number takes the place of a word": (
        [
            ("mood: {one of: [calm, cross]}", "mood: {start: 1, min: 0, max: 1}"),
            (LEAVE, "if: day > 2 and mood == 0, go: home"),
            (PEAR, "once: true, do: [bag += pear, mood = 0]"),
        ],
        *("trap", "hall", [("once: true, do", "do")]),
    ),
    "a way never ends for the rich": (RICH, "runaway", "hall", [("{if: purse > 2, to: loop}, ", "")]),
    "a question is gone": ([("ask: {number: purse, label: How much}\n", "")], "lost", "home", []),
    "a member with an open call is removed": (
        [
            ("ann: Ann, bo: Bo", "ann: Ann"),
            ("  - {label: Bo, id: bo, call: {to: talk, with: {who: bo}}, go: hall}\n", ""),
            ("id: back, go", "id: back, if: ann.trust == 2, go"),
        ],
        *("lost", "talk", []),
    ),
}
"""By what was edited: what was replaced, the fault, the node of its save, and what cures it, if anything can."""


@pytest.fixture(scope="module", name="inn")
def read_inn() -> Story:
    return story_of()


def story_of(*changes: tuple[str, str]) -> Story:
    text = INN
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    story, diagnostics, _ = load_text(text)
    assert story is not None, diagnostics
    return story


@pytest.mark.parametrize("edit", EDITS)
def test_edit_that_harms_saves_is_found(edit: str, inn: Story) -> None:
    changes, kind, saved, _ = EDITS[edit]
    new = story_of(*changes)
    proof = prove_upgrade(inn, new)
    assert (proof.verdict, proof.open) == ("refuted", "")
    assert (kind, f"main.{saved}") == (proof.faults[0].kind, proof.faults[0].saved)
    assert [line for fault in proof.faults for line in unlike(inn, new, fault)] == []


@pytest.mark.parametrize("edit", EDITS)
def test_edited_story_alone_is_no_fault(edit: str) -> None:
    """No proof of the new edition by itself finds that saves are harmed."""
    proof = prove(story_of(*EDITS[edit][0]))
    assert proof.stuck == () and proof.endings["home"].reached


@pytest.mark.parametrize("edit", [edit for edit, (_, _, _, cure) in EDITS.items() if cure])
def test_cured_edit_is_proven(edit: str, inn: Story) -> None:
    changes, _, _, cure = EDITS[edit]
    proof = prove_upgrade(inn, story_of(*changes, *cure))
    assert (proof.verdict, proof.faults, proof.open) == ("proven", (), "")
