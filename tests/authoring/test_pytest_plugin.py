"""pytest over a story's folder, in a separate process."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from tests.authoring.playthroughs.story import TEXT
from tests.authoring.playthroughs.test_run import DRAWN, LONG
from tests.tools import ROOT


def run_pytest(folder: Path) -> tuple[int, str]:
    """Return the exit code and output of pytest over a folder."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:asyncio",
        str(folder),
    ]
    alone = os.environ | {"PYTHONPATH": str(ROOT / "engine")}  # not the root, which has a folder `engine` of its own
    done = subprocess.run(
        [*command, "-v", f"--rootdir={folder}"], cwd=folder, env=alone, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "playthroughs").mkdir()
    (tmp_path / "scenes").mkdir()
    title, _, scenes = TEXT.partition("---\n")
    (tmp_path / "story.yaml").write_text(title)
    (tmp_path / "scenes" / "main.yaml").write_text(scenes)
    (tmp_path / "playthroughs" / "a.yaml").write_text(f"{LONG}---\n{DRAWN}")
    return tmp_path


def test_playthroughs_become_tests(folder: Path) -> None:
    code, output = run_pytest(folder)
    assert code == 0, output
    assert "playthroughs/a.yaml::Long PASSED" in output
    assert "playthroughs/a.yaml::Drawn PASSED" in output


def test_failure_shows_the_step_that_differs(folder: Path) -> None:
    (folder / "playthroughs" / "b.yaml").write_text(DRAWN.replace("sings", "hums"))
    code, output = run_pytest(folder)
    assert code == 1
    assert "playthroughs/b.yaml:4:5: Drawn: these words are not on the page" in output
    assert "- It hums" in output
    assert "Traceback" not in output
    assert "2 passed" in output


def test_unreadable_file_fails_with_its_diagnostics(folder: Path) -> None:
    (folder / "playthroughs" / "b.yaml").write_text(DRAWN.replace("choose: on", "choose: off"))
    code, output = run_pytest(folder)
    assert code == 1
    assert "E453" in output
    assert "the story has no choice `off`" in output


@pytest.mark.thorough
def test_unreadable_story_fails_with_its_diagnostics(folder: Path) -> None:
    (folder / "scenes" / "main.yaml").write_text("node: door\ngo: hell\n")
    code, output = run_pytest(folder)
    assert code == 1
    assert "E306" in output


@pytest.mark.thorough
def test_plugin_works_beside_a_foreign_engine_folder(folder: Path) -> None:
    (folder / "engine").mkdir()
    (folder / "engine" / "__init__.py").write_text("OWN = True\n")
    (folder / "test_own.py").write_text("import engine\n\ndef test_own():\n    assert engine.OWN\n")
    code, output = run_pytest(folder)
    assert code == 0, output
    assert "test_own.py::test_own PASSED" in output
    assert "playthroughs/a.yaml::Long PASSED" in output


def test_plugin_leaves_pytest_6_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(ROOT / "engine" / "branchlight" / "authoring" / "pytest_plugin.py")
    assert "pytest_collect_file" in runpy.run_path(path)
    monkeypatch.setattr(pytest, "__version__", "6.2.5")
    assert "pytest_collect_file" not in runpy.run_path(path)
