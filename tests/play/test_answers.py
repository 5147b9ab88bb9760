"""The part of a typed answer that is kept."""

import pytest

from branchlight import choose
from branchlight.play import start
from branchlight.play.answers import typed
from branchlight.play.reading import Reading
from tests.play.tales import edition

STORY = edition(("length: 12", "length: 5"))


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ("Ada", "Ada"),
        ("  Ada \t Lovelace\n", "Ada Lovelace"),
        ("a\x1b[31mb\x00c", "a [31mb c"),
        ("a\u202eb\u2028c", "a b c"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("x" * 30, "x" * 20),
        ("x" * 19 + " y", "x" * 19),
        ("\u200d\u200b", ""),
        ("", ""),
    ],
)
def test_answer_is_one_line_without_control_characters(answer: str, kept: str) -> None:
    assert typed(answer, 20) == kept
    assert typed(kept, 20) == kept


@pytest.mark.parametrize("answer", ["abcd efg", "می\u200cخواهم", "a\x1bb", " \u200d "])
def test_turn_and_reading_keep_the_same_answer(answer: str) -> None:
    reading = Reading(STORY, 1)
    turn = start(STORY, 1)
    for step in ("look_down", "say_your_name", answer):
        reading.choose(step)
        turn = choose(turn, step)
    assert reading.turn == turn
    assert reading.decisions[-1].answer == turn.state.values[[slot.name for slot in STORY.slots].index("name")]
