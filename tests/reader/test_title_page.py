"""The title page: what it shows, and the ways out of it."""

from pathlib import Path

import pytest

from branchlight.shelf.open_shelf import default_path
from tests.shelf.conftest import live_at

from .conftest import Open
from .stories import TITLE


async def test_story_opens_at_its_title_page(open_page: Open) -> None:
    async with open_page(TITLE, (80, 30), title=True) as page:
        assert page.row("A   P A G E") < page.row("A. Writer") < page.row("Read me.") < page.row("After a tale.")
        assert "The room is quiet." not in page.text
        await page.press("enter")
        assert "The room is quiet." in page.text


async def test_title_page_says_what_the_shelf_has_to_say(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live_at(tmp_path, monkeypatch)
    Path(default_path()).parent.write_text("not a folder")
    async with open_page(TITLE, (80, 30), title=True, shelf=None) as page:
        words = " ".join(page.text.split())
        assert "This session will not be kept when you leave: " in words
        assert "cannot be used (File exists)." in words
        assert page.row("Read me.") < page.row("This session") < page.row("Start reading")
        await page.press("enter")
        assert "This session will not be kept" in page.text, "who reads on at once is told, too"


async def test_q_on_the_first_title_page_closes_the_book(open_page: Open) -> None:
    async with open_page(TITLE, title=True) as page:
        assert page.lines[-2].endswith("q close")
        await page.press("q")
        assert not page.app.is_running


async def test_q_on_a_later_title_page_returns_to_the_page(open_page: Open) -> None:
    async with open_page(TITLE) as page:
        await page.press("i")
        assert page.lines[-2].endswith("Esc back")
        await page.press("q")
        assert page.app.is_running
        assert "The room is quiet." in page.text


async def test_page_below_the_title_page_writes_nothing(open_page: Open) -> None:
    async with open_page(TITLE, title=True, moving=True) as page:
        page.app.page.transcript.pager.tick(60.0)
        await page.press("enter")
        assert "The room" not in page.text
        page.app.page.transcript.pager.tick(1.0)
        await page.settle()
        assert "The room" in page.text


async def test_story_with_only_a_title_opens_at_once(open_page: Open) -> None:
    async with open_page(
        "title: Bare\nendings: {over: {}}\n---\nnode: room\ntext: Here.\nending: over\n", title=True
    ) as page:
        assert "Here." in page.text


async def test_content_notes_have_details_and_veils(open_page: Open) -> None:
    async with open_page(TITLE, title=True) as page:
        assert page.lines[page.row("Blood")].endswith("shown")
        assert "Blood in a dream." not in page.text
        await page.press("d")
        assert "Blood in a dream." in page.text
        await page.click("Blood .")
        assert page.lines[page.row("Blood .")].endswith("veiled")
        await page.press("1", "2")
        assert "A dream, left untold." in page.text
