"""The list of stories in plain mode, and what a reader types to pick one."""

import io

import pytest

from branchlight.plain.story_list import ask_for_story
from branchlight.shelf.schema import BUNDLED
from branchlight.shelf.shelved_stories import ShelvedStory

STORIES = (
    ShelvedStory("/well", "The well", "The yard", "Hum.", 1, 2),
    ShelvedStory(BUNDLED, "Always", "", "", 1, 0),
    ShelvedStory("/door\x1b[2J", "The \x1b[2Jdoor", "", "", 1, 0),
)


def ask(typed: str) -> tuple[ShelvedStory | None, list[str]]:
    out = io.StringIO()
    return ask_for_story(STORIES, io.StringIO(typed), out), out.getvalue().splitlines()


def test_stories_are_listed_with_the_place_in_each() -> None:
    _, lines = ask("")
    assert lines == [
        "Your stories, the last read first:",
        "1. The well. The yard. Last read: Hum. You have found 2 endings.",
        "2. Always.",
        "3. The \ufffd[2Jdoor.",
        "Type a number from 1 to 3, or quit. Enter alone goes on with the first.",
    ]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("2\n", 2),
        ("2)\n", 2),
        (" 3. \n", 3),
        ("\n", 1),
        ("0\n9\nthe\nalways\n", 2),
        ("The W\n", 1),
        ("q\n", 0),
        ("", 0),
    ],
)
def test_typed_number_or_title_picks_a_story(typed: str, number: int) -> None:
    picked, _ = ask(typed)
    assert picked == (STORIES[number - 1] if number else None)


def test_line_without_meaning_asks_again() -> None:
    _, lines = ask("what\n99999999999\n1\n")
    assert sum(line.startswith("Type a number from 1 to 3") for line in lines) == 3
