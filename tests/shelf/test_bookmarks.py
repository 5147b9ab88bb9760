"""Bookmarks outlive the process, and belong to the reading in which their passage was read."""

from pathlib import Path

import pytest

from branchlight.play.turn import Turn
from branchlight.shelf import MEMORY, Session, open_session
from branchlight.shelf.bookmarks import NOTE_LENGTH
from branchlight.shelf.schema import BEFORE_LOAD
from tests.play.tales import tale

STORY = tale()


@pytest.fixture
def session() -> Session:
    return open_session(STORY, MEMORY, seed=1)


def first_text(turn: Turn) -> int:
    return next(n for n, passage in enumerate(turn.passages) if passage.runs)


def mark(session: Session, note: str = "") -> None:
    session.bookmarks.put(session.history.here, session.turn, first_text(session.turn), note)


def test_bookmark_is_kept(tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf.sqlite3")
    session = open_session(STORY, shelf, seed=1)
    session.choose("draw_rope")
    mark(session, "  the\nrope ")
    session.choose("look_down")
    before = session.bookmarks.all()
    session.close()
    session = open_session(STORY, shelf)
    (found,) = session.bookmarks.all()
    assert (found,) == before
    assert (found.here, found.note, found.scene, found.is_here) == (1, "the rope", "The yard", True)
    session.close()


def test_undoing_hides_a_bookmark_from_the_page(session: Session) -> None:
    session.choose("look_down")
    mark(session)
    session.back()
    assert session.bookmarks.here() == []
    assert [each.is_here for each in session.bookmarks.all()] == [False]
    session.redo()
    assert len(session.bookmarks.here()) == 1


def test_other_ways_share_what_came_before(session: Session) -> None:
    session.choose("draw_rope")
    mark(session, "shared")
    session.choose("look_down")
    mark(session, "left")
    session.back()
    session.choose("light_the_lamp")
    assert [(each.note, each.is_here) for each in session.bookmarks.all()] == [("shared", True), ("left", False)]


def test_bookmarks_are_in_the_order_of_the_text(session: Session) -> None:
    for answer in ("draw_rope", "look_down"):
        session.choose(answer)
    for n in (2, 0, 1):
        turn = session.history.turn_at(n)
        assert turn is not None
        session.bookmarks.put(n, turn, first_text(turn), f"{n}")
    assert [each.note for each in session.bookmarks.all()] == ["0", "1", "2"]


def test_second_mark_replaces_the_note(session: Session) -> None:
    mark(session, "one")
    mark(session, "two")
    (found,) = session.bookmarks.all()
    assert found.note == "two"
    session.bookmarks.change(found, "three " + "x" * 999)
    (found,) = session.bookmarks.all()
    assert len(found.note) == NOTE_LENGTH
    session.bookmarks.remove(found)
    session.bookmarks.remove(found)
    assert session.bookmarks.all() == ()


def test_bookmark_of_another_reading_is_opened(session: Session) -> None:
    session.choose("look_down")
    mark(session)
    state = session.turn.state
    session.restart(seed=9)
    session.choose("draw_rope")
    (found,) = session.bookmarks.all()
    assert not found.is_here
    assert session.open_bookmark(found).state == state
    assert session.saves.get(BEFORE_LOAD) is not None
    assert session.bookmarks.here() == [found._replace(is_here=True)]


@pytest.mark.parametrize("passage", [-1, 99])
def test_passage_must_exist(session: Session, passage: int) -> None:
    with pytest.raises(IndexError):
        session.bookmarks.put(0, session.turn, passage)
    assert session.bookmarks.all() == ()
