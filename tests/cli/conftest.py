"""Small stories in files, for the tests of commands."""

from pathlib import Path

import pytest

from . import output
from .running import BAD, GOOD


@pytest.fixture
def good(tmp_path: Path) -> str:
    (tmp_path / "good.yaml").write_text(GOOD)
    return str(tmp_path / "good.yaml")


@pytest.fixture
def bad(tmp_path: Path) -> str:
    (tmp_path / "bad.yaml").write_text(BAD)
    return str(tmp_path / "bad.yaml")


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The story of `output` in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "story.yaml"
    path.write_text(output.GOOD, encoding="utf-8")
    return path
