"""Saves of a session: their names, what they keep, and what happens to the place before."""

import pytest

from branchlight.shelf import MEMORY, open_session
from branchlight.shelf.saves import FREE_LENGTH, SaveExistsError
from branchlight.shelf.schema import BEFORE_LOAD, QUICK
from tests.shelf.sessions import STORY, opened


def test_save_is_not_overwritten_unasked() -> None:
    session = open_session(STORY, MEMORY, seed=5)
    session.choose("draw_rope")
    assert session.save(" The  gate ").name == "The gate"
    with pytest.raises(SaveExistsError):
        session.save("the GATE")
    session.choose("look_down")
    session.save("the GATE", overwrite=True)
    (save,) = session.saves.all()
    assert (save.name, save.kind, save.scene, save.decisions) == ("the GATE", "named", "The yard", 2)


def test_save_names_ignore_case() -> None:
    session = open_session(STORY, MEMORY, seed=5)
    for name in ("Ärger", "ärger", "ÄRGER"):
        session.save(name, overwrite=True)
        assert [save.name for save in session.saves.all()] == [name]
    session.saves.delete("ärgER")
    assert session.saves.all() == ()


def test_quick_save_never_asks_and_load_keeps_place() -> None:
    session = open_session(STORY, MEMORY, seed=5)
    session.save()
    turn = session.choose("draw_rope")
    session.save()
    left = session.choose("look_down")
    assert session.load() == turn
    assert {save.name: save.kind for save in session.saves.all()} == {QUICK: "quick", BEFORE_LOAD: "automatic"}
    assert session.load(BEFORE_LOAD) == left
    assert session.load(BEFORE_LOAD) == turn


def test_load_does_not_save_a_beginning() -> None:
    session = open_session(STORY, MEMORY, seed=5)
    session.save()
    session.load()
    assert [save.name for save in session.saves.all()] == [QUICK]


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "another reading 3", "another session"])
def test_a_name_that_will_not_do_is_refused_in_words(name: str) -> None:
    session = open_session(STORY, MEMORY)
    with pytest.raises(ValueError, match=r"\.$"):
        session.save(name)
    assert session.saves.all() == ()


def test_save_name_has_no_control_characters() -> None:
    session = open_session(STORY, MEMORY)
    with pytest.raises(ValueError, match=r"U\+001B"):
        session.save("a\x1b[31mb")
    assert session.saves.all() == ()


def test_missing_save_raises_a_key_error() -> None:
    session = open_session(STORY, MEMORY)
    for missing in (session.load, session.saves.delete, session.saves.write_out):
        with pytest.raises(KeyError):
            missing("nothing")


def test_deleted_save_is_gone() -> None:
    session = open_session(STORY, MEMORY)
    session.save("here")
    session.saves.delete("HERE")
    assert session.saves.all() == ()


def test_save_shows_only_words_that_the_reader_saw() -> None:
    session = open_session(STORY, MEMORY, seed=5)
    session.preferences.veil("dark")
    session.choose("look_down")
    session.choose("climb_down")
    session.back()
    lines = [passage.text for passage in session.passages() if passage.runs]
    assert session.save("here").line == lines[-1]
    assert not any(line.startswith("It is dark") for line in lines)


def test_free_names_are_short_and_their_own(shelf: str) -> None:
    session = opened(shelf)
    words = "The yard: " + "and the rain goes on " * 9
    names = []
    for _ in range(11):
        names.append(session.saves.free_name(words))
        session.save(names[-1])
    session.close()
    assert names[0] == "The yard: and the rain goes on and the…"
    assert names[1] == "The yard: and the rain goes on and the… (2)"
    assert len(set(names)) == 11
    assert max(map(len, names)) <= FREE_LENGTH
