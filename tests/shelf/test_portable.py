"""Saves as text: they survive a round trip, and nothing else is accepted."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight import choose, load_text, start
from branchlight.play.turn_in_progress import MOST_STACKED
from branchlight.shelf import MEMORY, Session, open_session
from branchlight.shelf.saves import SaveExistsError
from tests.play.tales import edition, tale
from tests.play.test_reading import answer_of
from tests.shelf.test_forged_saves import changed_by
from tests.shelf.written_saves import SHORT, STORY, WRITTEN, session_of, written


@given(numbers=st.lists(st.integers(0, 7), max_size=30))
def test_save_survives_a_round_trip_with_its_decisions(numbers: list[int]) -> None:
    session = session_of()
    for number in numbers:
        answer = answer_of(session.turn, number)
        if answer is not None:
            session.choose(answer)
    session.save("away")
    there = open_session(STORY, MEMORY, seed=77)
    save, changed = there.saves.read_in(session.saves.write_out("away"))
    assert (save.name, save.decisions, changed) == ("away", session.history.here, "")
    assert there.load("away") == session.turn
    assert there.history.past() == session.history.past()
    assert there.saves.write_out("away") == session.saves.write_out("away")


def mark(session: Session, note: str = "") -> None:
    """Mark the first text of the turn."""
    number = next(number for number, passage in enumerate(session.turn.passages) if passage.runs)
    session.bookmarks.put(session.history.here, session.turn, number, note)


def test_save_takes_its_bookmarks_along() -> None:
    session, states = session_of(), []
    for answer in ("draw_rope", "look_down"):
        states.append(session.turn.state)
        mark(session, f"after {session.history.here}")
        session.choose(answer)
    session.save("away")
    mark(session)
    session.back(2)
    session.choose("light_the_lamp")
    mark(session, "on another way")
    there = open_session(STORY, MEMORY, seed=77)
    text = session.saves.write_out("away")
    there.saves.read_in(text)
    assert json.loads(text)["branchlight save"] == 2
    assert [(each.here, each.note) for each in there.bookmarks.all()] == [(0, "after 0"), (1, "after 1"), (2, "")]
    assert not any(each.is_here for each in there.bookmarks.all())
    there.load("away")
    assert all(each.is_here for each in there.bookmarks.all())
    assert there.saves.write_out("away") == text
    assert there.open_bookmark(there.bookmarks.all()[1]).state == states[1]


def test_save_without_bookmarks_has_the_first_version() -> None:
    fields = json.loads(WRITTEN)
    assert fields["branchlight save"] == 1
    assert "bookmarks" not in fields


def test_bookmarks_after_the_end_are_left_out() -> None:
    marked = {"passage": 0, "note": "", "scene": "", "line": "", "at": 0}
    session = session_of()
    session.saves.read_in(changed_by({"bookmarks": [{"here": 5, **marked}, {"here": 6, **marked}]}))
    assert [each.here for each in session.bookmarks.all()] == [5]


def test_typed_answer_is_never_taken_for_a_choice() -> None:
    assert json.loads(WRITTEN)["choices"] == ["draw_rope", "draw_rope", "look_down", "say_your_name", {"typed": "Ada"}]


def test_import_never_overwrites_unasked() -> None:
    session = session_of()
    session.save("away")
    before = session._store.rows("SELECT count(*) FROM branch")
    with pytest.raises(SaveExistsError):
        session.saves.read_in(WRITTEN)
    assert session._store.rows("SELECT count(*) FROM branch") == before
    assert session.saves.read_in(WRITTEN, "another name")[0].name == "another name"
    assert session.saves.read_in(WRITTEN, overwrite=True)[0].decisions == 5


def test_save_is_mended_in_another_edition() -> None:
    session = session_of(SHORT)
    away = written(*["draw_rope"] * 3)
    save, changed = session.saves.read_in(away)
    assert changed == "The story has changed since: The rope cannot be more than 3 now, and was 5."
    session.load(save.name)
    assert session.turn.state.values[0] == 3
    assert session.history.here == 3


def test_save_with_other_choices_keeps_only_its_place() -> None:
    session = session_of(edition(("do: [rope += 1, wet = not wet]", "do: [rope += 2, wet = not wet]")))
    save, changed = session.saves.read_in(WRITTEN)
    session.load(save.name)
    assert changed == ""
    assert (session.history.here, session.history.first, session.history.can_back) == (5, 5, False)
    assert session.turn.state.values[0] == 4
    session.choose("draw_rope")
    assert session.back().state.values[0] == 4
    carried = json.loads(session.saves.write_out(save.name))
    assert (carried["before"], carried["choices"], carried["edition"]) == (5, [], "")
    assert session.saves.read_in(json.dumps(carried), "on")[0].decisions == 5


def test_save_without_its_place_follows_its_choices() -> None:
    deep = written("draw_rope", "look_down", "climb_down")
    session = session_of(
        edition(("Look down", "Look up"), ("node: deep\n", "node: pit\n"), ("down: deep", "down: pit"))
    )
    save, changed = session.saves.read_in(deep)
    assert changed.endswith("to decision 1 of 3.")
    session.load(save.name)
    assert session.history.here == 1


def test_reading_of_several_editions_can_be_exported() -> None:
    session = session_of()
    session.choose("draw_rope")
    later = Session(SHORT, session._store)
    later.choose("draw_rope")
    later.choose("draw_rope")
    later.save("away")
    text = later.saves.write_out("away")
    assert json.loads(text)["edition"] == ""
    there = session_of(SHORT)
    assert there.saves.read_in(text)[1] == ""
    assert there.load("away").state.values == later.turn.state.values


BACK = tale("""\
title: Back
---
node: top
call: hall
choices:
  - Again: top
