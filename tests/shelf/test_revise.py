"""A story that is edited while it is read: the session continues in the new edition, at the same place."""

from pathlib import Path

import pytest

from branchlight.shelf import MEMORY, Session, ShelfError, open_session
from branchlight.shelf.connection import ShelfDamagedError
from branchlight.shelf.session import ELSEWHERE
from tests.stories import made

TEXT = """title: The stair
notes: {fall: A fall}
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
note: fall
text: The top.
ending: top
"""


def revised(old: str, new: str, *answers: str) -> Session:
    """Return a session with these answers, after an edit of the text."""
    assert old in TEXT
    session = open_session(made(TEXT), MEMORY, seed=1)
    for answer in answers:
        session.choose(answer)
    session.revise(made(TEXT.replace(old, new)))
    return session


def words(session: Session) -> list[str]:
    return [passage.text for passage in session.turn.passages if passage.runs]


def test_revision_shows_new_words_at_the_same_place() -> None:
    session = revised("{Dust. | More dust.}", "{Ash. | More ash.}", "climb")
    assert (words(session), session.history.here, session.notice) == (["Ash. 1."], 1, "")


def test_revision_shows_the_beginning_again() -> None:
    session = revised("{A stair. | The stair.}", "A ladder.")
    assert (words(session), session.history.seed) == (["A ladder."], 1)


def test_revision_runs_a_changed_statement() -> None:
    session = revised("steps += 1", "steps += 5", "climb", "down", "climb")
    assert words(session) == ["More dust. 6."]
    session.back(3)
    assert words(session) == ["A stair."]


def test_revision_keeps_earlier_turns_as_read() -> None:
    session = revised("steps += 1", "steps += 5", "climb", "down", "climb")
    told = [[passage.text for passage in turn.passages if passage.runs] for _, turn in session.history.turns()]
    assert [len(texts) for texts in told] == [1, 1, 1, 1]
    page = [session.history.turn_at(number) for number in range(3)]
    assert [turn is not None and bool(turn.passages) for turn in page] == [True, True, True]
    assert session.history.turn_at(1).state.values[0] == 1  # type: ignore[union-attr]


def test_choice_that_now_leads_elsewhere_has_a_notice() -> None:
    session = revised("steps += 1, go: landing", "steps += 1, go: top", "climb")
    assert (words(session), session.notice) == (["The top."], ELSEWHERE)


def test_renamed_place_is_the_same() -> None:
    new = TEXT.replace("node: landing", "node: hall\nwas: landing").replace("go: landing", "go: hall")
    session = open_session(made(TEXT), MEMORY, seed=1)
    session.choose("climb")
    session.revise(made(new))
    assert (session.turn.state.place, session.notice) == ("main.hall", "")


def test_place_stays_if_the_choice_is_gone() -> None:
    session = revised("{label: Climb, do: steps += 1, go: landing}", "{label: Run, go: landing}", "climb")
    assert (session.turn.state.place, session.turn.state.values[0]) == ("main.landing", 1)


def test_state_that_no_longer_fits_has_a_notice() -> None:
    session = revised("max: 9", "max: 1", "climb", "down", "climb", "down")
    assert session.turn.state.values[0] == 1
    assert "cannot be more than 1" in session.notice


@pytest.mark.parametrize("answers", [["climb"], ["climb", "down", "climb"]])
def test_lost_place_is_replayed_from_the_choices(answers: list[str]) -> None:
    new = TEXT.replace("landing", "hall").replace("label: Climb", "label: Go")
    session = open_session(made(TEXT), MEMORY, seed=1)
    for answer in answers:
        session.choose(answer)
    session.revise(made(new))
    assert session.turn.state.place == "main.foot"
    assert "to decision " in session.notice


def test_redo_works_in_the_new_edition() -> None:
    session = open_session(made(TEXT), MEMORY, seed=1)
    for answer in ["climb", "down", "climb"]:
        session.choose(answer)
    session.back(2)
    session.revise(made(TEXT.replace("text: The top.", "text: The very top.")))
    session.redo()
    session.redo()
    assert words(session) == ["More dust. 2."]


def test_veils_and_saves_follow_the_new_edition() -> None:
    session = revised("A fall}", "A fall, height: A height}", "climb")
    session.preferences.veil("height")
    session.save("here")
    assert session.preferences.veils == {"height"}
    assert [save.name for save in session.saves.all()] == ["here"]


def test_revision_is_stored(tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf.sqlite3")
    session = open_session(made(TEXT), shelf, seed=1)
    session.choose("climb")
    newer = made(TEXT.replace("steps += 1", "steps += 5"))
    session.revise(newer)
    again = open_session(newer, shelf)
    assert (words(again), again.history.here, again.notice) == (["Dust. 5."], 1, "")


def test_failed_revision_leaves_the_earlier_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = open_session(made(TEXT), str(tmp_path / "shelf"))
    session.choose("climb")

    def fail(*_: object) -> None:
        raise ShelfDamagedError("shelf")

    with monkeypatch.context() as patch:
        patch.setattr(session._store, "write", fail)
        with pytest.raises(ShelfError, match="is damaged"):
            session.revise(made(TEXT.replace("Dust", "Ash")))
    assert session.story.edition == session.turn.story.edition == made(TEXT).edition
    session.choose("down")
    assert session.history.here == 2
