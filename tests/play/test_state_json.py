"""A state to JSON and back: the same in the same story, adapted in an edited one, and an error for anything else."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from branchlight import StateError, choose, load_text, resume, start, state_as_json, state_from_json
from branchlight.language.braces import MAX_SIDES
from branchlight.language.types import HIGHEST
from branchlight.model.story import Story
from branchlight.play.turn_in_progress import MOST_TURNS
from tests.made import stories
from tests.play.any_json import VALUES, nearly_states
from tests.play.tales import edition, tale
from tests.play.test_reading import answer_of, walk
from tests.play.test_snapshot import WALKS, renamed_node

STORY = tale()


def through_json(data: dict[str, Any]) -> object:
    return json.loads(json.dumps(data))


@given(WALKS)
def test_a_state_comes_back_through_json(walked: tuple[int, list[int]]) -> None:
    turn, _ = walk(STORY, *walked)
    assert state_from_json(STORY, through_json(state_as_json(STORY, turn.state))) == (turn.state, ())


@given(WALKS, st.lists(st.integers(0, 7), max_size=5))
def test_play_goes_on_from_a_state_as_if_never_left(walked: tuple[int, list[int]], more: list[int]) -> None:
    turn, _ = walk(STORY, *walked)
    again = resume(STORY, state_from_json(STORY, through_json(state_as_json(STORY, turn.state)))[0])
    for number in more:
        answer = answer_of(turn, number)
        if answer is None:
            break
        turn, again = choose(turn, answer), choose(again, answer)
        assert turn == again


def test_a_truth_in_a_number_is_kept_as_a_number() -> None:
    text = (
        "title: T\nstate:\n  n: {start: 0, min: 0, max: 3, shown: true}\n  b: {start: true, shown: true}\n"
        "endings: {o: O}\n"
        "gauges:\n  g: {kind: bar, value: n > 0, min: 0, max: 1}\n"
        "---\nnode: a\ndo: [n = b or n > 2, b = n < 3]\ntext: '{n}'\nchoices:\n  - {label: L, do: n = n == 1, go: c}\n"
        "---\nnode: c\nending: o\n"
    )
    story = load_text(text).story
    assert story is not None
    first = start(story, seed=1)
    for turn in (first, choose(first, first.choices[0])):
        made = through_json(state_as_json(story, turn.state))
        assert '"n": 1' in json.dumps(made)
        assert state_from_json(story, made) == (turn.state, ())
        assert [gauge.shown for gauge in turn.gauges] == ["1", "1", "yes"]
        assert [type(gauge.value) for gauge in turn.gauges] == [int] * 3


def test_a_state_goes_by_the_names_of_an_edited_story() -> None:
    turn = choose(start(STORY, 1), "draw_rope")
    later = renamed_node()
    state, changes = state_from_json(later, state_as_json(STORY, turn.state))
    assert (state.place, changes) == ("yard.door", ())
    short = edition(("max: 9", "max: 2"))
    assert state_from_json(short, state_as_json(STORY, turn.state))[1] == (
        "The rope cannot be more than 2 now, and was 3.",
    )


def test_a_place_that_is_gone_is_an_error() -> None:
    data = state_as_json(STORY, choose(choose(start(STORY, 1), "look_down"), "climb_down").state)
    gone = edition(("node: deep\n", "node: pit\n"), ("down: deep", "down: pit"))
    with pytest.raises(StateError, match=r"no longer has the place 'yard\.deep'"):
        state_from_json(gone, data)


def played_from(story: Story, data: object, numbers: list[int]) -> bool:
    """Play from data that may be a state, and return whether it is one."""
    try:
        state, _ = state_from_json(story, data)
    except StateError:
        return False
    json.dumps(state_as_json(story, state), allow_nan=False)
    assert state_from_json(story, state_as_json(story, state)) == (state, ())
    turn = resume(story, state)
    for number in numbers:
        answer = answer_of(turn, number)
        if answer is None:
            break
        turn = choose(turn, answer)
    return True


def test_any_json_is_a_state_or_an_error() -> None:
    seen: set[bool] = set()

    @given(VALUES | nearly_states(STORY), st.lists(st.integers(0, 7), max_size=8))
    def law(data: object, numbers: list[int]) -> None:
        seen.add(played_from(STORY, data, numbers))

    law()
    assert seen == {True, False}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"turns": None}, "state.turns is missing"),
        ({"turns": 1.0}, "state.turns is not a whole number"),
        ({"turns": True}, "state.turns is not a whole number"),
        ({"dice": 10**400}, "state.dice is not between 0 and 4294967295"),
        ({"stage": "asleep"}, "state.stage is not one of"),
        ({"stack": ["yard.gate"] * 101}, "state.stack has more than 100 members"),
        ({"values": []}, "state.values is not a table"),
        ({"values": {"rope": 1.5}}, "state.values['rope'] is not a boolean"),
        ({"values": {1: 1}}, "state.values['1'] has an invalid name"),
        ({"place": "\ud800"}, "state.place contains control characters"),
        ({"more": 1}, "state has the unknown field 'more'"),
        ({5: 1}, "state has the unknown field '5'"),
    ],
)
def test_an_error_names_the_field(change: dict[Any, object], said: str) -> None:
    with pytest.raises(StateError) as raised:
        state_from_json(STORY, state_as_json(STORY, start(STORY, 1).state) | change)
    assert said in str(raised.value)


@settings(max_examples=settings.default.max_examples // 6)
@given(stories(), st.data(), st.lists(st.integers(0, 7), max_size=6))
def test_states_of_any_story_can_be_played(text: str, data: st.DataObject, numbers: list[int]) -> None:
    story = load_text(text).story
    if story is not None:
        played_from(story, data.draw(nearly_states(story)), numbers)


COUNTING = tale("""\
title: T
state: {left: {start: 0, min: 0, max: 10}}
---
node: a
do: left = 10 // (1000000 - visits(a) + 1)
text: "{left} {10 // (1000000 - turns_since(b) + 1)}"
choices:
  - On: a
  - Over: b
