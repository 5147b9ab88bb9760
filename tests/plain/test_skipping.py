"""Skipping along the last reading in plain mode, and the marks of choices that were taken before."""

from branchlight.shelf import MEMORY, open_session
from tests.play.tales import HUB
from tests.stories import made

from .aloud import after, read


def played(*lines: str) -> list[str]:
    """Return the lines of output for these lines of input to the hub."""
    return read(*lines, session=open_session(made(HUB), MEMORY, seed=1))


def test_choices_taken_before_have_a_mark() -> None:
    lines = played("left", "back")
    assert after(lines, "Went back to decision 1.")[1:5] == [
        "The hub.",
        "1. Left (taken before)",
        "2. Right",
        "3. Out",
    ]
    assert after(played("left", "new", "status"), "You are in")[1] == "1. Left (taken before)"


def test_skipping_repeats_the_last_reading() -> None:
    lines = after(played("left", "out", "Willow", "knock", "new", "skip"), "You start over.")
    assert "4 decisions repeated from your last reading." in lines
    assert after(lines, "4 decisions")[1:3] == ["It opens.", "The end: Opened. You have found 1 of 2 endings."]
    assert "On the left. The hub." not in lines, "the turns between are passed over"


def test_skipping_stops_where_the_last_reading_ends() -> None:
    lines = after(played("left", "out", "Willow", "new", "skip", "skip"), "You start over.")
    assert lines.count("3 decisions repeated from your last reading.") == 1
    assert after(lines, "3 decisions")[1] == "A gate for Willow."
    assert "There is nothing to skip here: your last reading did not go on from this place." in lines


def test_skipping_stops_at_new_text() -> None:
    session = open_session(made(HUB), MEMORY, seed=1)
    read("out", "Willow", "knock", session=session)
    session.revise(made(HUB.replace("A gate for", "A door for")))
    lines = after(read("new", "skip", session=session), "You start over.")
    assert after(lines, "2 decisions")[:2] == [
        "2 decisions repeated from your last reading. This is new:",
        "A door for Willow.",
    ]


def test_nothing_is_skipped_in_a_first_reading() -> None:
    assert "There is nothing to skip here: your last reading did not go on from this place." in played("skip")
