"""Recorded texts of playthroughs: a change of the words fails until it is recorded."""

from pathlib import Path

import pytest

from branchlight.authoring.new import new_story
from tests.cli.running import branchlight

SCENE = "scenes/1-pier.yaml"


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    new_story(str(tmp_path / "ferry"))
    return tmp_path / "ferry"


def edit(story: Path, old: str, new: str) -> None:
    """Replace words in the first scene."""
    text = (story / SCENE).read_text(encoding="utf-8")
    assert old in text
    (story / SCENE).write_text(text.replace(old, new), encoding="utf-8")


def test_unchanged_text_passes(tmp_path: Path, ferry: Path) -> None:
    assert branchlight(tmp_path, "test", "ferry", "--renew", folder=tmp_path).code == 0
    recorded = ferry / "playthroughs" / "readings.txt"
    assert "\n> " in recorded.read_text(encoding="utf-8")
    assert branchlight(tmp_path, "test", "ferry", folder=tmp_path).code == 0


def test_changed_text_fails_until_it_is_renewed(tmp_path: Path, ferry: Path) -> None:
    branchlight(tmp_path, "test", str(ferry), "--renew")
    edit(ferry, "your coat is", "your pocket is")
    ran = branchlight(tmp_path, "test", str(ferry))
    assert ran.code == 1
    assert "the text has changed since it was recorded" in ran.out
    assert any(line.strip().startswith("+") and "your pocket is" in line for line in ran.out.splitlines())
    assert branchlight(tmp_path, "test", str(ferry), "--renew").code == 0
    assert branchlight(tmp_path, "test", str(ferry)).code == 0


def test_nothing_is_compared_without_a_record(tmp_path: Path, ferry: Path) -> None:
    edit(ferry, "your coat is", "your pocket is")
    assert branchlight(tmp_path, "test", str(ferry)).code == 0


def test_failing_playthrough_keeps_its_text(tmp_path: Path, ferry: Path) -> None:
    branchlight(tmp_path, "test", str(ferry), "--renew")
    recorded = ferry / "playthroughs" / "readings.txt"
    before = recorded.read_text(encoding="utf-8")
    playthroughs = ferry / "playthroughs" / "readings.yaml"
    text = playthroughs.read_text(encoding="utf-8")
    playthroughs.write_text(text.replace("expect: ", "expect: Never ", 1), encoding="utf-8")
    assert branchlight(tmp_path, "test", str(ferry), "--renew").code == 1
    assert recorded.read_text(encoding="utf-8") == before


def test_link_in_place_of_the_text_is_not_followed(tmp_path: Path, ferry: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("= The way across\n  Something else.\n", encoding="utf-8")
    (ferry / "playthroughs" / "readings.txt").symlink_to(outside)
    ran = branchlight(tmp_path, "test", str(ferry))
    assert ran.code == 1 and "2 passed" in ran.out and "readings.txt" in ran.err
    branchlight(tmp_path, "test", str(ferry), "--renew")
    assert outside.read_text(encoding="utf-8") == "= The way across\n  Something else.\n"
