"""Menus in a small terminal, which most of their lines do not fit in."""

import re

import pytest

from .conftest import Open, Page
from .stories import ROAD, STORY

LONG = STORY.replace("title: A page", f"title: A page\nblurb: {'Read me. ' * 60}\ncredits: {'After a tale. ' * 60}", 1)
SMALL = (40, 12)


@pytest.mark.parametrize(
    ("key", "line", "words"),
    [("1", "Start reading", "The room is quiet."), ("d", "Say more", "Blood in a dream.")],
)
async def test_mark_of_a_line_picks_it_even_out_of_sight(open_page: Open, key: str, line: str, words: str) -> None:
    async with open_page(LONG, SMALL, title=True) as page:
        assert line not in page.text
        await page.press(key)
        assert words in page.text


async def test_mark_picks_a_line_above_the_page_too(open_page: Open) -> None:
    async with open_page(LONG, SMALL, title=True) as page:
        await page.press(*["space"] * 9)
        assert "Start reading" not in page.text
        await page.press("1")
        assert "The room is quiet." in page.text


async def test_menu_of_one_place_has_numbers(open_page: Open) -> None:
    async with open_page(STORY, (40, 8)) as page:
        await page.press("f5", "s", "down", "enter")
        assert "3 Forget it" not in page.text
        await page.press("3")
        assert "Forget “quick save”?" in page.text


async def test_number_picks_only_a_choice_that_was_reached(open_page: Open) -> None:
    async with open_page(LONG, (40, 8)) as page:
        await page.press("1")
        assert page.app.session.history.here == 0


async def walk(page: Page, steps: int) -> None:
    for _ in range(steps):
        page.app.session.choose("on")
    page.app.page.book.reset()
    await page.settle()


def pointed(page: Page) -> list[int]:
    """Return the rows with a pointer."""
    return [row for row, line in enumerate(page.lines) if line.lstrip().startswith("› ")]


async def test_map_opens_at_the_last_decision(open_page: Open) -> None:
    async with open_page(ROAD) as page:
        await walk(page, 60)
        await page.press("m")
        assert pointed(page) == [page.row("You are here.") - 2]
        await page.press("enter")
        assert page.app.session.history.here == 59


async def test_arrows_point_at_the_next_line_that_shows(open_page: Open) -> None:
    async with open_page(ROAD) as page:
        await walk(page, 60)
        await page.press("m", "home", "down")
        (first,) = pointed(page)
        await page.press("down")
        assert pointed(page) == [first + 1]
        await page.press(*["down"] * 40)
        assert len(pointed(page)) == 1
        await page.press("enter")
        assert page.app.session.history.here == 41


async def test_arrow_up_points_at_the_last_line_that_shows(open_page: Open) -> None:
    async with open_page(ROAD) as page:
        await walk(page, 60)
        await page.press("m", "home", "down", "end", "up")
        assert pointed(page) == [page.row("You are here.") - 2]
        await page.press("up", "enter")
        assert page.app.session.history.here == 58


async def test_pointer_skips_lines_out_of_sight(open_page: Open) -> None:
    async with open_page(ROAD) as page:
        await walk(page, 60)
        await page.press("c", "pageup", "enter")
        assert page.app.clipboard == ""
        await page.press("down", "enter")
        (number,) = re.findall(r"\d+", page.app.clipboard)
        assert 1 < int(number) < 40


async def test_arrows_scroll_prose_above_the_first_line(open_page: Open) -> None:
    async with open_page(LONG, SMALL, title=True) as page:
        assert not pointed(page)
        for _ in range(30):
            await page.press("down")
            if pointed(page):
                break
        assert pointed(page) == [page.row("Start reading")]


async def test_arrows_all_count_while_the_page_glides(open_page: Open) -> None:
    async with open_page(STORY, moving=True) as page:
        await page.press("x", "1", *["space"] * 12, "home")
        assert page.app.page.transcript.view.top == 0
        await page.burst("j" * 8)
        assert page.app.page.transcript.view.aim == 8


async def test_foot_names_only_keys_that_work(open_page: Open) -> None:
    async with open_page(STORY, (80, 60)) as page:
        await page.press("m")
        assert page.lines[-2].strip() == "Esc back"
        await page.press("escape", "question_mark")
        assert page.lines[-2].strip() == "↑ ↓ pick   Esc back"
        await page.press("down")
        assert page.lines[-2].strip() == "Enter choose   Esc back"
        await page.press("escape", "o")
        assert page.lines[-2].strip() == "← before   → next   Esc back"
        await page.press("right")
        assert page.lines[-2].strip() == "← before   Esc back"
        await page.press("left", "left", "left")
        assert page.lines[-2].strip() == "→ next   Esc back"
        await page.press("escape", "ctrl+p", *"zzz")
        assert page.lines[-2].strip() == "Esc back"


async def test_narrow_foot_keeps_the_ways_on_and_out(open_page: Open) -> None:
    async with open_page(STORY, (20, 10)) as page:
        await page.press("o")
        assert page.lines[-1].split() == ["Space", "Esc", "back"]
