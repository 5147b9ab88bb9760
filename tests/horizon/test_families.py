"""Families of wide stories: small members are proven, planted faults are found, and stages settle them alone."""

import pytest

from branchlight import load_text
from branchlight.prover.prove import prove
from tests.horizon import alone
from tests.horizon.cases import cases
from tests.horizon.families import FAMILIES, SMALL, made
from tests.horizon.plant import CELL, FAULTS, HIDDEN, planted

TINY = ("things_4_3", "hubs_2_4", "scenes_3_4", "days_3_2", "long_20_3_5", "storylets_4_2")


@pytest.mark.parametrize("name", TINY)
def test_small_member_of_a_family_is_explored(name: str) -> None:
    loaded = load_text(made(name))
    assert loaded.story is not None and not loaded.diagnostics
    proof = prove(loaded.story)
    assert (proof.explored, proof.stuck) == (True, ())


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", TINY)
def test_fault_planted_in_a_family_is_found(name: str, fault: str) -> None:
    story = load_text(planted({"it": made(name)}, fault)["it"]).story
    assert story is not None
    proof = prove(story)
    if fault == "choice":
        assert [at.status for name, at in proof.choices.items() if name.endswith(f".{HIDDEN}")] == ["unreachable"]
    assert [(at.node, at.kind) for at in proof.stuck] == ([(f"main.{CELL}", "trap")] if fault == "trap" else [])
    assert [at.verdict for at in proof.promises] == (["refuted"] if fault == "promise" else [])


def test_every_family_has_members() -> None:
    assert {name.partition("_")[0] for name in TINY} == {name.partition("_")[0] for name in SMALL} == FAMILIES.keys()
    assert made("things_40_12").count("\nnode: ") == 13


@pytest.mark.parametrize("name", ["castles_3", "things", "things_a_b", "things_3"])
def test_story_of_no_family_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="the families are things, hubs"):
        cases([name])


def test_cases_have_a_story_and_its_siblings() -> None:
    assert [case.name for case in cases(["hubs_2_4"])] == ["hubs_2_4", *[f"hubs_2_4 {fault}" for fault in FAULTS]]


@pytest.mark.parametrize("stages", [["diagrams"], ["flow", "dives", "hiding"]])
def test_stages_settle_a_story_alone(stages: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert alone.main([*stages, "hubs_2_4"]) == 0
    name, settled, of, asked, *_ = capsys.readouterr().out.split()
    assert (name, of, settled) == ("hubs_2_4", "of", asked)


def test_stages_leave_open_what_they_cannot_settle(capsys: pytest.CaptureFixture[str]) -> None:
    assert alone.main(["dives", "scenes_3_4"]) == 1
    _, settled, _, asked, *_ = capsys.readouterr().out.split()
    assert int(settled) < int(asked)
