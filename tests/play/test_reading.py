"""The laws of a session in progress: it always equals a model that keeps every turn."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight import choose, resume, start
from branchlight.model.story import Story
from branchlight.play.reading import Decision, Reading, match, replay, shown, typed
from branchlight.play.trail import KEYFRAME, Answer, MemoryTrail
from branchlight.play.turn import Passage, Run, Turn
from tests.play.tales import edition, tale

STORY = tale()

# What a reader does, as (what, how): a choice by its number, so many steps back, a jump, once more.
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("choose"), st.integers(0, 7)),
        st.tuples(st.just("choose"), st.integers(0, 7)),
        st.tuples(st.just("back"), st.integers(1, 4)),
        st.tuples(st.just("redo"), st.just(0)),
        st.tuples(st.just("go"), st.integers(0, 40)),
    ),
    max_size=50,
)


def answer_of(turn: Turn, number: int) -> str | None:
    """Return one of the answers that the turn takes, or None at an ending."""
    if turn.question is not None and turn.question.kind == "number":
        return str(turn.question.low + number % (turn.question.high - turn.question.low + 1))
    if turn.question is not None:
        return ["Ada", "", "a name that is much too long", "\x1b[31m red"][number % 4]
    opened = [choice.id for choice in turn.choices if choice.open]
    return opened[number % len(opened)] if opened else None


class Kept(NamedTuple):
    """A model of a session: it keeps every turn, with the answers between them."""

    turns: list[Turn]
    answers: list[str]

    def choose(self, here: int, answer: str) -> int:
        if here < len(self.answers) and self.answers[here] == answer:
            return here + 1
        del self.turns[here + 1 :], self.answers[here:]
        self.turns.append(choose(self.turns[here], answer))
        self.answers.append(answer)
        return here + 1


@given(seed=st.integers(0, 9), moves=MOVES)
def test_reading_equals_a_model_that_keeps_every_turn(seed: int, moves: list[tuple[str, int]]) -> None:
    reading = Reading(STORY, seed)
    kept, here = Kept([start(STORY, seed)], []), 0
    for what, how in moves:
        answer = answer_of(reading.turn, how)
        if what == "choose" and answer is not None:
            taken = typed(answer, 12) if reading.turn.question else answer
            here = kept.choose(here, taken)
            reading.choose(answer)
        elif what == "back":
            here = max(0, here - how)
            reading.back(how)
        elif what == "redo":
            here = min(len(kept.answers), here + 1)
            reading.redo()
        elif what == "go":
            here = min(len(kept.answers), how)
            reading.go_to(here)
        assert reading.turn == kept.turns[here]
        assert reading.here == here == len(reading.decisions)
        assert reading.can_back == (here > 0)
        assert reading.can_redo == (here < len(kept.answers))
        assert reading.changes == ()


@given(seed=st.integers(0, 9), numbers=st.lists(st.integers(0, 7), max_size=30))
def test_replay_equals_play(seed: int, numbers: list[int]) -> None:
    turn, answers = walk(STORY, seed, numbers)
    assert replay(start(STORY, seed), answers) == (turn, len(answers))


@given(seed=st.integers(0, 9), numbers=st.lists(st.integers(0, 7), max_size=30))
def test_a_resumed_turn_goes_on_as_the_turn_itself(seed: int, numbers: list[int]) -> None:
    turn, _ = walk(STORY, seed, numbers)
    again = resume(STORY, turn.state)
    assert (again.state, again.after, again.choices) == (turn.state, turn.after, turn.choices)
    answer = answer_of(turn, 3)
    if answer is not None:
        assert choose(again, answer) == choose(turn, answer)


def walk(story: Story, seed: int, numbers: list[int]) -> tuple[Turn, list[str]]:
    turn, answers = start(story, seed), []
    for number in numbers:
        answer = answer_of(turn, number)
        if answer is None:
            break
        answers.append(answer)
        turn = choose(turn, answer)
    return turn, answers


def test_decisions_contain_state_and_words() -> None:
    reading = Reading(STORY, 1)
    first = reading.turn.state
    second = reading.choose("look_down").state
    reading.choose("say_your_name")
    reading.choose("  Ada \x1b ")
    assert list(reading.decisions[:2]) == [
        Decision(first, "look_down", "Look down"),
        Decision(second, "say_your_name", "Say your name."),
    ]
    assert reading.decisions[-1][1:] == ("Ada", "Ada")


def test_answer_not_on_offer_changes_nothing() -> None:
    reading = Reading(STORY, 1)
    before = reading.turn
    for answer in ("walk_home", "no_such"):
        with pytest.raises(ValueError):
            reading.choose(answer)
    with pytest.raises(IndexError):
        reading.go_to(1)
    assert reading.turn is before
    assert not reading.can_back


def test_back_and_redo_stop_at_the_ends() -> None:
    reading = Reading(STORY, 1)
    last = [reading.choose("draw_rope") for _ in range(3)][-1]
    assert reading.back(99) == start(STORY, 1)
    assert [reading.redo() for _ in range(5)][-1] == last


def test_same_choice_keeps_redo_and_another_does_not() -> None:
    reading = Reading(STORY, 1)
    for _ in range(3):
        reading.choose("draw_rope")
    reading.back(3)
    reading.choose("draw_rope")
    assert reading.trail.end == 3
    reading.choose("look_down")
    assert reading.trail.end == 2


def test_turns_yields_the_whole_session() -> None:
    reading = Reading(STORY, 1)
    turns = [reading.turn, *[reading.choose("draw_rope") for _ in range(4)]]
    told = list(reading.turns())
    assert [turn for _, turn in told] == turns
    assert [label for label, _ in told] == ["", *["Draw rope."] * 4]


def test_long_trail_is_small_and_finds_every_state() -> None:
    trail = MemoryTrail(start(STORY, 1).state)
    reading = Reading(STORY, 1, trail)
    states = [reading.turn.state, *[reading.choose("draw_rope").state for _ in range(3 * KEYFRAME + 5)]]
    for n in (0, 1, KEYFRAME - 1, KEYFRAME, KEYFRAME + 1, 2 * KEYFRAME + 7, 3 * KEYFRAME, len(states) - 1):
        assert trail.state(n).state == states[n]
    reading.go_to(KEYFRAME)
    reading.choose("look_down")
    assert trail.end == KEYFRAME + 1
    assert trail.state(KEYFRAME).state == states[KEYFRAME]


def test_200_000_decisions_fit_in_30_mb() -> None:
    import tracemalloc

    reading = Reading(STORY, 1)
    tracemalloc.start()
    try:
        for _ in range(1_000):
            reading.choose("draw_rope")
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(1_500):
            reading.choose("draw_rope")
        each = (tracemalloc.get_traced_memory()[0] - before) / 1_500
    finally:
        tracemalloc.stop()
    assert each * 200_000 < 30_000_000


@pytest.mark.parametrize(
    ("answer", "change", "takes"),
    [
        ("draw_rope", ("Draw rope.", "Draw rope."), "draw_rope"),
        ("draw_rope", ("- label: Draw rope.", "- label: Pull the rope."), None),
        ("draw_rope", ("- label: Draw rope.", "- label: Pull the rope.\n    was: draw_rope"), "pull_the_rope"),
        (Answer("draw_rope"), ("Draw rope.", "Draw rope."), "draw_rope"),
        (Answer("draw_rope", typed=True), ("Draw rope.", "Draw rope."), None),
        ("walk_home", ("Draw rope.", "Draw rope."), None),
    ],
)
def test_an_answer_is_matched_by_name(answer: str | Answer, change: tuple[str, str], takes: str | None) -> None:
    assert match(start(edition(change), 1), answer) == takes


def test_a_renamed_storylet_is_still_the_answer() -> None:
    turn = choose(start(edition(("node: drip\n", "node: drop\nwas: drip\n")), 1), "draw_rope")
    turn = choose(turn, "look_down")
    assert match(turn, "yard.drip") == "yard.drop"


def test_question_takes_no_choice_of_an_old_edition() -> None:
    asking = choose(choose(start(STORY, 1), "look_down"), "say_your_name")
    assert match(asking, Answer("look_down")) is None
    assert match(asking, Answer("Ada", typed=True)) == "Ada"


@pytest.mark.parametrize(
    ("note", "veiled", "veils", "is_shown"),
    [
        ("", False, {"dark"}, True),
        ("dark", False, set(), True),
        ("dark", False, {"dark"}, False),
        ("dark", True, set(), False),
        ("dark", True, {"dark"}, True),
    ],
)
def test_a_veil_shows_one_text_or_the_other(note: str, veiled: bool, veils: set[str], is_shown: bool) -> None:
    passage = Passage("paragraph", (Run("words"),), note=note, veiled=veiled)
    assert shown(passage, frozenset(veils)) is is_shown
