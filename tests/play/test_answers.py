"""The answers that a turn takes, and the part of each that is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight import ChoiceError, choose, load_text
from branchlight.model.question import as_compared
from branchlight.model.story import Story
from branchlight.play import Question, start
from branchlight.play.answers import takes, typed
from branchlight.play.reading import Reading, match, replay
from branchlight.play.trail import Answer
from tests.play.tales import AUCTION, edition

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


def auction(least: int = -3) -> Story:
    """Return a story that asks for a number from `least` to 20."""
    text = AUCTION.replace("min: 0, max: 20", "min: -9, max: 20").replace("Your bid", f"Your bid, min: {least}")
    story = load_text(text).story
    assert story is not None
    return story


@pytest.mark.parametrize(
    ("answer", "number"),
    [
        ("7", 7),
        (" 07 ", 7),
        ("+7", 7),
        ("-3", -3),
        ("−3", -3),
        ("–3", -3),
        ("-0", 0),
        ("20\n", 20),
        ("٧", 7),
        ("１２", 12),
        ("-4", None),
        ("21", None),
        ("9" * 500, None),
        ("seven", None),
        ("7.5", None),
        ("1,0", None),
        ("1 0", None),
        ("7²", None),
        ("--7", None),
        ("- 7", None),
        ("", None),
        ("+", None),
    ],
)
def test_question_for_a_number_takes_its_numbers(answer: str, number: int | None) -> None:
    turn = start(auction(), 1)
    assert turn.question == Question("Your bid", 40, "number", -3, 20)
    assert takes(turn.question, answer) == (number is not None)
    if number is not None:
        assert choose(turn, answer).state.values == (number,)
        return
    reading = Reading(turn.story, 1)
    for refused in (lambda: choose(turn, answer), lambda: reading.choose(answer)):
        with pytest.raises(ChoiceError, match=r"^Type a whole number from -3 to 20\.$"):
            refused()
    assert (reading.turn, reading.here, reading.can_redo) == (turn, 0, False)


@given(st.text(max_size=50) | st.integers(-30, 30).map(str))
def test_turn_takes_what_its_question_takes(answer: str) -> None:
    turn = start(auction(), 1)
    assert turn.question is not None
    try:
        (value,) = choose(turn, answer).state.values
    except ChoiceError:
        assert not takes(turn.question, answer)
    else:
        assert takes(turn.question, answer) and -3 <= int(value) <= 20


def test_typed_number_is_kept_as_it_was_typed() -> None:
    reading = Reading(auction(), 1)
    reading.choose(" +07")
    assert reading.decisions[-1].answer == "+07"
    assert reading.turn.passages[-1].text == "You bid 7."


def test_replay_ends_at_a_number_that_no_longer_fits() -> None:
    kept = [Answer("2", typed=True)]
    assert replay(start(auction(2), 1), kept).taken == 1
    assert replay(start(auction(3), 1), kept).taken == 0
    assert match(start(auction(3), 1), "two") is None


DOOR = """\
title: The door
state: {word: {one of: [other, friend, foe]}}
endings: {over: Over}
---
node: hall
ask:
  into: word
  label: Speak
  among: {friend: [an old friend, "Mellon", "(Don't shoot)"], foe: [Straße, 3]}
  else: other
go: over
---
node: over
text: "{word}"
ending: over
"""


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        ("mellon", "friend"),
        ("  MELLON!  ", "friend"),
        ("“Mellon”...", "friend"),
        ("ｍｅｌｌｏｎ", "friend"),
        ("An  old\tfriend", "friend"),
        ("don’t shoot", "friend"),
        ("STRASSE", "foe"),
        ("'3'", "foe"),
        ("méllon", "other"),
        ("mel lon", "other"),
        ("mellon friend", "other"),
        ("old friend", "other"),
        ("dont shoot", "other"),
        ("?!", "other"),
        ("", "other"),
    ],
)
def test_answer_gives_the_value_of_its_group(answer: str, word: str) -> None:
    story = load_text(DOOR).story
    assert story is not None
    turn = start(story, 1)
    assert turn.question == Question("Speak", 40, "among")
    assert choose(turn, answer).passages[-1].text == word


@given(st.text(max_size=20))
def test_form_of_comparison_is_its_own(answer: str) -> None:
    said = as_compared(answer)
    assert as_compared(said) == said
    assert as_compared(f" «{answer}!» ") == said
    assert as_compared(" ".join(answer.split())) == said


@given(st.text(st.characters(codec="ascii", categories=("L", "N", "Zs")), max_size=20))
def test_form_of_comparison_ignores_case(answer: str) -> None:
    assert as_compared(answer.upper()) == as_compared(answer.lower()) == " ".join(answer.lower().split())
