"""The pages' examples of Python: each passes `mypy --strict`, runs, and prints what the page shows."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import forks
from tests.pages import done, examples, saved
from tests.tools import ROOT

WARY = "import warnings; warnings.simplefilter('error')\n"
PAGES = {path: (ROOT / path).read_text(encoding="utf-8") for path in ("README.md", "docs/api.md")}


@pytest.mark.thorough
def test_examples_pass_mypy_strict(tmp_path: Path) -> None:
    for page, text in PAGES.items():
        for example in examples(text):
            name = f"{Path(page).stem.lower()}_{example.line}.py"
            (tmp_path / name).write_text(example.text, encoding="utf-8")
    checked = mypy(tmp_path)
    assert checked.returncode == 0, checked.stdout
    assert len(list(tmp_path.glob("*.py"))) >= len(PAGES)


@pytest.mark.thorough
def test_mypy_knows_the_types_of_the_public_names(tmp_path: Path) -> None:
    (tmp_path / "wrong.py").write_text(
        "from branchlight import choose, prove, read_story, start\n"
        "turn = start(read_story('a'), seed='1')\n"
        "choose(turn, 1)\n"
        "prove(turn)\n"
        "import branchlight\n"
        "branchlight.prof\n",
        encoding="utf-8",
    )
    checked = mypy(tmp_path)
    assert [line.split(":")[1] for line in checked.stdout.splitlines() if ": error:" in line] == ["2", "3", "4", "6"]


def mypy(folder: Path) -> "subprocess.CompletedProcess[str]":
    """Check the files of a folder, none of which depends on another."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=", "."]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("page", PAGES)
def test_examples_run(page: str, tmp_path: Path) -> None:
    saved(PAGES[page], tmp_path)
    for example in examples(PAGES[page]):
        ran = forks.run("-c", WARY + example.text, folder=tmp_path)
        assert (ran.code, ran.err) == (0, b""), f"{page}:{example.line}"
        assert ran.out


def test_page_shows_what_is_printed(tmp_path: Path) -> None:
    page = PAGES["docs/api.md"]
    assert done(page, tmp_path) == page, "python -m tests.pages docs/api.md"