---
node: b
text: B
choices:
  - Back: a
""")


def test_no_count_exceeds_its_range() -> None:
    turn = choose(choose(start(COUNTING, 1), "over"), "back")
    kept = state_as_json(COUNTING, turn.state)
    long = kept | {"turns": 1_000_002, "values": kept["values"] | {"visits main.a": 1_000_000}}
    turn = choose(resume(COUNTING, state_from_json(COUNTING, long)[0]), "on")
    assert turn.passages[-1].text == "10 10"
    assert turn.state.values[COUNTING.visits["main.a"]] == 1_000_000


@given(st.integers(0, 3), st.lists(st.integers(0, 1), max_size=4))
def test_turns_stay_where_states_allow_them(before: int, numbers: list[int]) -> None:
    kept = state_as_json(COUNTING, choose(start(COUNTING, 1), "over").state)
    far = kept | {"turns": MOST_TURNS - before, "values": kept["values"] | {"last main.b": MOST_TURNS - before}}
    state, changes = state_from_json(COUNTING, far)
    turn = resume(COUNTING, state)
    for number in numbers:
        turn = choose(turn, turn.choices[number % len(turn.choices)])
    assert (state_as_json(COUNTING, state), changes) == (far, ())
    assert state_from_json(COUNTING, state_as_json(COUNTING, turn.state)) == (turn.state, ())


def test_a_visit_after_a_million_turns_is_kept() -> None:
    kept = state_as_json(COUNTING, choose(start(COUNTING, 1), "over").state)
    turn = resume(COUNTING, state_from_json(COUNTING, kept | {"turns": HIGHEST})[0])
    turn = choose(choose(turn, "back"), "over")
    assert turn.state.values[COUNTING.last["main.b"]] == HIGHEST + 2
    assert state_from_json(COUNTING, state_as_json(COUNTING, turn.state)) == (turn.state, ())


def test_a_long_shuffle_keeps_what_was_dealt() -> None:
    sides = " | ".join(str(number) for number in range(MAX_SIDES))
    story = tale(f"title: T\n---\nnode: a\ntext: '{{~ {sides}}}'\nchoices:\n  - On: a\n")
    turn = start(story, 1)
    for _ in range(2 * MAX_SIDES):
        assert state_from_json(story, state_as_json(story, turn.state)) == (turn.state, ())
        turn = choose(turn, "on")
