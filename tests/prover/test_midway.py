"""Proofs from the middle of a story."""

import json
from pathlib import Path

import pytest

from branchlight import load_text
from branchlight.cli.main import main
from branchlight.play.mid_story import BeginningError, beginning_at
from branchlight.prover.answer import Proof
from branchlight.prover.midway import only_following, story_midway
from branchlight.prover.prove import prove
from branchlight.prover.replay import replay

CAVE = """\
title: The cave
state: {bought: {one of: [nothing, rope, lamp]}}
endings: {out: Out, rich: Rich}
promises:
  - possible: ending(rich)
  - never: at(cave) and bought == nothing
  - never lost: ending(out)
---
node: shop
tells: draught
text: "One coin. {bought == rope: Again.}"
choices:
  - {label: Buy a rope, do: bought = rope, go: cave}
  - {label: Buy a lamp, do: bought = lamp, go: cave}
  - {label: Keep it, ending: rich}
---
node: cave
needs: draught
text: "It is {bought == lamp: bright | dark} in here."
choices:
  - Feel your way on: cave
  - {label: Walk out., if: bought == lamp, go: sky}
---
node: sky
ending: out
"""


def proof_from(node: str, *changes: tuple[str, str]) -> Proof:
    loaded = load_text(CAVE)
    assert loaded.story is not None, loaded.diagnostics
    begun = story_midway(loaded.story, node, changes)
    return only_following(begun, prove(begun))


def test_parts_that_cannot_follow_are_left_out() -> None:
    proof = proof_from("cave", ("bought", "lamp"))
    assert (proof.verdict, list(proof.nodes), list(proof.endings)) == ("proven", ["main.cave", "main.sky"], ["out"])
    assert list(proof.choices) == ["main.cave.feel_your_way_on", "main.cave.walk_out"]
    assert list(proof.variants) == ["main.cave~1.1"]
    texts = [promise.text for promise in proof.promises]
    assert texts == ["never: at(cave) and bought == nothing", "never lost: ending(out)"]
    assert proof.facts == () and not proof.stuck


@pytest.mark.usefixtures("without_hiding")
def test_unsettled_parts_that_may_follow_are_kept() -> None:
    text = CAVE.replace("bought == lamp: bright", "visits(cave) == 90000: late")
    loaded = load_text(text)
    assert loaded.story is not None, loaded.diagnostics
    begun = story_midway(loaded.story, "cave", [("bought", "lamp")])
    proof = only_following(begun, prove(begun, states=50))
    assert (proof.verdict, list(proof.nodes)) == ("not settled", ["main.cave", "main.sky"])
    assert [(name, at.status) for name, at in proof.variants.items()] == [
        ("main.cave~1.1", "not settled"),
        ("main.cave~1.2", "reached"),
    ]


def test_state_is_as_at_the_start_unless_it_is_set() -> None:
    proof = proof_from("cave")
    assert [(at.kind, at.path) for at in proof.stuck] == [("trap", ())]
    assert [promise.verdict for promise in proof.promises] == ["refuted", "refuted"]
    assert [at.kind for at in proof_from("cave", ("bought", "rope")).stuck] == ["trap"]


def test_paths_begin_at_the_node() -> None:
    loaded = load_text(CAVE)
    assert loaded.story is not None
    end = proof_from("cave", ("bought", "lamp")).endings["out"]
    assert end.path == ("main.cave.walk_out",)
    assert replay(beginning_at(loaded.story, "cave", [("bought", "lamp")]), end.path).ending is not None


def test_whole_story_can_begin_with_another_state() -> None:
    assert proof_from("", ("bought", "rope")).variants["main.shop~1.1"].reached


def test_no_such_node_is_refused() -> None:
    with pytest.raises(BeginningError):
        proof_from("cellar")


def test_command_proves_from_a_node(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cave.yaml").write_text(CAVE)
    story = str(tmp_path / "cave.yaml")
    assert main(["prove", story, "--at", "cave"]) == 1
    assert capsys.readouterr().out.startswith("The cave, from main.cave: refuted.\n")
    assert main(["prove", story, "--at", "sky", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (list(found["nodes"]), found["endings"]["out"]["path"]) == (["main.sky"], [])


@pytest.mark.parametrize(
    "words",
    [
        ("--at", "cellar"),
        ("--set", "bought"),
        ("--at", "cave", "--pasts", "sky"),
        ("--set", "bought=rope", "--save-paths", "p"),
    ],
)
def test_command_refuses_what_it_cannot_prove(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "cave.yaml").write_text(CAVE)
    assert main(["prove", str(tmp_path / "cave.yaml"), *words]) == 2
