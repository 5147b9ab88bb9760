"""Whole sessions in plain mode, as a screen reader would speak them: the input, and every line of output."""

from pathlib import Path

from branchlight import load_text
from branchlight.plain.wording.turn_words import gauge_words
from branchlight.play.turn import Gauge
from branchlight.shelf import MEMORY, open_session
from tests.plain.aloud import after, read
from tests.play.tales import AUCTION, tale


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


def test_pulse_that_is_flat_is_stopped() -> None:
    heart = Gauge("heart", "pulse", "Her heart", 62, 40, 160, flat=True, shown="")
    assert gauge_words(heart) == "Her heart: stopped."
    assert gauge_words(heart._replace(flat=False)) == "Her heart: 62 beats a minute."


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
    assert "There is nothing to take back: this is where the session begins." in read("go 7")
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
