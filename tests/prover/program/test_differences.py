"""Differences of endless numbers: stories with them behave as stories that keep each number."""

import random

import pytest

from branchlight import load_text
from branchlight.prover import prove as prover
from branchlight.prover.answer import Proof
from branchlight.prover.program.differences import with_differences
from branchlight.prover.prove import prove
from branchlight.prover.replay import replay
from tests.stories import made

POOL = """\
title: Least visited first
state: {left: {start: LEFT, min: 0, max: LEFT}}
endings: {over: Over}
promises:
  - never: visits(s1) > visits(s2) + 1
  - never: visits(s3) + 2 < visits(s1)
---
node: a
text: "{visits(s1) == visits(s2): even | odd}"
choices:
  - {from: p, show: 1}
  - {label: End, go: fin}
---
node: s1
pool: p
label: one
priority: 0 - visits(s1)
go: a
---
node: s2
pool: p
label: two
priority: 1 - visits(s2)
go: a
---
node: s3
pool: p
label: three
priority: 0 - visits(s3)
go: a
---
node: fin
ending: over
"""


def test_pool_of_the_least_visited_is_settled() -> None:
    proof = prove(made(POOL.replace("state: {left: {start: LEFT, min: 0, max: LEFT}}\n", "")))
    assert (proof.explored, proof.states < 100) == (True, True)
    assert [promise.verdict for promise in proof.promises] == ["proven", "proven"]


RISING = """\
title: Two rising scores
state: {love: 0, fear: 3, held: {start: 0, min: 0, max: 2}}
endings: {good: Good, bad: Bad}
---
node: a
text: "TEXT"
choices:
  - {label: kind, do: [love += 1, "held = min(held + 1, 2)"], go: a}
  - {label: harsh, do: fear += 2, go: a}
  - {label: leave, go: [{if: love > fear + held, to: g}, {to: b}]}
---
node: g
ending: good
---
node: b
ending: bad
"""


def test_two_rising_scores_are_settled() -> None:
    story = made(RISING.replace("TEXT", "{love} {fear}"))
    proof = prove(story)
    assert (proof.verdict, proof.explored) == ("proven", True)
    path = proof.endings["good"].path
    assert path is not None and len(path) == 7
    ended = replay(story, path).ending
    assert ended is not None and ended.name == "good"


@pytest.mark.parametrize(
    "text", ["{love > 3: a}", "{love + fear > 3: a}", "{love * 2 > fear: a}", "{max(love, fear) > 5: a}"]
)
def test_numbers_asked_for_otherwise_are_kept(text: str) -> None:
    story = made(RISING.replace("TEXT", text))
    assert with_differences(story) is story


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("love: 0", "love: {start: 0, min: 0, max: 50}"),
        ("love += 1", "love = 5"),
        ("love += 1", "love += held"),
        ("love += 1", "love += 500"),
    ],
)
def test_numbers_that_change_otherwise_are_kept(before: str, after: str) -> None:
    story = made(RISING.replace("TEXT", "").replace(before, after))
    assert with_differences(story) is story


def random_story(seed: int) -> str:
    """Return a story of some decisions whose conditions compare endless numbers."""
    rng = random.Random(seed)
    nodes = ["n0", "n1", "n2"]
    numbers = ["x", "y", "z", "visits(n0)", "visits(n1)", "visits(n2)"]

    def compared() -> str:
        one, other = rng.sample(numbers, 2)
        sign = rng.choice(("<", "<=", ">", ">=", "==", "!="))
        left = rng.choice((one, f"{one} + {rng.randint(1, 2)}", f"{one} - {other}"))
        right = rng.choice(("h", str(rng.randint(-2, 2)))) if left.count(" - ") else f"{other} + h"
        return f"{left} {sign} {right}"

    text = f"title: T\nstate: {{x: 0, y: {rng.randint(-1, 2)}, z: 0, h: {{start: 1, min: 0, max: 2}}, "
    text += "left: {start: 6, min: 0, max: 6}}\nendings: {over: Over, far: Far}\npromises:\n"
    text += f"  - never: {compared()}\n  - possible: {compared()}\n  - 'never lost: ending(over)'\n".replace("'", "")
    for node in nodes:
        text += f"---\nnode: {node}\ndo: [{rng.choice('xyz')} += {rng.randint(1, 2)}]\n"
        text += f'text: "{{{compared()}: a | {compared()}: b | c}} {{x}}"\nchoices:\n'
        for place in range(rng.randint(1, 2)):
            either = f"{{if: {compared()}, do: y += 1, else: h = 0}}"
            do = rng.choice(("x += 1", "y -= 2", "z += 1", "h += 1", either))
            test = f"left > 0 and ({compared()})"
            text += f"  - {{label: C{place}, if: {test}, do: [left -= 1, {do}], go: {rng.choice(nodes)}}}\n"
        if rng.random() < 0.5:
            text += "  - {if: left > 0, choices: [{from: p, show: 1}]}\n"
        text += f"go: [{{if: {compared()}, to: end}}, {{if: left == 0, to: far}}, {{to: end}}]\n"
    for number in range(3):
        priority = rng.choice(("0 - visits(n0)", "0 - visits(n1)", "0 - visits(n2)", "x - visits(n1)", "0"))
        text += f"---\nnode: s{number}\npool: p\nlabel: S{number}\npriority: {priority}\n"
        text += f"do: [left -= 1, {rng.choice('xyz')} += 1]\ngo: {rng.choice(nodes)}\n"
    return f"{text}---\nnode: end\nending: over\n---\nnode: far\nending: far\n"


def comparable(proof: Proof) -> object:
    tables = (proof.nodes, proof.choices, proof.variants, proof.endings)
    items = [(name, at.status, len(at.path or ())) for table in tables for name, at in table.items()]
    stuck = {(at.kind, at.node) for at in proof.stuck}
    return items, stuck, [(p.text, p.verdict) for p in proof.promises], proof.bound


@pytest.mark.parametrize("tenth", [*range(2), *[pytest.param(n, marks=pytest.mark.thorough) for n in range(2, 10)]])
def test_proofs_with_differences_are_equal(tenth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced = 0
    for seed in range(tenth * 12, tenth * 12 + 12):
        loaded = load_text(random_story(seed))
        if loaded.story is None:
            continue
        monkeypatch.setattr(prover, "with_differences", with_differences)
        short = prove(loaded.story)
        replaced += with_differences(loaded.story) is not loaded.story
        monkeypatch.setattr(prover, "with_differences", lambda story: story)
        assert comparable(short) == comparable(prove(loaded.story)), f"story {seed}:\n{random_story(seed)}"
    assert replaced
