"""Saves in plain mode, and sessions that continue."""

import re
from pathlib import Path

import pytest

from branchlight.shelf import open_session
from tests.plain.aloud import STORY, after, read
from tests.play.tales import edition


def test_saves_are_kept_listed_gone_to_and_asked_about() -> None:
    lines = read(
        "look", "save The edge", "saves", "4", "save the edge", "no", "save the edge", "yes", "back", "load The Edge"
    )
    assert "Saved as The edge." in lines
    (listed,) = [line for line in lines if line.startswith("The edge: ")]
    assert re.fullmatch(r"The edge: .* \d\d:\d\d, The yard, after 1 decision\. Last read: Hum\.", listed)
    assert sum("Overwrite it? Type yes or no." in line for line in lines) == 2
    assert lines.count("Nothing was changed.") == 1
    assert "Saved as the edge." in lines
    assert after(lines, "You go to The Edge")[2] == "You were here 1 times, 2 turns ago."
    assert "There is no save called nowhere. Type saves for all of them." in read("load nowhere")
    assert "There are no saves. Type save and a name to keep this place." in read("saves")


def test_place_is_reported_as_kept_only_if_it_is() -> None:
    lines = read("save", "load", "new", "look", "load", "load before the last load", "load before the last load", "new")
    assert [line for line in lines if line.startswith(("You go to", "You start"))] == [
        "You go to quick save.",
        "You start over.",
        "You go to quick save. Your old place is kept as before the last load.",
        "You go to before the last load.",
        "You go to before the last load. Your old place is kept as before the last load.",
        "You start over. Your old place is kept: saves lists it.",
    ]


@pytest.mark.parametrize("sign", ["\u202e", "\u200f", "\x1b"])
def test_save_with_an_unseen_character_is_refused(sign: str) -> None:
    lines = read(f"save a{sign}b", "saves")
    assert any(f"cannot contain U+{ord(sign):04X}, a character that cannot be seen" in line for line in lines)
    assert "There are no saves. Type save and a name to keep this place." in lines


def test_command_typed_instead_of_yes_or_no_is_done() -> None:
    lines = read("save a", "save a", "look", "yes")
    assert "You choose: Look down" in lines
    assert lines.count("Saved as a.") == 1


def test_save_is_exported_and_imported(tmp_path: Path) -> None:
    file = tmp_path / "save.json"
    lines = read("look", "save edge", f"export edge {file}", "export edge", "export nothing x")
    assert f"Written to {file}." in lines
    assert "There is no save called nothing. Type saves for all of them." in lines
    lines = read(f"import {file}", "load edge", f"import {file}", "no", f"import {file}", "yes")
    assert sum(line.startswith("Imported: edge: ") for line in lines) == 2
    assert after(lines, "You go to edge")[3] == "Hum."
    assert lines.count("There already is a save edge. Overwrite it? Type yes or no.") == 2
    file.write_text(file.read_text().replace('"turns": 1', '"turns": 7'))
    assert f"{file} cannot be imported: state.turns is not what the choices lead to." in read(f"import {file}")
    file.write_bytes(b"\xff\xfe\x00")
    assert any(line.startswith(f"{file} cannot be read: ") for line in read(f"import {file}", "import /no/such"))
    assert "a\ufffdb cannot be read: embedded null byte." in read("import a\0b")
    assert "Type import, and the name of a file that export wrote." in read("import")


@pytest.mark.parametrize("name", ["another reading 1", "n" * 61, "n" * 500])
def test_invalid_name_of_a_save_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / "save.json"
    read("look", "save edge", f"export edge {file}")
    file.write_text(file.read_text().replace('"name": "edge"', f'"name": "{name}"'))
    assert any(line.startswith(f"{file} cannot be imported: name: A save ") for line in read(f"import {file}"))


def test_restart_keeps_the_old_place() -> None:
    lines = read("look", "new", "saves", "draw", "saves")
    assert "You start over. Your old place is kept: saves lists it." in lines
    assert any(line.startswith("another reading ") for line in lines)


def test_resumed_session_reports_changes(tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf.sqlite3")
    read("draw", session=open_session(STORY, shelf, seed=1))
    lines = read("draw", "draw", session=open_session(STORY, shelf))
    assert lines[1] == "You continue where you left off, after 1 decision."
    lines = read(session=open_session(edition(("max: 9", "max: 3")), shelf))
    assert lines[1] == "You continue where you left off, after 3 decisions."
    assert "The story has changed since: The rope cannot be more than 3 now, and was 5." in lines
    assert (
        lines[-1]
        == "The input ends here. You are in The yard, after 3 decisions. This is kept; you can go on from here."
    )


def test_restarted_session_is_resumed(tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf.sqlite3")
    read("draw", "new", "quit", session=open_session(STORY, shelf, seed=1))
    lines = read("status", session=open_session(STORY, shelf))
    assert not any("where you left off" in line for line in lines)
    assert "You are in The yard, after 0 decisions. This is kept; you can go on from here." in lines
