"""Planted faults: seven stories of the bench's shape, a sound one and six with one fault each."""

import pytest

from bench.stories import END
from branchlight import load_text
from branchlight.model.story import choices_of
from branchlight.prover.prove import prove
from branchlight.prover.replay import replay
from tests.prover.comparing import decisions
from tests.prover.planted import FAULT, FAULTS, OTHER, every_state, planted, written

SEEDS = (1, pytest.param(2, marks=pytest.mark.thorough))
HERE = "chapter0."


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("fault", FAULTS)
def test_proof_agrees_with_every_state(fault: str, seed: int) -> None:
    bench = planted(fault, seed)
    story = load_text(written(bench)).story
    assert story is not None
    proof, found = prove(story), every_state(bench)
    nodes = {name.removeprefix(HERE): decisions(at.path) for name, at in proof.nodes.items() if at.reached}
    nodes.pop(END)
    assert nodes == found.nodes
    places = {c.name: place for node in story.nodes.values() for place, c in enumerate(choices_of(node.body))}
    choices = {
        (name.split(".")[1], places[name]): decisions(at.path) for name, at in proof.choices.items() if at.reached
    }
    assert choices == found.choices
    dead_ends = {at.node.removeprefix(HERE): len(at.path) for at in proof.stuck if at.kind == "dead end"}
    traps = {at.node.removeprefix(HERE): len(at.path) for at in proof.stuck if at.kind == "trap"}
    assert dead_ends == found.locked
    assert traps == found.trapped


@pytest.mark.parametrize("seed", SEEDS)
def test_planted_faults_are_found_where_they_are(seed: int) -> None:
    expected = {
        "none": (set(), set()),
        "locked": (set(), {FAULT}),
        "rarely locked": (set(), {FAULT}),
        "hidden": ({FAULT}, set()),
        "orphan": ({FAULT}, set()),
        "circle": (set(), {FAULT, OTHER}),
    }
    for fault, (unreached, stuck) in expected.items():
        story = load_text(written(planted(fault, seed))).story
        assert story is not None
        proof = prove(story)
        assert {name for name, at in proof.nodes.items() if not at.reached} == {f"{HERE}{name}" for name in unreached}
        assert {at.node for at in proof.stuck} == {f"{HERE}{name}" for name in stuck}
        for at in proof.stuck:
            assert replay(story, at.path).state.place == at.node


def test_missing_nodes_are_found_before_any_state() -> None:
    loaded = load_text(written(planted("locked", 1)).replace(f"go: {FAULT}", "go: n99999"))
    assert loaded.story is None
    assert [problem.message for problem in loaded.diagnostics] == ["there is no node `n99999`"]
