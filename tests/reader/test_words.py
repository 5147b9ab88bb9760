"""Messages of the page to the reader, and safe defaults for keys that could do harm."""

from pathlib import Path

import pytest

from .conftest import Open, Page
from .stories import STORY

TITLE = STORY.replace("title: A page", "title: A page\nblurb: Read me.", 1)


def flat(page: Page) -> str:
    return " ".join(page.text.split())


async def test_message_replaces_the_one_before(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("one", "two"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    async with open_page(STORY, (80, 24)) as page:
        await page.press("s", "f", *"one", "enter")
        assert "one cannot be imported" in flat(page)
        await page.press("f", *"two", "enter")
        assert "two cannot be imported" in flat(page)
        assert "one cannot be imported" not in flat(page)
        await page.press("escape", "f5")
        assert "Saved as the quick save." in page.text
        assert "cannot be imported" not in flat(page)
        await page.press("s", "f", *"one", "enter")
        assert "one cannot be imported" in flat(page)
        assert "Kept as" not in page.text


def among(keys: str, few: str) -> list[object]:
    """Return keys of which `make test` presses only a few."""
    return [pytest.param(key, marks=[] if key in few.split() else pytest.mark.thorough) for key in keys.split()]


@pytest.mark.parametrize("key", among("m s o v i c question_mark", "m question_mark"))
async def test_interrupt_is_answered_on_the_top_screen(open_page: Open, key: str) -> None:
    async with open_page(TITLE) as page:
        await page.press("ctrl+c")
        assert "Press q to close the book." in page.text
        await page.press(key, "ctrl+c")
        assert "Press Esc to go back to the page, and q there to close the book." in page.text


async def test_interrupt_is_answered_on_the_first_title_page(open_page: Open) -> None:
    async with open_page(TITLE, title=True) as page:
        await page.press("ctrl+c")
        assert "Press q to close the book." in page.text


@pytest.mark.parametrize("key", among("m s o v i c", "m o"))
@pytest.mark.parametrize("help_key", among("question_mark f1", "f1"))
async def test_help_opens_everywhere_and_leads_back(open_page: Open, key: str, help_key: str) -> None:
    async with open_page(TITLE) as page:
        await page.press(key)
        before = page.text
        await page.press(help_key)
        assert "H E L P" in page.text
        await page.press(help_key)
        assert page.text == before
        await page.press(help_key, "escape")
        assert page.text == before
        await page.press(help_key)
        await page.press("pagedown")
        await page.click("Quick save")
        assert page.app.screen is page.app.page
        assert "Saved as the quick save." in page.text


async def test_help_on_title_page_does_not_open_the_book(open_page: Open) -> None:
    async with open_page(TITLE, title=True) as page:
        await page.press("question_mark", "escape")
        assert "Start reading" in page.text
        assert not page.app.page.book.opened
        await page.press("q")
        assert not page.app.is_running


async def test_enter_in_help_runs_no_command(open_page: Open) -> None:
    async with open_page(STORY, (80, 60)) as page:
        await page.press("1", "question_mark", "enter")
        assert page.app.session.history.here == 1
        assert "H E L P" in page.text


async def test_question_points_at_the_harmless_answer(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("f5", "s", "down", "enter", "3", "enter")
        assert page.app.session.saves.get("quick save") is not None
        await page.press("down", "enter", "2")
        assert "› n No" in page.text


async def test_restart_reports_the_earlier_reading(open_page: Open) -> None:
    async with open_page(TITLE) as page:
        await page.press("2", *"W", "enter", "i", "2")
        assert "The room is quiet." in page.text
        assert "Your old place is among the saved places." in page.text
        await page.press("i", "2")
        assert page.app.session.history.here == 0


async def test_theme_change_names_the_new_colours(open_page: Open) -> None:
    async with open_page(STORY) as page:
        told = []
        for _ in range(4):
            await page.press("t")
            told.append(page.lines[-2].strip())
        names = ("paper", "high contrast", "the terminal's own", "night")
        assert told == [f"Colours: {name}." for name in names]


async def test_foot_offers_back_if_undo_is_possible(open_page: Open) -> None:
    async with open_page(STORY) as page:
        assert "b back" not in page.text
        await page.press("1")
        assert "b back" in page.text


@pytest.mark.parametrize("key", ["ctrl+s", "ctrl+q"])
async def test_keys_of_flow_control_do_nothing(key: str, open_page: Open) -> None:
    async with open_page(STORY) as page:
        before = page.text
        await page.press(key)
        assert page.text == before
        assert page.app._exit is False
