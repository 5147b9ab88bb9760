"""Long readings: bounded bytes per decision, and equal access to their beginning and end."""

from pathlib import Path

from branchlight.shelf import MEMORY, open_session
from branchlight.shelf.log import WHOLE
from tests.play.tales import tale
from tests.shelf.killed_reader import STORY as STEPS

STORY = tale()


def test_file_grows_by_under_250_bytes_per_decision(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf.sqlite3"
    session = open_session(STORY, str(shelf), seed=5)
    answers = ["draw_rope", "look_down", "pick_up_the_stone", "throw_it"]
    with session._store.write():  # one transaction, since only the size matters
        for n in range(400):
            session.choose(answers[n % 4])
    session.close()
    before = shelf.stat().st_size
    session = open_session(STORY, str(shelf))
    with session._store.write():
        for n in range(4_000):
            session.choose(answers[n % 4])
    session.close()
    assert (shelf.stat().st_size - before) / 4_000 < 250


def test_state_needs_a_bounded_number_of_rows() -> None:
    session = open_session(STEPS, MEMORY, seed=5)
    states = [session.turn.state]
    with session._store.write():
        for n in range(3 * WHOLE):
            states.append(session.choose(("up", "roll", "down")[n % 3]).state)
    trail = session._trail
    asked: list[int] = []
    rows = session._store.rows

    def counted(query: str, *values: object) -> list[object]:
        found = rows(query, *values)
        asked.append(len(found))
        return found

    session._store.rows = counted  # type: ignore[method-assign]
    for n in (0, 1, WHOLE - 1, WHOLE, WHOLE + 1, 2 * WHOLE + 77, 3 * WHOLE):
        asked.clear()
        taken = trail.snapshot(n)
        assert taken is not None
        assert taken.dice == states[n].dice
        assert sum(asked) <= WHOLE


def test_states_are_found_across_many_branches() -> None:
    session = open_session(STEPS, MEMORY, seed=5)
    states = [session.turn.state]
    with session._store.write():
        for n in range(120):
            session.choose("up")
            if n % 3 == 2:
                session.back(2)
                del states[session.history.here + 1 :]
                states.append(session.choose("roll").state)
            else:
                states.append(session.turn.state)
    assert [session.history.turn_at(n).state for n in range(session.history.here + 1)] == states  # type: ignore[union-attr]
    again = type(session)(STEPS, session._store)
    assert again.turn == session.turn
    assert [again.history.turn_at(n).state for n in range(again.history.here + 1)] == states  # type: ignore[union-attr]
