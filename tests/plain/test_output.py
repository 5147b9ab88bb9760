"""The lines of output: no control characters, and a meaning in each."""

import re

import pytest

from branchlight.model.story import Story
from branchlight.shelf import MEMORY, open_session
from tests.plain.aloud import read
from tests.play.tales import tale

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
