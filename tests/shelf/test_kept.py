"""Shelves and saves of the first version, from the package under its former name, `engine`.

`kept/as_engine.*` contain a session of `tests.play.tales`: three decisions, saved as "At the well", then two more.
"""

import shutil
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


@pytest.fixture
def shelf(tmp_path: Path) -> str:
    return shutil.copy(KEPT / "as_engine.sqlite3", tmp_path)


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
