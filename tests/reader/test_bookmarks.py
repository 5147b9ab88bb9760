"""Bookmarks on the page: their signs, their notes, and the ways back to them."""

from pathlib import Path

from .conftest import Open
from .stories import ROAD, STORY

NOTE = "Who says this?"


async def test_passage_is_marked_with_a_note(open_page: Open) -> None:
    async with open_page(STORY) as page:
        assert "✎" not in page.text
        await page.press("d", "d")
        assert "W H I C H   P A S S A G E" in page.text
        assert page.lines[page.row("She waits")].lstrip().startswith("›"), "the last is pointed at"
        await page.press("up", "enter", *NOTE, "enter")
        assert "Who stays for a killer?" in page.text
        assert NOTE in page.text
        await page.press("escape")
        assert page.lines[page.row("Who stays")].strip().startswith("✎")
        assert page.lines[page.row("The room is")].strip().startswith("The")


async def test_bookmark_without_a_note_has_a_flag(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("d", "d", "enter", "enter", "escape")
        row = page.lines[page.row("She waits")]
        assert row.strip() == "⚑ She waits, very still."
        assert row.index("She") == page.lines[page.row("The room")].index("The"), "no word moves"


async def test_bookmark_leads_back_to_its_passage(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("d", "d", "enter", "enter", "escape", "1", *["space"] * 8)
        assert "She waits" not in page.text
        await page.press("d", "down", "enter", "1")
        assert "⚑ She waits" in page.text
        assert page.app.session.history.here == 1, "no decision is undone"


async def test_bookmark_of_another_reading_leads_there(open_page: Open, tmp_path: Path) -> None:
    async with open_page(STORY, shelf=str(tmp_path / "shelf")) as page:
        await page.press("2", "escape", "d", "d", "enter", *"dark", "enter", "escape")
        page.app.page.book.restart()
        await page.settle()
        assert "✎" not in page.text
        await page.press("d")
        assert "another reading" in page.text
        await page.press("down", "enter", "1")
        assert "✎ The dark place" in page.text
        assert page.app.session.history.here == 1


async def test_note_is_changed_and_bookmark_removed(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("d", "d", "enter", *"one", "enter", "down", "enter", "2")
        assert page.lines[page.row("A note, or nothing")].endswith("one"), "the note is changed, not written again"
        assert page.lines[-2].strip().startswith("Enter keep")
        await page.press("end", *" day", "enter")
        assert [each.note for each in page.app.session.bookmarks.all()] == ["one day"]
        await page.press("down", "enter", "3")
        assert "There are none yet." in page.text
        await page.press("escape")
        assert "✎" not in page.text


async def test_leaving_the_note_marks_nothing(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("d", "d", "enter", *"no", "escape", "escape", "escape")
        assert page.app.session.bookmarks.all() == ()
        assert "The room" in page.text


async def test_signs_need_a_margin(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("d", "d", "enter", "enter", "escape")
        for width in (60, 40, 20, 11, 9, 4):
            await page.pilot.resize_terminal(width, 24)
            await page.settle()
            assert ("⚑" in page.text) == (width >= 12)


async def test_bookmarks_beyond_the_page_are_shown(open_page: Open) -> None:
    async with open_page(ROAD) as page:
        await page.press("d", "d", "enter", "enter", "escape")
        for _ in range(60):
            page.app.session.choose("on")
        page.app.page.book.reset()
        await page.settle()
        assert not page.app.page.book.turns.whole
        await page.press("d", "down", "enter", "1")
        assert "⚑ Step number 1 on the road." in page.text
