"""Whole sessions in plain mode, as a screen reader would speak them: the input, and every line of output."""

import io
import re
from pathlib import Path

import pytest

from branchlight import load_text
from branchlight.model.story import Story
from branchlight.plain import run_plain
from branchlight.shelf import MEMORY, Session, open_session
from tests.play.tales import AUCTION, edition, tale

STORY = tale()


def read(*lines: str, session: Session | None = None, width: int | None = None) -> list[str]:
    """Return the lines of output for these lines of input."""
    session = session or open_session(STORY, MEMORY, seed=1)
    out = io.StringIO()
    assert run_plain(session, io.StringIO("".join(f"{line}\n" for line in lines)), out, width) == 0
    return out.getvalue().split("\n")[:-1]


def after(lines: list[str], begins: str) -> list[str]:
    """Return the lines from the last one on that begins like this."""
    return lines[max(i for i, line in enumerate(lines) if line.startswith(begins)) :]


def test_session_from_beginning_to_end() -> None:
    assert read("2", "look", "climb down", "Climb up") == [
        "The well.",
        "Content notes: The dark (dark). Type notes to hear more, or veil and a name to skip one.",
        "Type a number or the beginning of a choice. Type help for all that can be typed.",
        "The yard. Ada.",
        "The gate stands open. A cat.",
        "The echo: Who goes there, ?",
        "(Sound: a bell.)",
        "1. Draw rope.",
        "2. Light the lamp.",
        "3. Look down",
        "(closed) Walk home: You have too little rope.",
        "You choose: Light the lamp.",
        "The gate is shut. A crow.",
        "The echo: Who goes there, ?",
        "(Sound: a bell.)",
        "1. Draw rope.",
        "2. Look down",
        "(closed) Walk home: You have too little rope.",
        "You choose: Look down",
        "It is dark.",
        "Hum.",
        "1. Pick up the stone.",
        "2. Say your name.",
        "3. Hear the wind.",
        "4. Climb down",
        "You choose: Climb down",
        "You were here 2 times, 2 turns ago.",
        "1. Let go",
        "2. Climb up",
        "You choose: Climb up",
        "The gate is gone. A bell.",
        "The echo: Who goes there, ?",
        "(Sound: a bell.)",
        "1. Draw rope.",
        "2. Look down (taken before)",
        "(closed) Walk home: You have too little rope.",
        "The input ends here. You are in The yard, after 4 decisions. This is not kept.",
    ]


def test_ending_shows_how_many_were_found() -> None:
    assert after(read("look", "climb down", "1"), "You choose: Let go") == [
        "You choose: Let go",
        "The end.",
        "The end: Lost. You have found 1 of 2 endings.",
        "Type back to take back your last decision, new to start over, or quit.",
        "The input ends here. You are at the end of The well, after 3 decisions. This is not kept.",
    ]


def test_typed_line_answers_a_question() -> None:
    assert after(read("look", "say", "/gauges", "  Ada \x1b[1m Lovelace, Countess"), "The well listens") == [
        "The well listens.",
        "Your name: (Type at most 12 characters; commands begin with /.)",
        "Her heart: 62 beats a minute.",
        "You answer: Ada [1m Love",
        "The gate is shut. A bell.",
        "The echo: Who goes there, Ada [1m Love?",
        "(Sound: a bell.)",
        "1. Draw rope.",
        "2. Light the lamp.",
        "3. Look down (taken before)",
        "(closed) Walk home: You have too little rope.",
        "The input ends here. You are in The yard, after 3 decisions. This is not kept.",
    ]


def test_back_and_redo_print_the_turn_with_its_scene() -> None:
    lines = read("look", "back", "redo", "redo", "back 9", "back", "quit", "never read")
    assert "Went back to decision 1." in lines
    assert after(lines, "Again you choose")[:3] == [
        "Again you choose: Look down",
        "The yard. Ada.",
        "It is dark. Something moves.",
    ]
    assert lines.count("There is no decision to make again.") == 1
    assert lines[-2:] == [
        "There is nothing to take back: this is where the session begins.",
        "You are in The yard, after 0 decisions. This is not kept.",
    ]


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


def test_command_typed_instead_of_yes_or_no_is_done() -> None:
    lines = read("save a", "save a", "look", "yes")
    assert "You choose: Look down" in lines
    assert lines.count("Saved as a.") == 1


def test_map_lists_ways_not_taken_and_leads_back() -> None:
    lines = read("look", "climb", "map", "go 2", "go 99", "go", "go 000000001999", "go " + "9" * 5000)
    assert after(lines, "The yard: ")[:6] == [
        "The yard: 4 of 9 places read.",
        "Endings found: 0 of 2.",
        "Decision 1: Look down. 3 ways there not taken yet.",
        "Decision 2: Climb down. 2 ways there not taken yet.",
        "Type go and the number of a decision to make it again.",
        "You are before decision 2.",
    ]
    assert lines.count("Type go and a number from 1 to 3; map lists them.") == 4
    assert "You are before decision 2." in read("look", "climb", "go 000000000002")
    assert "You are before decision 1." in read("look", "climb", "back " + "9" * 5000, "go 1")


