"""Menus in a small terminal, on which most lines do not show."""

import pytest

from .conftest import Open
from .stories import STORY

LONG = STORY.replace("title: A page", f"title: A page\nblurb: {'Read me. ' * 60}\ncredits: {'After a tale. ' * 60}", 1)
SMALL = (40, 12)


@pytest.mark.parametrize(
    ("key", "line", "words"),
    [("1", "Begin to read", "The room is quiet."), ("d", "Say more", "Blood in a dream.")],
)
async def test_what_stands_before_a_line_picks_it_wherever_the_line_is(
    open_page: Open, key: str, line: str, words: str
) -> None:
    async with open_page(LONG, SMALL, title=True) as page:
        assert line not in page.text
        await page.press(key)
        assert words in page.text


async def test_a_line_above_what_shows_is_picked_too(open_page: Open) -> None:
    async with open_page(LONG, SMALL, title=True) as page:
        await page.press(*["space"] * 9)
        assert "Begin to read" not in page.text
        await page.press("1")
        assert "The room is quiet." in page.text


async def test_a_menu_of_one_place_is_picked_from_by_number(open_page: Open) -> None:
    async with open_page(STORY, (40, 8)) as page:
        await page.press("f5", "s", "down", "enter")
        assert "3 Forget it" not in page.text
        await page.press("3")
        assert "Forget “quick save”?" in page.text


async def test_on_the_page_of_the_story_a_choice_must_have_been_reached(open_page: Open) -> None:
    async with open_page(LONG, (40, 8)) as page:
        await page.press("1")
        assert page.app.session.here == 0
