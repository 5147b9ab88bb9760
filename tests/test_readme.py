"""What the README shows is so."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from branchlight import choose, load_text, start

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def example(language: str) -> str:
    """The one example in that language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    return str(found)


@pytest.fixture
def lamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The first story, saved in the current folder as the README says."""
    path = tmp_path / "lamp.yaml"
    path.write_text(example("yaml"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def branchlight(*words: str, typed: str = "") -> str:
    """What the command prints."""
    command = [sys.executable, "-m", "branchlight", *words]
    done = subprocess.run(command, input=typed, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_first_story_has_fifteen_lines_and_no_mistakes() -> None:
    story = example("yaml")
    assert len(story.splitlines()) == 15
    assert load_text(story).diagnostics == ()


def test_the_first_story_is_checked_and_played_by_the_command(tmp_path: Path, lamp: Path) -> None:
    assert branchlight("check", str(lamp)) == "The lamp: 2 nodes, nothing wrong.\n"
    told = branchlight("play", str(lamp), "--plain", "--shelf", str(tmp_path / "shelf"), typed="pour\nlight\n")
    assert "Far out, a ship turns." in told


def test_the_first_story_plays_to_its_end() -> None:
    story = load_text(example("yaml")).story
    assert story
    turn = start(story, seed=1)
    assert [(choice.text, choice.open) for choice in turn.choices] == [("Pour in oil.", True), ("Light it.", False)]
    turn = choose(choose(turn, turn.choices[0]), "light_it")
    assert turn.passages[-1].text == "Far out, a ship turns."
    assert turn.ending
    assert turn.ending.title == "A ship turns"


@pytest.mark.usefixtures("lamp")
def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(example("python"), {})
    assert capsys.readouterr().out == "The lamp room is cold. The lamp would burn now.\n"


def test_the_layers_are_those_of_the_contract() -> None:
    contract = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ((?:`\w+`[ ·]*)+) \|", README, re.MULTILINE)
    layers = [re.findall(r"\w+", row) for row in rows]
    stated = re.findall(r'^    "([\w |()]+)",$', contract.partition("layers = [")[2].partition("]")[0], re.MULTILINE)
    assert layers == [re.findall(r"\w+", row) for row in stated]


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake (\w+)", README))))
def test_every_make_target_that_is_named_is_there(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([\w/.]+)\)", README))))
def test_every_link_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()
