"""The wheel is complete: it is built, installed into an empty environment, and played from another folder.

Nothing is downloaded. The build uses the hatchling that is installed for development, and the new environment sees the
installed dependencies through a .pth file. That file does not lead to the engine itself. A checkout is on the path by a
.pth file of its own, and those work only in a real site folder.
"""

import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from branchlight.authoring.catalogue.entry import ENTRIES
from tests import tools
from tests.tools import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)], cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment that has only the wheel."""
    folder = tmp_path_factory.mktemp("environment")
    run([sys.executable, "-m", "venv", "--without-pip", str(folder)], cwd=folder)
    paths = {name: sysconfig.get_path(name, "venv", vars={"base": str(folder)}) for name in ("purelib", "scripts")}
    python = str(Path(paths["scripts"], "python"))
    Path(paths["purelib"], "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    install = ["install", "--quiet", "--no-index", "--no-deps", "--ignore-installed", str(wheel)]
    run([sys.executable, "-m", "pip", "--python", python, *install], cwd=folder)
    return Path(paths["scripts"])


def run(command: Sequence[str], cwd: Path, typed: str = "") -> str:
    """Return the output of a command whose environment does not lead to the checkout or to the reader's own files."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV"))}
    homes = tools.home(cwd / "home")
    done = subprocess.run(
        command, cwd=cwd, input=typed, env=environment | homes, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_wheel_contains_only_the_engine_and_the_story(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"branchlight"}
    assert {"branchlight/py.typed", "branchlight/_story/story.yaml"} <= set(names)
    scenes = sorted(path.name for path in (ROOT / "story" / "scenes").glob("*.yaml"))
    assert sorted(name.split("/")[-1] for name in names if name.startswith("branchlight/_story/scenes/")) == scenes


def test_wheel_contains_the_entries_of_all_codes(wheel: Path) -> None:
    entries = Path(ENTRIES)
    carried = zipfile.Path(wheel, entries.relative_to(ROOT / "engine").as_posix() + "/").iterdir()
    assert {path.name for path in carried} == {path.name for path in entries.iterdir()}


def test_code_is_explained_from_any_folder(scripts: Path, tmp_path: Path) -> None:
    assert run([str(scripts / "branchlight"), "explain", "e306"], cwd=tmp_path).startswith("error E306: ")


def test_installed_engine_comes_from_the_wheel(scripts: Path, tmp_path: Path) -> None:
    where = run([str(scripts / "python"), "-c", "import branchlight; print(branchlight.__file__)"], cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(scripts.parent)


def test_story_is_played_from_any_folder(scripts: Path, tmp_path: Path) -> None:
    told = run([str(scripts / "branchlight"), "play", "--plain"], cwd=tmp_path, typed="1\n")
    assert "Always Find You" in told
    assert told.count("\n1") >= 2, "the choices are offered again after the first was taken"
