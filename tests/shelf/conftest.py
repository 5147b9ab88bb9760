"""A reader's own shelf, in a folder of the test."""

import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from branchlight.shelf.open_shelf import default_path
from tests.tools import home


def live_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this process keep its data below a folder."""
    for name, value in home(folder).items():
        monkeypatch.setenv(name, value)


class Hasty(sqlite3.Connection):
    """A connection that does not wait for the disk: tests that open hundreds of shelves survive no power cut."""

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        """Run a statement."""
        return super().execute("PRAGMA synchronous=OFF" if "synchronous" in statement else statement, *values)


@pytest.fixture
def shelf(tmp_path: Path) -> str:
    """Return the path of a file for a shelf."""
    return str(tmp_path / "shelf.sqlite3")


@pytest.fixture
def hastily(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make everything about shelves fast that only a power cut or another process needs."""
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Hasty))
    monkeypatch.setattr("branchlight.shelf.open_shelf._PAUSE", 0.001)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of the reader's own shelf, in a folder that exists."""
    live_at(tmp_path, monkeypatch)
    path = Path(default_path())
    path.parent.mkdir()
    return path
