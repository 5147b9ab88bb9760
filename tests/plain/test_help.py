"""Help by topic, completion, and words found again."""

import re

import pytest

from branchlight.plain.completion import completions
from branchlight.plain.help_command import topic_of
from branchlight.plain.typed import ALIASES, OF_AUTHORS, TAKES
from branchlight.plain.wording.help_words import HELP, TOPICS
from branchlight.shelf import MEMORY, Session, open_session
from tests.play.tales import tale

from .aloud import after, read

STORY = tale()


@pytest.fixture
def session() -> Session:
    return open_session(STORY, MEMORY, seed=1)


@pytest.mark.parametrize("command", [*TAKES, *ALIASES])
def test_every_command_is_explained_in_a_topic(command: str) -> None:
    assert topic_of(command)
    assert re.search(rf"(^|\W){re.escape(ALIASES.get(command, command))}(\W|$)", " ".join(TOPICS[topic_of(command)]))


def test_help_is_short_and_names_its_topics() -> None:
    lines = read("help")
    assert [line for line in lines if line in HELP] == list(HELP)
    assert all(topic in HELP[-1] for topic in TOPICS)


@pytest.mark.parametrize(
    ("word", "topic"), [("saves", "saves"), ("redo", "moving"), ("/VEIL", "notes"), ("q", "moving")]
)
def test_help_explains_a_topic_or_a_command(word: str, topic: str) -> None:
    assert set(TOPICS[topic]) <= set(read(f"help {word}"))


def test_help_all_is_everything() -> None:
    lines = read("? all")
    assert all(line in lines for topic in TOPICS.values() for line in topic)


def test_help_about_nothing_names_the_topics() -> None:
    assert "There is no help about xyzzy. The topics are moving, saves," in " ".join(read("help xyzzy"))


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("Dr", ["Draw rope."]),
        ("lo", ["Look down", "load"]),
        ("red", ["redo"]),
        ("/lo", ["/load"]),
        ("load T", ["load The edge"]),
        ("/veil ", ["/veil dark"]),
        ("help sa", ["help saves"]),
        ("settings measure 4", [f"settings measure {n}" for n in range(40, 50)]),
        ("back ", []),
        ("xyzzy", []),
    ],
)
def test_lines_are_completed(session: Session, line: str, lines: list[str]) -> None:
    session.save("The edge")
    assert completions(line, session, TAKES) == lines


def test_closed_choices_are_not_completed(session: Session) -> None:
    assert "Walk home" in " ".join(choice.text for choice in session.turn.choices)
    assert completions("Walk", session, TAKES) == []


def test_answers_are_not_completed_but_commands_are(session: Session) -> None:
    session.choose("look_down")
    session.choose("say_your_name")
    assert completions("sa", session, TAKES) == []
    assert completions("/sav", session, TAKES) == ["/save", "/saves"]


def test_words_are_found_again() -> None:
    lines = read("look", "find dark", "find  SOMETHING   moves", "find xyzzy", "find")
    assert "2 passages with “dark”." not in lines
    assert after(lines, "1 passage with “dark”.")[1] == "After 1 decision: It is dark. Something moves."
    assert "1 passage with “SOMETHING moves”." in lines
    assert "You have not read “xyzzy”." in lines
    assert "Type find and the words that you look for." in lines


def test_veiled_text_is_not_found() -> None:
    lines = read("veil dark", "look", "find something moves")
    assert "You have not read “something moves”." in lines


def test_author_has_help_too() -> None:
    assert all(topic_of(command) or command in ("set", "state") for command in OF_AUTHORS)
