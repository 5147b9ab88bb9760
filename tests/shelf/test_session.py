"""A session outlives its process: everything that a reader does is the same after opening it again."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from branchlight.play.reading import Reading
from branchlight.shelf import MEMORY, open_session
from branchlight.shelf.open_shelf import open_store
from tests.play.tales import tale
from tests.play.test_reading import MOVES, answer_of
from tests.shelf.sessions import STORY, move, opened


@given(moves=MOVES)
def test_session_equals_the_reading_that_it_stores(moves: list[tuple[str, int]]) -> None:
    session, reading = open_session(STORY, MEMORY, seed=3), Reading(STORY, 3)
    for what, how in moves:
        move(session, what, how)
        move(reading, what, how)
        assert session.turn == reading.turn
        assert (session.history.here, session.history.last) == (reading.here, reading.trail.end)
        assert session.notice == ""
    assert list(session.history.decisions) == list(reading.decisions)
    session.close()


@settings(
    max_examples=settings.default.max_examples * 3 // 10, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=MOVES)
def test_reopening_changes_nothing(tmp_path: Path, moves: list[tuple[str, int]]) -> None:
    shelf = str(tmp_path / "again.sqlite3")
    reading = Reading(STORY, 3)
    opened(shelf, seed=3).close()
    open_session(STORY, shelf, seed=3, new=True).choose("draw_rope")
    reading.choose("draw_rope")
    for what, how in moves:
        with_new_process = opened(shelf)
        move(with_new_process, what, how)
        move(reading, what, how)
        turn = with_new_process.turn
        with_new_process.close()
        again = opened(shelf)
        assert again.turn == turn == reading.turn
        assert (again.history.here, again.history.last) == (reading.here, reading.trail.end)
        assert again.resumed
        again.close()


@given(moves=MOVES)
def test_saving_and_loading_changes_nothing(moves: list[tuple[str, int]]) -> None:
    session, reading = open_session(STORY, MEMORY, seed=3), Reading(STORY, 3)
    for what, how in moves:
        session.save("x", overwrite=True)
        kept = session.turn
        session.choose(answer_of(session.turn, 1) or "") if answer_of(session.turn, 1) is not None else session.back(2)
        assert session.load("x") == kept
        answer = answer_of(session.turn, how)
        if what == "choose" and answer is not None:
            assert session.choose(answer) == Reading.choose(reading, answer)
        else:
            assert session.back(how) == reading.back(how)
    session.close()


def test_session_continues_where_the_reader_left_off(shelf: str) -> None:
    first = opened(shelf, seed=5)
    assert not first.resumed
    first.choose("draw_rope")
    turn = first.choose("look_down")
    again = opened(shelf)
    assert again.resumed
    assert (again.turn, again.history.here, again.history.seed) == (turn, 2, 5)


def test_opening_alone_moves_no_ribbon(shelf: str) -> None:
    opened(shelf, seed=9).close()
    opened(shelf, seed=9).close()
    store = open_store(shelf)
    assert not store.rows("SELECT * FROM reading") + store.rows("SELECT * FROM branch")
    store.close()
    first, second = opened(shelf, seed=5), opened(shelf, seed=5)
    first.choose("draw_rope")
    turn = second.choose("look_down")
    opened(shelf).close()
    first.close()
    assert opened(shelf).turn == turn


@pytest.mark.parametrize("how", [{"new": True}, {"seed": 6}, {}])
def test_restarted_reading_is_the_one_continued(shelf: str, how: dict[str, int]) -> None:
    session = opened(shelf, seed=5)
    old = session.choose("look_down")
    session = opened(shelf, **how)
    if not how:
        session.restart()
    turn, fresh, seed = session.turn, session.fresh, session.history.seed
    session.close()
    again = opened(shelf)
    assert (again.turn, again.fresh, again.history.seed) == (turn, fresh, seed)
    assert (again.history.here, again.history.can_back) == (0, False)
    again.choose("draw_rope")
    assert opened(shelf).turn == again.turn
    (earlier,) = again.saves.all()
    assert again.load(earlier.name) == old


def test_beginning_counts_as_read_after_a_return(shelf: str) -> None:
    opened(shelf, seed=5).restart(seed=5)
    again = opened(shelf)
    assert again.fresh
    again.choose("look_down")
    assert opened(shelf, seed=5).fresh == frozenset()


def test_beginnings_leave_no_ribbons(shelf: str) -> None:
    session = opened(shelf, seed=5)
    session.choose("look_down")
    for _ in range(40):
        session.restart()
        opened(shelf).restart()
    session.choose("look_down")
    assert [save.kind for save in session.saves.all()] == ["reading"]
    assert session._store.row("SELECT count(*) FROM reading")[0] == 2


def test_restart_keeps_earlier_reading_among_saves(shelf: str) -> None:
    session = opened(shelf, seed=5)
    session.choose("draw_rope")
    turn = session.choose("look_down")
    session.restart(seed=6)
    session.choose("draw_rope")
    (earlier,) = session.saves.all()
    assert (earlier.kind, earlier.decisions, earlier.scene) == ("reading", 2, "The yard")
    assert session.load(earlier.name) == turn


def test_new_choice_after_undo_keeps_saved_places() -> None:
    session = open_session(STORY, MEMORY, seed=5)
    session.choose("draw_rope")
    turn = session.choose("look_down")
    session.save("at the edge")
    session.back(2)
    session.choose("light_the_lamp")
    assert not session.history.can_redo
    assert session.load("at the edge") == turn
    assert [past.answer for past in session.history.past()] == ["draw_rope", "look_down"]


def test_undo_reaches_the_beginning_across_sessions(shelf: str) -> None:
    turns = [opened(shelf, seed=5).turn]
    for answer in ("draw_rope", "light_the_lamp", "look_down", "pick_up_the_stone"):
        session = opened(shelf) if len(turns) > 1 else opened(shelf, seed=5)
        turns.append(session.choose(answer))
        session.close()
    session = opened(shelf)
    assert [session.turn, *[session.back() for _ in range(4)]] == turns[::-1]
    assert [session.redo() for _ in range(4)] == turns[1:]


def test_progress_covers_all_readings(shelf: str) -> None:
    session = opened(shelf, seed=5)
    assert session.fresh == {1, 2}
    session.choose("look_down")
    session.choose("climb_down")
    session.choose("let_go")
    session.close()
    again = opened(shelf, seed=5)
    seen = again.readings.progress()
    assert seen.nodes == {"yard.gate", "yard.edge", "yard.hum", "yard.deep", "yard.lost"}
    assert seen.choices == {"yard.gate.look_down", "yard.edge.climb_down", "yard.deep.let_go"}
    assert seen.endings == {"lost"}
    assert again.fresh == frozenset()
    again.choose("draw_rope")
    assert again.fresh != frozenset()
    again.back()
    again.choose("draw_rope")
    assert again.fresh == frozenset()


def test_progress_has_nodes_that_continue_others(shelf: str) -> None:
    nodes = "node: a\ntext: A <>\ngo: b\n---\nnode: b\ntext: is <>\ngo: c\n---\nnode: c\ntext: on\nchoices: [{On: d}]\n"
    session = open_session(tale(f"title: On\n---\n{nodes}---\nnode: d\nchoices:\n  - Again: a\n"), shelf)
    session.choose("on")
    session.choose("again")
    assert session.readings.progress().nodes == {"main.a", "main.b", "main.c", "main.d"}


def test_stories_on_one_shelf_are_separate(shelf: str) -> None:
    other = tale("title: Other\n---\nnode: a\ntext: A.\nchoices:\n  - On: a\n")
    session = opened(shelf, seed=5)
    session.choose("draw_rope")
    session.save("here")
    session.preferences.veil("dark")
    there = open_session(other, shelf)
    assert (there.history.here, there.saves.all(), there.preferences.veils) == (0, (), frozenset())
    assert there.readings.progress().nodes == frozenset()


def test_last_terminal_used_is_the_one_continued(shelf: str) -> None:
    opened(shelf, seed=5).choose("draw_rope")
    one, two = opened(shelf), opened(shelf)
    others = ("light_the_lamp", "look_down", "pick_up_the_stone")
    for answer in others:
        one.choose("draw_rope")
        two.choose(answer)
    assert [past.answer for past in one.history.past()] == ["draw_rope"] * 4
    assert [past.answer for past in two.history.past()] == ["draw_rope", *others]
    one.back(2)
    assert opened(shelf).turn == one.turn
    two.redo()
    third = opened(shelf)
    assert third.turn == one.turn
    two.choose("keep_it")
    third = opened(shelf)
    assert third.turn == two.turn
    (other,) = third.saves.all()
    assert (other.kind, other.decisions) == ("reading", 2)
    assert third.load(other.name) == one.turn


def test_decision_is_on_disk_before_it_is_shown(shelf: str) -> None:
    session = opened(shelf, seed=5)
    for n in range(1, 5):
        session.choose("draw_rope")
        elsewhere = open_store(shelf)
        assert elsewhere.row("SELECT count(*) FROM step")[0] == n
        elsewhere.close()
    for pragma, value in (("journal_mode", "wal"), ("synchronous", 2)):
        assert session._store.row(f"PRAGMA {pragma}")[0] == value
