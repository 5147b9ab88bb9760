"""A state by names: the same state in the same edition, an adapted one in another."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight import choose, load_text, resume, start
from branchlight.model.state import State
from branchlight.model.story import Story
from branchlight.play.snapshot import Snapshot, difference, mend, snapshot, told
from tests.play.tales import edition, tale
from tests.play.test_reading import walk

STORY = tale()
WALKS = st.tuples(st.integers(0, 9), st.lists(st.integers(0, 7), max_size=30))


def state_after(*answers: str, story: Story = STORY) -> State:
    turn = start(story, 1)
    for answer in answers:
        turn = choose(turn, answer)
    return turn.state


def through_json(taken: Snapshot) -> Snapshot:
    return Snapshot(*json.loads(json.dumps(taken)))


@given(WALKS)
def test_a_snapshot_comes_back_as_the_same_state(walked: tuple[int, list[int]]) -> None:
    turn, _ = walk(STORY, *walked)
    assert mend(STORY, through_json(snapshot(STORY, turn.state))) == (turn.state, ())


@given(WALKS, WALKS)
def test_a_difference_makes_one_state_into_another(one: tuple[int, list[int]], other: tuple[int, list[int]]) -> None:
    before, after = walk(STORY, *one)[0].state, walk(STORY, *other)[0].state
    change = difference(STORY, before, after)
    whole = change._replace(values=snapshot(STORY, before).values | change.values)
    assert mend(STORY, whole) == (after, ())


def test_choices_used_up_for_a_visit_are_kept() -> None:
    text = "title: T\n---\nnode: a\nchoices: [{label: On, once: visit}, {label: Off}]\ngo: a\n"
    story = load_text(text).story
    edited = load_text(text.replace("node: a", "node: b\nwas: a").replace("go: a", "go: b")).story
    assert story is not None and edited is not None
    state, changes = mend(edited, through_json(snapshot(story, state_after("on", story=story))))
    assert state is not None and changes == ()
    assert [choice.id for choice in resume(edited, state).choices] == ["off"]


@given(WALKS)
def test_order_in_the_files_does_not_matter(walked: tuple[int, list[int]]) -> None:
    moved = edition(
        ("  lamp: {one of: [out, low, bright]}\n", ""),
        ("  held: {set of: [stone, coin]}\n", ""),
        (
            "  wet: false\n",
            "  wet: false\n  held: {set of: [coin, stone]}\n  lamp: {one of: [bright, low, out], start: out}\n",
        ),
    )
    turn, answers = walk(STORY, *walked)
    there = start(moved, walked[0])
    for answer in answers:
        there = choose(there, answer)
    state, changes = mend(moved, snapshot(STORY, turn.state))
    assert changes == ()
    assert state == there.state


def test_enumerations_sets_and_truths_are_kept_by_name() -> None:
    taken = snapshot(STORY, state_after("light_the_lamp", "draw_rope", "look_down", "pick_up_the_stone", "keep_it"))
    assert taken.values["lamp"] == "bright"
    assert taken.values["held"] == ["stone"]
    assert taken.values["wet"] is True
    assert taken.values["taken yard.gate.light_the_lamp"] is True


REACHED = ("light_the_lamp", "draw_rope", "draw_rope", "draw_rope", "look_down", "pick_up_the_stone")


@pytest.mark.parametrize(
    ("changes", "slot", "value", "told_changes"),
    [
        ([("max: 9", "max: 3")], "rope", 3, ("The rope cannot be more than 3 now, and was 5.",)),
        ([("start: 2, min: 0", "start: 7, min: 6")], "rope", 6, ("The rope cannot be less than 6 now, and was 5.",)),
        (
            [("[out, low, bright]", "[out, low]"), ("lamp = bright", "lamp = low")],
            "lamp",
            0,
            ("lamp can no longer be bright, and was reset.",),
        ),
        (
            [("  lamp: {one of", "  lantern: {was: lamp, one of"), ("lamp = ", "lantern = "), ("{lamp}", "{lantern}")],
            "lantern",
            2,
            (),
        ),
        (
            [
                ("{set of: [stone, coin]}", "{set of: [coin, shell]}"),
                ("held += stone", "held += shell"),
                ("-= stone", "-= coin"),
            ],
            "held",
            0,
            ("held can no longer hold stone.",),
        ),
        (
            [
                ("  wet: false", "  wet: {start: 4, min: 0, max: 9}"),
                ("wet = not wet", "wet = 5"),
                ("{wet: wet", "{wet > 1: wet"),
            ],
            "wet",
            4,
            ("wet has another type in this edition of the story, and was reset.",),
        ),
        ([('  name: ""', '  name: ""\n  luck: {start: 7, min: 0, max: 9}')], "luck", 7, ()),
        (
            [("  wet: false\n", ""), ("[rope += 1, wet = not wet]", "rope += 1"), ("{wet: wet | dry}", "dry")],
            "rope",
            5,
            ("wet has another name or is gone.",),
        ),
    ],
)
def test_values_are_adapted_to_an_edition(
    changes: list[tuple[str, str]], slot: str, value: int, told_changes: tuple[str, ...]
) -> None:
    now = edition(*changes)
    state, told_here = mend(now, snapshot(STORY, state_after(*REACHED)))
    assert state is not None
    assert state.values[[known.name for known in now.slots].index(slot)] == value
    assert told_here == told_changes


def test_swapped_names_are_not_confused() -> None:
    now = edition(
        ("  wet: false\n", "  wet: {start: true, was: dry}\n"),
        ('  name: ""\n', '  name: ""\n  dry: {start: true, was: wet}\n'),
    )
    state, _ = mend(now, snapshot(STORY, state_after("draw_rope", "draw_rope")))
    assert state is not None
    assert [state.values[[slot.name for slot in now.slots].index(name)] for name in ("dry", "wet")] == [0, 1]


def renamed_node() -> Story:
    return edition(
        ("start: yard.gate", "start: yard.door"),
        ("go: gate", "go: door"),
        ("(gate)", "(door)"),
        (": gate\n", ": door\n"),
        ("node: door\n", "node: door\nwas: gate\n"),
    )


def test_renamed_node_keeps_its_place_and_visits() -> None:
    now = renamed_node()
    taken = snapshot(STORY, state_after("draw_rope", "light_the_lamp"))
    state, changes = mend(now, taken)
    assert changes == ()
    assert state == state_after("draw_rope", "light_the_lamp", story=now)


def test_renamed_choice_keeps_its_place_and_its_mark() -> None:
    now = edition(
        ("- label: Light the lamp.", "- label: Strike a match.\n    was: light_the_lamp"),
        ("- label: Pick up the stone.", "- label: Take the stone.\n    was: pick_up_the_stone"),
    )
    state, changes = mend(now, snapshot(STORY, state_after("light_the_lamp", "look_down", "pick_up_the_stone")))
    assert changes == ()
    assert state == state_after("strike_a_match", "look_down", "take_the_stone", story=now)


@pytest.mark.parametrize(
    ("answers", "changes"),
    [
        (("look_down", "climb_down"), [("node: deep", "node: deeper"), ("Climb down: deep", "Climb down: deeper")]),
        (("look_down", "say_your_name"), [("ask: {into: name, label: Your name, length: 12}\n", "")]),
        (("look_down", "pick_up_the_stone"), [("Pick up the stone.", "Take the stone.")]),
        (
            ("look_down", "climb_down", "let_go"),
            [("ending: lost", "go: gate"), ("  lost: {title: Lost, order: 2}\n", "")],
        ),
    ],
)
def test_missing_place_gives_no_state(answers: tuple[str, ...], changes: list[tuple[str, str]]) -> None:
    taken = snapshot(STORY, state_after(*answers))
    assert mend(STORY, taken).state is not None
    assert mend(edition(*changes), taken).state is None


@pytest.mark.parametrize("place", ["", "yard", "yard.", "..", "yard.gate.no", "no.gate", "yard.gate\x00", "a.b.c.d"])
def test_a_place_that_never_was_is_gone(place: str) -> None:
    taken = snapshot(STORY, state_after())
    assert mend(STORY, taken._replace(place=place)).state is None
    assert mend(STORY, taken._replace(stack=[place])).state is None


def test_changes_are_one_sentence() -> None:
    assert told(()) == ""
    assert told(("A is b.",)) == "The story has changed since: A is b."
    assert told(("A is b.", "C is d.")) == "The story has changed since: A is b; C is d."
    assert told(tuple(f"{n} is new." for n in "abcde")).endswith("c is new; and 2 more things have changed.")


def test_no_visit_is_later_than_the_last_decision() -> None:
    state = state_after("look_down", "climb_down")
    taken = snapshot(STORY, state)
    later = taken._replace(values=taken.values | {"last yard.gate": 1_000_000})
    mended, _ = mend(STORY, later)
    assert mended is not None
    assert mended.values[STORY.last["yard.gate"]] == state.turns


def test_shuffle_with_all_dealt_can_be_dealt() -> None:
    taken = snapshot(STORY, state_after())
    names = [slot.name for slot in STORY.slots if slot.kind == "text"]
    mended, _ = mend(STORY, taken._replace(values=taken.values | dict.fromkeys(names, 1_000_000)))
    assert mended is not None
    turn = resume(STORY, mended)
    for _ in range(10):
        turn = choose(turn, "draw_rope")
    assert turn.halted == ""