def test_notes_are_listed_veiled_and_unveiled() -> None:
    lines = read("notes", "veil DARK", "notes", "look", "unveil dark", "again", "veil light")
    assert "dark: The dark. A child is alone in it." in lines
    assert "dark: The dark. A child is alone in it. This is veiled." in lines
    assert lines.index("You look away.") < lines.index("It is dark. Something moves.")
    assert "There is no such note. The notes are: dark." in lines


def test_settings_are_listed_and_changed() -> None:
    lines = read("settings", "settings measure 50", "settings measure 5", "settings colour red", width=999)
    assert "measure: 66. Line width: 40 to 100." in lines
    assert "measure: 50. Line width: 40 to 100." in lines
    assert "measure can be 40 to 100, not 5." in lines
    assert any(line.startswith("There is no setting colour") for line in lines)
    assert not any(line.startswith("theme: ") for line in lines), "colours do nothing here"


def test_settings_without_an_effect_are_not_listed() -> None:
    assert "No setting changes anything here, where lines are not wrapped." in read("settings")
    page = "It shows on the page, not in plain mode."
    assert f"measure: 50. Line width: 40 to 100. {page}" in read("settings measure 50")
    assert f"bell: on. Bell for sounds in the story: on, off. {page}" in read("settings bell on", width=999)


def test_a_setting_of_two_words_can_be_typed() -> None:
    said = "reduced_motion: on. Reduced motion: on, off. It shows on the page, not in plain mode."
    assert said in read("settings reduced motion on")


def test_transcript_is_printed_or_written_as_markdown(tmp_path: Path) -> None:
    file = tmp_path / "read.md"
    lines = read("look", "transcript", f"transcript {file}", f"transcript {file}", "no", "transcript /no/such/folder/x")
    assert "You chose: Look down" in lines
    assert f"Written to {file}." in lines
    assert f"The file {file} already exists. Overwrite it? Type yes or no." in lines
    assert "/no/such/folder/x cannot be written: No such file or directory." in lines
    assert file.read_text().startswith("# The well\n\n## The yard\n\nThe gate stands open. A cat.\n")
    assert "\n> Look down\n" in file.read_text()


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


EVERYTHING = [
    *(
        "help all",
        "find e",
        "bookmark",
        "map",
        "notes",
        "settings",
        "saves",
        "status",
        "gauges",
        "again",
        "redo",
        "back",
        "",
        "nonsense",
        "9",
    ),
    *("/", "//", "look", "2", "/map", "\x1b[31mAda\x07", "save \x9b1mx", "saves", "load \x1b]0;t\x07"),
    *("transcript", "map", "new", "quit"),
]


@pytest.mark.parametrize("width", [None, 40])
def test_output_has_no_control_characters(width: int | None) -> None:
    lines = read(*EVERYTHING, width=width)
    assert len(lines) > 100
    assert [line for line in lines if not line.isprintable()] == []


def test_every_line_means_something_without_a_width() -> None:
    assert [line for line in read(*EVERYTHING) if not re.search(r"\w\w", line) or line != line.strip()] == []


def test_width_wraps_lines_and_separates_paragraphs() -> None:
    lines = read("look", "map", width=40)
    assert max(len(line) for line in lines) <= 40
    assert lines[lines.index("The gate stands open. A cat.") + 1] == ""
    choices = lines.index("1. Draw rope.")
    assert lines[choices : choices + 5] == [
        "1. Draw rope.",
        "2. Light the lamp.",
        "3. Look down",
        "(closed) Walk home: You have too little",
        "   rope.",
    ]


def hostile() -> Story:
    """A story with control characters in its words, which the compiler would refuse."""
    story = tale()
    gate = story.nodes["yard.gate"]
    voice = story.voices["echo"]._replace(title="\x1b[2JThe\necho")
    scene = story.scenes["yard"]._replace(title="\x9bYard\x07")
    assert gate
    return story._replace(title="\x1b]0;owned\x07", voices={"echo": voice}, scenes={"yard": scene})


def test_printer_filters_control_characters_of_a_story() -> None:
    lines = read("look", session=open_session(hostile(), MEMORY, seed=1))
    assert [line for line in lines if not line.isprintable()] == []
    assert any("Who goes there" in line for line in lines)


CIRCLE = """\
title: T
state: {n: {start: 0, min: 0, max: 1}}
---
node: a
choices:
  - label: On
    if: n == 0
    do: n = 1
go: [{if: n == 0, to: a}, {to: b}]
---
node: b
go: [{if: n == 1, to: a}, {to: b2}]
---
node: b2
go: a
"""


def test_a_story_that_stops_says_so() -> None:
    lines = read("on", session=open_session(tale(CIRCLE), MEMORY))
    assert "The story was stopped here: it runs in circles. Type back to try another way." in lines


def test_number_is_asked_for_again() -> None:
    story = load_text(AUCTION).story
    assert story is not None
    lines = read("many", "21", " +07 ", session=open_session(story, MEMORY, seed=1))
    assert lines[2:7] == [
        "Your bid: (Type a whole number from 0 to 20; commands begin with /.)",
        "Type a whole number from 0 to 20.",
        "Type a whole number from 0 to 20.",
        "You answer: +07",
        "You bid 7.",
    ]
