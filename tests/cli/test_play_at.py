"""`play --at` and `--set`: trying out the middle of a story, without a trace on the shelf."""

import json
from pathlib import Path

import pytest

from tests.cli.running import branchlight
from tests.play.test_mid_story import TEXT_OF_STORY


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "middle.yaml"
    path.write_text(TEXT_OF_STORY, encoding="utf-8")
    return str(path)


def test_play_begins_at_the_node(tmp_path: Path, story: str) -> None:
    ran = branchlight(tmp_path, "play", story, "--plain", "--at", "yard", "--set", "trust=4", "--set", "name=Ada")
    assert ran.code == 0
    assert "4, nothing, none, false, Ada" in ran.out


def test_json_begins_at_the_node(tmp_path: Path, story: str) -> None:
    ran = branchlight(tmp_path, "play", story, "--json", "--at", "two.yard")
    assert json.loads(ran.out.splitlines()[0])["state"]["place"] == "two.yard"


def test_shelf_knows_nothing_of_such_a_session(tmp_path: Path, story: str) -> None:
    branchlight(tmp_path, "play", story, "--plain", "--at", "yard", typed="1\n")
    ran = branchlight(tmp_path, "play", story, "--plain")
    assert "2, nothing" in ran.out and "continue" not in ran.out


@pytest.mark.parametrize("words", [("--at", "nowhere"), ("--set", "trust=six"), ("--set", "trust")])
def test_wrong_beginning_is_refused(tmp_path: Path, story: str, words: tuple[str, ...]) -> None:
    ran = branchlight(tmp_path, "play", story, "--plain", *words)
    assert ran.code == 2 and ran.out == "" and len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("option", ["--shelf", "--record"])
def test_beginning_refuses_to_be_kept(tmp_path: Path, story: str, option: str) -> None:
    ran = branchlight(tmp_path, "play", story, "--at", "yard", option, str(tmp_path / "file"))
    assert ran.code == 2 and "leave out --shelf and --record" in ran.err
    assert not (tmp_path / "file").exists()
