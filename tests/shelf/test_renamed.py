"""A story whose title or state was renamed: the reader is told, and never silently starts over."""

import json
from pathlib import Path

import pytest

from branchlight.play.json_fields import UnfitError
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


DIRECTIONS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS = "\0\a\t\n\r\x1b\x1c\x7f\x85\x9b\u2028\ufeff"


@pytest.mark.parametrize("sign", [*DIRECTIONS, *CONTROLS, "\u200b", "\u2060", "\U000e0041"])
def test_save_names_have_no_unseen_characters(sign: str) -> None:
    session = open_session(tale(), MEMORY)
    with pytest.raises(ValueError) as refused:
        session.save(f"He{sign}re")
    with pytest.raises(ValueError) as stripped:
        session.save(f"{sign}Here{sign}")
    named = f"cannot contain U+{ord(sign):04X}, a character that cannot be seen; type the name without it."
    assert str(refused.value) == str(stripped.value) == f"The name of a save {named}"
    assert session.saves.all() == ()


@pytest.mark.parametrize("sign", ["\u202e", "\u200f", "\x1b", "\n"])
def test_imported_names_have_no_unseen_characters(sign: str) -> None:
    session = open_session(tale(), MEMORY)
    session.save("Here")
    text = session.saves.write_out("Here").replace('"name": "Here"', f'"name": {json.dumps(f"He{sign}re")}')
    with pytest.raises(UnfitError, match=rf"^name: The name of a save cannot contain U\+{ord(sign):04X}, "):
        session.saves.read_in(text)
    assert session.saves.read_in(text, "There")[0].name == "There"


def test_save_names_may_join_letters() -> None:
    session = open_session(tale(), MEMORY)
    assert session.save("می\u200cخواهم").name == "می\u200cخواهم"
