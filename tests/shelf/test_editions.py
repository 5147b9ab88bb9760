"""Readings and saves of an older edition: they are mended if possible, else followed as far as possible."""

from branchlight import choose, start
from branchlight.model.story import Story
from branchlight.shelf import Session, open_session
from tests.play.tales import edition, tale

STORY = tale()
DEEP_IS_GONE = edition(("node: deep\n", "node: deeper\n"), ("Climb down: deep", "Climb down: deeper"))
STONE_IS_GONE = edition(("Pick up the stone.", "Take the stone."))
ROPE_IS_SHORT = edition(("max: 9", "max: 3"))


def read(shelf: str, *answers: str, story: Story = STORY) -> Session:
    session = open_session(story, shelf, seed=5)
    for answer in answers:
        session.choose(answer)
    return session


def played(story: Story, *answers: str) -> object:
    turn = start(story, 5)
    for answer in answers:
        turn = choose(turn, answer)
    return turn


def test_unaffected_reading_continues_without_notice(shelf: str) -> None:
    read(shelf, "draw_rope", "look_down").close()
    session = open_session(edition(("The well listens.", "The well waits.")), shelf)
    assert session.notice == ""
    assert session.turn.state == played(STORY, "draw_rope", "look_down").state  # type: ignore[attr-defined]


def test_turn_shows_the_words_of_the_new_edition(shelf: str) -> None:
    read(shelf, "draw_rope").close()
    session = open_session(edition(("The gate {stands open", "The door {stands open")), shelf)
    assert any(passage.text.startswith("The door") for passage in session.turn.passages)


def test_mended_state_alone_has_a_notice(shelf: str) -> None:
    read(shelf, *["draw_rope"] * 3).close()
    session = open_session(ROPE_IS_SHORT, shelf)
    assert session.notice == "The story has changed since: The rope cannot be more than 3 now, and was 5."
    session.choose("look_down")
    assert session.notice == ""
    again = open_session(ROPE_IS_SHORT, shelf)
    assert (again.notice, again.history.here) == ("", 4)


def test_mended_state_stays_so_in_later_editions(shelf: str) -> None:
    read(shelf, *["draw_rope"] * 3).close()
    open_session(ROPE_IS_SHORT, shelf).choose("look_down")
    session = open_session(STORY, shelf)
    assert session.turn.state.values[0] == 3
    assert session.notice == ""
    assert [session.back().state.values[0] for _ in range(3)] == [3, 4, 3]


def test_lost_place_falls_back_to_earlier_choices(shelf: str) -> None:
    read(shelf, "draw_rope", "look_down", "pick_up_the_stone", "keep_it", "draw_rope").close()
    session = open_session(STONE_IS_GONE, shelf)
    assert session.notice == ""
    session.back(2)
    assert session.history.here == 2
    assert session.notice == (
        "The story has changed since: Your place is no longer in the story; "
        "your choices were followed as far as they go, to decision 2 of 3."
    )


def test_lost_place_is_replayed_along_another_path(shelf: str) -> None:
    read(shelf, "draw_rope", "look_down", "climb_down").close()
    session = open_session(DEEP_IS_GONE, shelf)
    assert session.history.here == 3
    assert "you are where your choices lead now" in session.notice
    assert session.turn == played(DEEP_IS_GONE, "draw_rope", "look_down", "climb_down")
    again = open_session(DEEP_IS_GONE, shelf)
    assert (again.notice, again.turn) == ("", session.turn)


def test_reading_of_one_decision_can_lose_its_place(shelf: str) -> None:
    read(shelf, "look_down").close()
    other = edition(("node: edge\n", "node: rim\n"), ("go: edge", "go: rim"))
    session = open_session(other, shelf)
    assert "you are where your choices lead now" in session.notice
    assert session.turn == played(other, "look_down")


def test_lost_place_returns_with_its_edition(shelf: str) -> None:
    left = read(shelf, "draw_rope", "look_down", "pick_up_the_stone")
    session = open_session(STONE_IS_GONE, shelf)
    session.choose("climb_down")
    back = open_session(STORY, shelf)
    (earlier,) = [save for save in back.saves.all() if save.kind == "reading"]
    assert back.load(earlier.name) == left.turn


def test_reading_without_any_match_begins_again(shelf: str) -> None:
    read(shelf, "draw_rope", "look_down").close()
    other = tale("title: The well\nid: well\n---\nnode: a\ntext: A.\nchoices:\n  - On: a\n")
    session = open_session(other, shelf)
    assert session.turn.state == start(other, 5).state
    assert "to decision 0 of 2" in session.notice


def test_named_save_is_mended_like_the_reading(shelf: str) -> None:
    session = read(shelf, *["draw_rope"] * 3)
    session.save("rope")
    session.choose("look_down")
    session.choose("climb_down")
    session.save("deep")
    session.close()
    short = open_session(ROPE_IS_SHORT, shelf, new=True)
    short.load("rope")
    assert "The rope cannot be more than 3" in short.notice
    gone = open_session(DEEP_IS_GONE, shelf, new=True)
    gone.load("deep")
    assert "no longer in the story" in gone.notice
    assert gone.turn.state.place == "yard.deeper"


def test_new_question_is_not_answered_with_a_choice(shelf: str) -> None:
    read(shelf, "look_down", "pick_up_the_stone", "keep_it", "look_down").close()
    asks = edition(
        ("choices:\n  - label: Pick up", "ask: {into: name, label: Who, length: 12}\nchoices:\n  - label: Pick up"),
        ("call: hum\n", ""),
        ("Keep it.", "Hold it."),
    )
    session = open_session(asks, shelf)
    session.go_to(session.history.first)
    session.redo()
    assert session.turn.state.values[4] == ""


def test_stack_of_removed_calls_is_harmless(shelf: str) -> None:
    read(shelf, "look_down").close()
    session = open_session(
        edition(("call: hum\n", ""), ('---\nnode: hum\ntext: "{& Hum. | Ha. | Ho.}"\ngo: back\n', "")), shelf
    )
    assert session.turn.state.place == "yard.edge"
    session.choose("pick_up_the_stone")


STUCK = """\
title: Stuck
state: {n: {start: 0, max: 9}}
---
node: a
text: A.
choices:
  - On: b
---
node: b
text: B.
choices:
  - {label: Out, if: n > 5, go: a}
"""


def test_a_stuck_reading_goes_on_where_a_choice_opens(shelf: str) -> None:
    session = read(shelf, "on", story=tale(STUCK))
    assert session.turn.halted == "stuck"
    session.close()
    session = open_session(tale(STUCK.replace("n > 5", "n < 5")), shelf)
    assert (session.notice, [choice.id for choice in session.turn.choices]) == ("", ["out"])
