"""A story whose title or state was renamed: the reader is told, and never silently starts over."""

from pathlib import Path

import pytest

from branchlight.shelf import MEMORY, open_session
from tests.play.tales import TALE, edition, tale

OTHER = tale("title: Other\n---\nnode: a\ntext: A text of another story, long enough.\nchoices:\n  - On: a\n")


def test_retitled_story_without_an_id_is_told(tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf")
    anonymous = TALE.replace("id: well\n", "")
    open_session(tale(anonymous), shelf, seed=5).choose("draw_rope")
    open_session(OTHER, shelf).choose("on")
    session = open_session(tale(anonymous.replace("title: The well", "title: The spring")), shelf, seed=5)
    assert "You have read this story before, under the title “The well”." in session.notice
    session.choose("draw_rope")
    assert open_session(session.story, shelf).notice == ""


def test_another_story_is_not_taken_for_a_retitled_one(tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf")
    open_session(tale(), shelf, seed=5).choose("draw_rope")
    assert open_session(OTHER, shelf).notice == ""


def test_renamed_state_is_told_and_not_with_was(tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf")
    session = open_session(tale(), shelf, seed=5)
    session.choose("draw_rope")
    silent = edition(("wet: false", "damp: false"), ("wet = not wet", "damp = not damp"), ("{wet: wet", "{damp: wet"))
    assert session.revise(silent)
    assert "wet has another name or is gone" in session.notice
    again = open_session(silent, shelf)
    again.choose("draw_rope")
    assert open_session(silent, shelf).notice == ""
    start = ("wet: false", "damp: {start: false, was: wet}")
    known = edition(start, ("wet = not wet", "damp = not damp"), ("{wet: wet", "{damp: wet"))
    session = open_session(tale(), MEMORY, seed=5)
    session.choose("draw_rope")
    session.revise(known)
    assert "another name" not in session.notice


@pytest.mark.parametrize("sign", ["\u200b", "\u200f", "\u2060", "\U000e0041"])
def test_save_names_have_no_unseen_characters(sign: str) -> None:
    session = open_session(tale(), MEMORY)
    with pytest.raises(ValueError, match="show as nothing"):
        session.save(f"He{sign}re")


def test_save_names_may_join_letters() -> None:
    session = open_session(tale(), MEMORY)
    assert session.save("می\u200cخواهم").name == "می\u200cخواهم"
