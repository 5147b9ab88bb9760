"""A story edited under its reader."""

import pytest

from engine import load_text
from engine.model.story import Story
from engine.play.follow import ELSEWHERE, Followed, follow
from engine.play.reading import Reading

TEXT = """title: The stair
state: {steps: {start: 0, min: 0, max: 9}}
endings: {top: The top}
---
node: foot
text: "{A stair. | The stair.}"
choices:
  - {label: Climb, do: steps += 1, go: landing}
---
node: landing
text: "{Dust. | More dust.} {steps}."
choices:
  - {label: On, go: top}
  - {label: Down, go: foot}
---
node: top
text: The top.
ending: top
"""


def story(text: str) -> Story:
    loaded = load_text(text)
    assert loaded.story is not None, loaded.diagnostics
    return loaded.story


def followed(old: str, new: str, *answers: str) -> Followed:
    """Where a reading with these answers stands after an edit of the text."""
    assert old in TEXT
    reading = Reading(story(TEXT), 1)
    for answer in answers:
        reading.choose(answer)
    return follow(story(TEXT.replace(old, new)), reading)


def words(found: Followed) -> list[str]:
    return [passage.text for passage in found.turn.passages if passage.runs]


def test_new_words_are_told_at_the_same_place() -> None:
    found = followed("{Dust. | More dust.}", "{Ash. | More ash.}", "climb")
    assert words(found) == ["Ash. 1."]
    assert found.turn.state.place == "main.landing"
    assert found.sentence == ""


def test_the_beginning_is_told_anew() -> None:
    assert words(followed("{A stair. | The stair.}", "A ladder.")) == ["A ladder."]


def test_what_was_done_before_stays_done() -> None:
    found = followed("More dust.}", "Dust again.}", "climb", "down", "climb")
    assert found.turn.state.values[0] == 2
    assert [choice.id for choice in found.turn.choices] == ["on", "down"]


def test_a_changed_statement_has_its_effect() -> None:
    assert words(followed("steps += 1", "steps += 5", "climb")) == ["Dust. 5."]


def test_a_choice_that_now_leads_elsewhere_says_so() -> None:
    found = followed("steps += 1, go: landing", "steps += 1, go: top", "climb")
    assert words(found) == ["The top."]
    assert found.sentence == ELSEWHERE


def test_where_the_choice_is_gone_the_state_stays() -> None:
    found = followed("{label: Climb, do: steps += 1, go: landing}", "{label: Run, go: landing}", "climb")
    assert found.turn.state.place == "main.landing"
    assert words(found) == []
    assert found.sentence == ""


def test_a_state_that_no_longer_fits_is_told() -> None:
    found = followed("max: 9", "max: 1", "climb", "down", "climb")
    assert found.turn.state.values[0] == 1


@pytest.mark.parametrize("answers", [["climb"], ["climb", "down", "climb"]])
def test_where_the_place_is_gone_the_choices_are_given_again(answers: list[str]) -> None:
    new = (
        TEXT.replace("go: landing", "go: hall")
        .replace("node: landing", "node: hall")
        .replace("label: Climb", "label: Go")
    )
    reading = Reading(story(TEXT), 1)
    for answer in answers:
        reading.choose(answer)
    found = follow(story(new), reading)
    assert found.turn.state.place == "main.foot"
    assert "to decision 0 of" in found.sentence
