"""The list of commands."""

from branchlight.reader.key_bindings import KEY_BINDINGS, OF_AUTHORS
from branchlight.reader.screens.command_list import COMMANDS

from .conftest import Open
from .stories import STORY, TITLE
from .test_menus import pointed


async def test_commands_are_found_by_their_words(open_page: Open) -> None:
    async with open_page(STORY, (80, 50)) as page:
        await page.press("ctrl+p")
        assert "See and change the state" not in page.text
        assert all(each.words in page.text for each in KEY_BINDINGS if each.action not in (COMMANDS, *OF_AUTHORS))
        await page.press(*"the map")
        assert pointed(page) == [page.row("The map of what you have read")]
        await page.press("enter")
        assert "W H A T   Y O U   H A V E   R E A D" in page.text
    async with open_page(STORY, (80, 50), follow=lambda: None) as page:
        await page.press("ctrl+p", *"state", "enter")
        assert "T H E   S T O R Y ’ S   S T A T E" in page.text.replace("'", "’")


async def test_commands_are_picked_by_arrows(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("ctrl+p", *"save", "down", "enter")
        assert "Saved as the quick save." in page.text
        await page.press("ctrl+p", *"no such thing", "enter")
        assert "No command has these words." in page.text
        await page.press("escape")
        assert "The room is quiet." in page.text


async def test_commands_open_only_on_the_page(open_page: Open) -> None:
    async with open_page(TITLE, title=True) as page:
        title = page.app.screen
        await page.press("ctrl+p")
        assert page.app.screen is title
