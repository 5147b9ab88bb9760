"""Shelves and saves of earlier versions.

`kept/as_engine.*` are of the first version, from the package under its former name. `kept/version_2.sqlite3` is of the
second. Each contains a session of `tests.play.tales`: three decisions, saved as "At the well", then two more.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from branchlight import choose, start
from branchlight.play.turn import Turn
from branchlight.shelf import MEMORY, open_session
from tests.play.tales import tale

KEPT = Path(__file__).parent / "kept"
STORY = tale()
SAVED = ("draw_rope", "draw_rope", "look_down")
ALL = (*SAVED, "say_your_name", "Ada")


@pytest.fixture(params=["as_engine", "version_2"])
def shelf(tmp_path: Path, request: pytest.FixtureRequest) -> str:
    return shutil.copy(KEPT / f"{request.param}.sqlite3", tmp_path)


def played(answers: tuple[str, ...]) -> Turn:
    turn = start(STORY, 5)
    for answer in answers:
        turn = choose(turn, answer)
    return turn


def test_kept_shelf_continues_where_it_stopped(shelf: str) -> None:
    before = Path(shelf).read_bytes()
    session = open_session(STORY, shelf)
    assert "was written by an earlier version" in session.notice
    (aside,) = [path for path in Path(shelf).parent.iterdir() if ".earlier-" in path.name]
    assert aside.read_bytes() == before
    assert str(aside) in session.notice
    assert session.history.here == len(ALL)
    assert session.turn.state == played(ALL).state
    assert [decision.answer for decision in session.history.past()][: len(SAVED)] == list(SAVED)


def test_kept_shelf_loads_its_save(shelf: str) -> None:
    open_session(STORY, shelf).close()
    session = open_session(STORY, shelf)
    assert session.notice == ""
    assert session.load("At the well").state == played(SAVED).state
    assert session.notice == ""


def test_kept_save_file_is_imported() -> None:
    session = open_session(STORY, MEMORY, seed=77)
    save, changed = session.saves.read_in((KEPT / "as_engine.json").read_text(encoding="utf-8"))
    assert (save.name, save.decisions, changed) == ("At the well", len(SAVED), "")
    assert session.load("At the well").state == played(SAVED).state


def test_renewed_shelf_takes_what_is_new(shelf: str) -> None:
    session = open_session(STORY, shelf)
    session.bookmarks.put(0, session.history.turn_at(0) or session.turn, 1, "a note")
    session.close()
    session = open_session(STORY, shelf)
    assert [each.note for each in session.bookmarks.all()] == ["a note"]
    session.close()


def test_second_version_keeps_every_row(tmp_path: Path) -> None:
    shelf = shutil.copy(KEPT / "version_2.sqlite3", tmp_path)
    before = rows(shelf)
    open_session(STORY, shelf).close()
    after = rows(shelf)
    del before["about"], after["about"]
    assert after == before | {"bookmark": [], "origin": []}


def rows(shelf: str) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table of a shelf."""
    with closing(sqlite3.connect(shelf)) as file:
        tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: sorted(file.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}
