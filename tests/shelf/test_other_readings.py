"""Decisions that a reader leaves are kept as another reading, and the last playthrough can be followed."""

from pathlib import Path

import pytest
from hypothesis import given

from branchlight.play.trail import Answer
from branchlight.shelf import MEMORY, Session, open_session
from branchlight.shelf.last_playthrough import LastPlaythrough
from branchlight.shelf.log import Past
from tests.play.tales import tale
from tests.play.test_reading import MOVES

from .sessions import move

STORY = tale()


def made(session: Session) -> list[str]:
    return [past.answer for past in session.history.past(0, session.history.last)]


def test_way_that_is_left_is_another_reading(tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf.sqlite3")
    session = open_session(STORY, shelf, seed=1)
    for answer in ("draw_rope", "light_the_lamp", "look_down"):
        session.choose(answer)
    last = session.turn
    session.back(2)
    session.choose("look_down")
    assert session.parted
    (other,) = session.saves.all()
    assert (other.kind, other.decisions, other.scene) == ("reading", 3, last.setting.title)
    session.close()
    session = open_session(STORY, shelf)
    assert made(session) == ["draw_rope", "look_down"], "the live reading is continued"
    session.load(other.name)
    assert made(session) == ["draw_rope", "light_the_lamp", "look_down"]
    assert session.turn.choices == last.choices
    session.close()


def test_same_decision_leaves_nothing() -> None:
    session = open_session(STORY, MEMORY, seed=1)
    session.choose("draw_rope")
    session.choose("look_down")
    session.back(2)
    session.choose("draw_rope")
    assert not session.parted
    assert session.saves.all() == ()
    assert session.history.can_redo


def test_load_keeps_what_was_undone() -> None:
    session = open_session(STORY, MEMORY, seed=1)
    session.save("start")
    for answer in ("draw_rope", "light_the_lamp", "look_down"):
        session.choose(answer)
    session.back(2)
    session.load("start")
    assert session.parted
    (other,) = [save for save in session.saves.all() if save.kind == "reading"]
    session.load(other.name)
    assert made(session) == ["draw_rope", "light_the_lamp", "look_down"]


@given(moves=MOVES)
def test_every_way_that_was_left_can_be_reached(moves: list[tuple[str, int]]) -> None:
    session, left = open_session(STORY, MEMORY, seed=3), []
    for what, how in moves:
        before = made(session)
        move(session, what, how)
        if session.parted and what == "choose" and before not in left and made(session)[: len(before)] != before:
            left.append(before)
    for way in left:
        session.back(session.history.here)
        assert any(reached(session, save.name)[: len(way)] == way for save in session.saves.all()), way
    session.close()


def reached(session: Session, name: str) -> list[str]:
    """Return the decisions of another reading."""
    session.load(name)
    return made(session)


@pytest.mark.parametrize(
    ("visited", "next_ones"),
    [((), ["a", "b", None]), (("p",), ["b", None, None]), (("p", "q", "p"), [None, None, None])],
)
def test_each_visit_follows_its_own_decision(visited: tuple[str, ...], next_ones: list[str | None]) -> None:
    past = [Past(0, "p", "a", "A", False), Past(1, "q", "c", "C", False), Past(2, "p", "b", "B", True)]
    last = LastPlaythrough(past, visited)
    found = [last.next("p") for _ in range(3)]
    assert [answer and answer.answer for answer in found] == next_ones
    assert last.next("elsewhere") is None


def test_typed_answers_are_followed_as_typed() -> None:
    assert LastPlaythrough([Past(0, "p", "Ada", "Ada", True)]).next("p") == Answer("Ada", "Ada", typed=True)


def test_last_playthrough_is_the_one_before_a_restart() -> None:
    session = open_session(STORY, MEMORY, seed=1)
    place = session.turn.state.place
    assert session.last_playthrough().next(place) is None
    session.choose("draw_rope")
    session.restart(seed=1)
    answer = session.last_playthrough().next(place)
    assert answer is not None
    assert answer.answer == "draw_rope"
    session.choose("look_down")
    assert session.last_playthrough().next(place) is None, "the first visit has passed"


def test_undone_decisions_are_followed_first() -> None:
    session = open_session(STORY, MEMORY, seed=1)
    place = session.turn.state.place
    session.choose("draw_rope")
    session.restart(seed=1)
    session.choose("look_down")
    session.back()
    answer = session.last_playthrough().next(place)
    assert answer is not None
    assert answer.answer == "look_down"
