"""A clock that is set back, or far away: the last reading is continued, and every save can be loaded and exported."""

import time
from pathlib import Path

import pytest

from branchlight.shelf import MEMORY, open_session

from .sessions import STORY, opened


def at(seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the clock."""
    monkeypatch.setattr(time, "time", lambda: seconds)


def test_last_reading_is_continued_by_an_earlier_clock(shelf: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at(2_000_000_000, monkeypatch)
    first = opened(shelf, seed=5)
    first.choose("draw_rope")
    first.save("ahead")
    first.close()
    at(1_000_000_000, monkeypatch)
    second = opened(shelf)
    assert second.history.here == 1
    second.choose("draw_rope")
    second.save("back")
    second.close()
    third = opened(shelf)
    assert third.history.here == 2
    assert {save.name: save.at for save in third.saves.all()} == {"ahead": 2_000_000_000, "back": 1_000_000_000}
    third.load("ahead")
    assert third.history.here == 1


@pytest.mark.parametrize("seconds", [-100_000.0, 0.0, 2.0**35])
def test_save_by_any_clock_can_be_imported(tmp_path: Path, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    at(seconds, monkeypatch)
    session = opened(str(tmp_path / "shelf"), seed=5)
    session.choose("draw_rope")
    session.bookmarks.put(1, session.turn, 0, "a note")
    session.save("away")
    there = open_session(STORY, MEMORY, seed=77)
    there.saves.read_in(session.saves.write_out("away"))
    there.load("away")
    assert there.history.here == 1
    assert [mark.note for mark in there.bookmarks.all()] == ["a note"]
