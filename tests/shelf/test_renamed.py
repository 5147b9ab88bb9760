"""A story whose title or state was renamed: the reader is told, and never silently starts over."""

import json
from pathlib import Path

import pytest

from branchlight.play.json_fields import UnfitError
from branchlight.shelf import MEMORY, Session, open_session
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


def reopened(shelf: str, path: str, source: str) -> Session:
    """Return a new session of the story in `source`, which is at `path`."""
    session = open_session(tale(source), shelf, seed=5)
    session.keep_origin(path)
    return session


BRIEF = """title: Old
---
node: a
text: Hi.
choices:
  - On: a
"""


@pytest.mark.parametrize(
    ("path", "changes", "told"),
    [
        ("/old", {"title: Old": "title: New"}, "this story before, under the title “Old”. It has another name now"),
        ("/old", {"title: Old": "title: New", "Hi.": "Hello."}, "have read “Old” before. If this is the same story"),
        ("/new", {"title: Old": "title: Old\nid: another"}, "this story before, under the title “Old”"),
        ("/new", {"title: Old": "title: New"}, ""),
        ("/old", {}, ""),
    ],
)
def test_short_story_is_known_by_path_or_title(tmp_path: Path, path: str, changes: dict[str, str], told: str) -> None:
    shelf, source = str(tmp_path / "shelf"), BRIEF
    reopened(shelf, "/old", BRIEF).choose("on")
    for change in changes.items():
        source = source.replace(*change)
    session = reopened(shelf, path, source)
    assert told in session.notice and bool(told) == bool(session.notice)
    session.choose("on")
    assert open_session(session.story, shelf).notice == ""


def test_story_that_was_only_opened_is_not_told_of(tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf")
    reopened(shelf, "/old", BRIEF)
    assert reopened(shelf, "/old", BRIEF.replace("title: Old", "title: New")).notice == ""


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
