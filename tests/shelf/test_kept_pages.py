"""The head of a page is kept with a save and with a turn, and travels with an exported save."""

import json

import pytest

from branchlight.shelf import MEMORY, Session, open_session
from branchlight.shelf.kept_pages import KeptPage, KeptPages
from branchlight.shelf.page_head import PageHead, Showing
from branchlight.shelf.schema import BEFORE_LOAD, QUICK
from tests.shelf.test_forged_saves import changed_by
from tests.shelf.written_saves import STORY, session_of

HEAD = PageHead(0, 4, 120, -1)


def show(session: Session, head: PageHead | None, last: str = "Last read.") -> None:
    """Let the session's page begin at a head."""
    session.page.showing = lambda: Showing(head, last)


def test_save_keeps_the_page_and_the_last_words() -> None:
    session = session_of()
    show(session, HEAD)
    assert session.save().line == "Last read."
    show(session, HEAD._replace(passage=9))
    session.load()
    assert session.page.head == HEAD
    assert session.saves.page(BEFORE_LOAD) == HEAD._replace(passage=9)
    assert session.load(BEFORE_LOAD) == session.turn
    assert session.page.head == HEAD._replace(passage=9)


def test_save_without_a_page_leads_to_the_page_left() -> None:
    session = session_of()
    session.save()
    assert session.saves.page(QUICK) is None
    show(session, HEAD)
    session.load()
    assert session.page.head == HEAD


def test_turn_that_was_left_is_opened_at_its_page() -> None:
    session = session_of()
    session.choose("draw_rope")
    show(session, HEAD._replace(here=1))
    session.back()
    assert session.page.head is None
    session.redo()
    assert session.page.head == HEAD._replace(here=1)
    again = Session(STORY, session._store)
    assert again.page.head == HEAD._replace(here=1)
    again.choose("draw_rope")
    assert again.page.head is None
    again.back()
    again.back()
    again.redo()
    assert again.page.head is None, "the turn was read to its end"


def test_turn_left_at_its_head_has_no_page() -> None:
    session = session_of()
    session.choose("draw_rope")
    for head in (None, PageHead(0, 7), PageHead(1, 0, 0, -2)):
        show(session, head)
        session.back()
        session.redo()
        assert session.page.head is None


def test_page_goes_with_its_save() -> None:
    session = session_of()
    show(session, HEAD)
    session.save("here")
    show(session, None)
    session.save("here", overwrite=True)
    assert session.saves.page("here") is None
    show(session, HEAD)
    session.save("here", overwrite=True)
    session.saves.delete("here")
    assert not session._store.rows("SELECT name FROM setting WHERE name LIKE 'page %'")


def test_exported_save_has_its_page() -> None:
    session = session_of()
    show(session, HEAD)
    session.save("away")
    text = session.saves.write_out("away")
    assert json.loads(text)["branchlight save"] == 3
    assert json.loads(text)["page"] == {"passage": 4, "letter": 120, "lines": -1}
    there = open_session(STORY, MEMORY, seed=77)
    there.saves.read_in(text)
    there.load("away")
    assert there.page.head == HEAD
    assert there.saves.write_out("away") == text


@pytest.mark.parametrize("head", [None, PageHead(0, 0, 0, -1), PageHead(0, 0)])
def test_page_at_the_head_of_a_turn_is_not_exported(head: PageHead | None) -> None:
    session = session_of()
    show(session, head)
    session.save("away")
    assert json.loads(session.saves.write_out("away"))["branchlight save"] == 1


def test_save_without_a_page_can_be_imported() -> None:
    session = session_of()
    save, _ = session.saves.read_in(changed_by({}), "older")
    session.load(save.name)
    assert session.page.head is None


@pytest.mark.parametrize("text", ["", "no", "[" * 5000, "{}", "[[1]]", '[["a", 0, 0, 0, 1, 2, 3, ""]]', "[[1,0,0]]"])
def test_page_that_cannot_be_read_is_none(text: str) -> None:
    session = session_of()
    show(session, HEAD)
    session.save()
    with session._store.write() as transaction:
        for name in (f"page {session._shelved} {QUICK}", f"pages {session._shelved}"):
            transaction.put("setting", name, text)
    assert session.saves.page(QUICK) is None
    session.load()


def test_only_the_latest_pages_of_turns_are_kept() -> None:
    session = session_of()
    pages = KeptPages(session._store, 1)
    page = KeptPage(HEAD, "Last read.")
    for branch in range(150):
        pages.keep_for_turn((branch, 0), page)
    assert [pages.of_turn((branch, 0)) == page for branch in (0, 49, 50, 149)] == [False, False, True, True]
