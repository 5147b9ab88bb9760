"""Stories that begin in the middle: which node, and with which values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight import load_text, start
from branchlight.language.types import TEXT, TRUTH, Type, whole
from branchlight.model.story import Story
from branchlight.play.mid_story import BeginningError, beginning_at, value_of, with_value, written

TEXT_OF_STORY = """title: Middle
state:
  trust: {start: 2, min: 0, max: 5}
  bag: {set of: [lamp, key, map]}
  ticket: {one of: [none, paper]}
  met: false
  name: ""
endings: {out: Out}
---
scene: one
---
node: hall
text: "{trust}, {bag}, {ticket}, {met}, {name}"
choices:
  - On: two.yard
---
node: twin
go: hall
---
scene: two
---
node: yard
text: "{trust}, {bag}, {ticket}, {met}, {name}"
choices:
  - Out: end
---
node: twin
go: yard
---
node: end
ending: out
"""
TYPES = (
    TRUTH,
    TEXT,
    whole(-3, 12),
    Type("one of", 0, 2, ("red", "green", "blue")),
    Type("set of", 0, 7, ("lamp", "key", "map")),
)


@pytest.fixture
def story() -> Story:
    story = load_text(TEXT_OF_STORY).story
    assert story is not None
    return story


def test_beginning_sets_node_and_values(story: Story) -> None:
    changes = [("trust", "4"), ("bag", "key, lamp"), ("ticket", "paper"), ("met", "true"), ("name", " Ada ")]
    turn = start(beginning_at(story, "yard", changes), seed=1)
    assert turn.state.place == "two.yard"
    assert turn.passages[-1].text == "4, lamp, key, paper, true, Ada"


def test_beginning_keeps_the_start_without_node(story: Story) -> None:
    begun = beginning_at(story, "", [("trust", "0")])
    assert begun.start == story.start
    assert start(begun, seed=1).passages[-1].text.startswith("0, nothing")


def test_beginning_leaves_the_story_as_it_was(story: Story) -> None:
    before = start(story, seed=1)
    beginning_at(story, "two.yard", [("trust", "5")])
    assert start(story, seed=1) == before


@pytest.mark.parametrize(
    ("node", "changes", "says"),
    [
        ("yrad", [], "no node `yrad`; did you mean `yard`?"),
        ("twin", [], "write one of one.twin, two.twin"),
        ("two.yrad", [], "did you mean `two.yard`?"),
        ("", [("trsut", "1")], "no state `trsut`; did you mean `trust`?"),
        ("", [("trust", "6")], "`trust` cannot be `6`; it is a number from 0 to 5"),
        ("", [("trust", "high")], "a number from 0 to 5"),
        ("", [("trust", "9" * 5000)], f"`{'9' * 59}…`; it is a number from 0 to 5"),
        ("", [("trust", "-" + "9" * 5000)], "a number from 0 to 5"),
        ("", [("ticket", "gold")], "it is one of none, paper"),
        ("", [("bag", "lamp, rope")], "with commas between them"),
        ("", [("met", "yes")], "it is true or false"),
    ],
)
def test_wrong_beginning_says_what_fits(story: Story, node: str, changes: list[tuple[str, str]], says: str) -> None:
    with pytest.raises(BeginningError) as caught:
        beginning_at(story, node, changes)
    assert says in str(caught.value)


@given(st.sampled_from(TYPES), st.data())
def test_value_reads_back_what_is_written(type_: Type, data: st.DataObject) -> None:
    value = data.draw(st.text()) if type_.kind == "text" else data.draw(st.integers(type_.low, type_.high))
    assert value_of("it", type_, written(type_, value)) == value


@given(st.sampled_from(TYPES), st.text())
def test_any_value_fits_or_is_refused(type_: Type, text: str) -> None:
    try:
        value = value_of("it", type_, text)
    except BeginningError:
        return
    assert value == text if type_.kind == "text" else type_.low <= int(value) <= type_.high


def test_parameter_is_set_as_its_node_names_it() -> None:
    text = TEXT_OF_STORY.replace("node: yard\n", "node: yard\ntakes: {foes: {start: 1, min: 0, max: 4}}\n")
    made = load_text(text.replace("{trust}", "{two.yard.foes}")).story
    assert made is not None
    for name in ("foes", "yard.foes", "two.yard.foes"):
        turn = start(beginning_at(made, "yard", [(name, "3")]), seed=1)
        assert turn.passages[-1].text.startswith("3, ")
        assert with_value(made, turn.state, name, "2").values == (*turn.state.values[:5], 2, *turn.state.values[6:])
    with pytest.raises(BeginningError, match="no state `foes`"):
        beginning_at(made, "hall", [("foes", "3")])