---
node: hall
choices:
  - label: Return
    once: true
    go: back
go: back
""")


def test_deepest_stack_of_a_save_can_be_returned_from() -> None:
    session = session_of(BACK)
    session.save("away")
    fields = json.loads(session.saves.write_out("away"))
    fields["edition"] = ""
    fields["state"]["stack"] = ["main.top"] + ["main.hall"] * (MOST_STACKED - 1)
    session.saves.read_in(json.dumps(fields), "deep")
    session.load("deep")
    assert [choice.id for choice in session.choose("return").choices] == ["again"]


@pytest.mark.parametrize("seed", [-1, 2**32 + 5, 2**63, 10**20])
def test_seed_can_be_any_whole_number(seed: int) -> None:
    session = open_session(STORY, MEMORY, seed=seed)
    turn = session.choose("draw_rope")
    assert turn == choose(start(STORY, seed), "draw_rope")
    session.save("away")
    text = session.saves.write_out("away")
    there = session_of()
    there.saves.read_in(text)
    assert there.load("away") == turn
    there.saves.read_in(json.dumps(json.loads(text) | {"seed": seed % 2**32 - 2**32}), "with a seed below zero")
    assert there.load("with a seed below zero") == turn


def test_export_of_another_reading_has_a_valid_name() -> None:
    session = session_of()
    turn = session.choose("draw_rope")
    session.restart()
    session.choose("look_down")
    (other,) = session.saves.all()
    there = session_of()
    save, _ = there.saves.read_in(session.saves.write_out(other.name))
    assert save.name == other.name.removeprefix("another ")
    assert there.load(save.name) == turn


def test_text_with_lines_and_tabs_can_be_exported() -> None:
    story = tale('title: T\nstate: {name: "a\\n\\tb"}\n---\nnode: a\ntext: "{name}"\nchoices:\n  - On: a\n')
    session = session_of(story)
    session.choose("on")
    session.save("away")
    there = session_of(story)
    assert there.saves.read_in(session.saves.write_out("away"))[1] == ""
    assert there.load("away").state == session.turn.state


def test_long_titles_are_cut_in_a_save() -> None:
    page = f"title: {'T' * 501}\nid: t\nendings: {{o: O}}\n---\nscene: s\ntitle: {'S' * 501}\n---\n"
    node = "node: a\ntext: A.\nchoices:\n  - {label: Stay., id: stay, go: a}\n  - {label: End., ending: o}\n"
    story = load_text(page + node).story
    assert story is not None
    session = open_session(story, MEMORY, seed=1)
    mark(session)
    session.choose("stay")
    session.save("away")
    text = session.saves.write_out("away")
    there = open_session(story, MEMORY, seed=2)
    assert there.saves.read_in(text)[1] == ""
    fields = json.loads(text)
    assert (fields["title"], fields["scene"]) == ("T" * 499 + "…", "S" * 499 + "…")
    assert there.saves.write_out("away") == text
