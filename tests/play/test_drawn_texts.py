"""Texts that the dice choose: at random each time, or dealt once each."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from branchlight import choose, load_text, start, state_as_json, state_from_json
from branchlight.model.story import Story
from branchlight.play import Turn, resume

STORY = """title: T
state: {{deep: false}}
endings: {{over: Over}}
---
node: first
text: |
  {text}
choices:
  - {{label: "Again {label}", id: again, do: deep = true, go: first}}
  - {{label: Stop, if: deep, go: last}}
---
node: last
ending: over
"""


def story(text: str, label: str = "") -> Story:
    loaded = load_text(STORY.format(text=text.replace("\n", "\n  "), label=label))
    assert loaded.story is not None, loaded.diagnostics
    return loaded.story


def turns(told: Story, count: int, draw: Callable[[int], int] | None = None) -> list[Turn]:
    """Return the turns on so many visits."""
    found = [start(told, 5, draw)]
    while len(found) < count:
        found.append(choose(found[-1], "again", draw))
    return found


def words(turn: Turn) -> str:
    return " ".join([passage.text for passage in turn.passages if passage.kind == "paragraph"])


def test_random_text_repeats() -> None:
    shown = [words(turn) for turn in turns(story("{? a | b | c}"), 60)]
    assert {shown.count(side) > 9 for side in "abc"} == {True}
    assert any(one == other for one, other in pairwise(shown))


def test_random_text_shows_what_is_drawn() -> None:
    results = [2, 0, 0, 1, 2, 2]
    told = story("{? a | b | c}.")
    shown = [words(turn) for turn in turns(told, 6, lambda sides: results.pop(0) if sides == 3 else 0)]
    assert shown == ["c.", "a.", "a.", "b.", "c.", "c."]


@pytest.mark.parametrize("sides", [1, 2, 3, 7])
def test_dealt_text_shows_each_side_once(sides: int) -> None:
    names = [f"s{number}" for number in range(sides)]
    shown = [words(turn) for turn in turns(story(f"{{~! {' | '.join(names)}}}."), sides + 3)]
    assert sorted(shown) == sorted([*[f"{name}." for name in names], ".", ".", "."])
    assert shown[sides:] == [".", ".", "."]


def test_last_side_is_dealt_without_a_draw() -> None:
    asked: list[int] = []
    turns(story("{~! a | b | c}"), 5, lambda sides: asked.append(sides) or 0)
    assert asked == [3, 2]


def test_dealt_texts_span_paragraphs_but_not_labels() -> None:
    first, second, third = turns(story("{~! a\n\nb | c\n\nd}", "{~! x | y}"), 3)
    assert sorted([words(first), words(second)]) == ["a b", "c d"]
    assert words(third) == ""
    assert {turn.choices[0].text for turn in (first, second)} == {"Again x", "Again y"}
    assert third.choices[0].text == "Again"
    assert resume(third.story, third.state).choices[0].text == "Again"


def test_sixty_dealt_sides_are_kept() -> None:
    told = story(f"{{~! {' | '.join([f's{number}' for number in range(60)])}}}")
    turn = turns(told, 60)[-1]
    assert max(value for value in turn.state.values if isinstance(value, int)) == 2**60 - 1
    kept, _ = state_from_json(told, state_as_json(told, turn.state))
    assert words(choose(resume(told, kept), "again")) == ""
