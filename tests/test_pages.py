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


MISUSE = """\
from branchlight import choose, prove, read_story, start
turn = start(read_story('a'), seed='1')
choose(turn, 1)
prove(turn)
import branchlight
branchlight.prof
"""


@pytest.mark.thorough
def test_mypy_passes_examples_and_finds_misuse(tmp_path: Path) -> None:
    for page, text in PAGES.items():
        for example in examples(text):
            name = f"{Path(page).stem.lower()}_{example.line}.py"
            (tmp_path / name).write_text(example.text, encoding="utf-8")
    assert len(list(tmp_path.glob("*.py"))) >= len(PAGES)
    (tmp_path / "misuse.py").write_text(MISUSE, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=", "."]
    checked = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    errors = [line.split(":")[:2] for line in checked.stdout.splitlines() if ": error:" in line]
    assert errors == [["misuse.py", line] for line in "2346"], checked.stdout


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
