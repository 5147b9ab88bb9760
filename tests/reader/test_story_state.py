"""The screen of the story's state, for an author who follows the files."""

from tests.play.test_mid_story import TEXT_OF_STORY

from .conftest import Open


async def test_truth_turns_over_at_once(open_page: Open) -> None:
    async with open_page(TEXT_OF_STORY, follow=lambda: None) as page:
        await page.press("f2", "down", "down", "down", "enter")
        assert page.lines[page.row("met ...")].endswith("true")
        await page.press("escape", "1")
        assert "2, nothing, none, true" in page.text


async def test_number_is_typed_and_the_page_stays(open_page: Open) -> None:
    async with open_page(TEXT_OF_STORY, follow=lambda: None) as page:
        await page.press("f2", "enter", "backspace", "5", "enter", "escape")
        assert "2, nothing, none, false" in page.text  # as it was shown
        await page.press("1")
        assert "5, nothing, none, false" in page.text


async def test_value_out_of_range_is_refused(open_page: Open) -> None:
    async with open_page(TEXT_OF_STORY, follow=lambda: None) as page:
        await page.press("f2", "enter", "backspace", "7", "enter")
        assert "cannot be `7`" in page.text
        assert page.lines[page.row("trust ...")].endswith(" 2")


async def test_readers_do_not_see_the_state(open_page: Open) -> None:
    async with open_page(TEXT_OF_STORY) as page:
        await page.press("f2")
        assert "only with branchlight play --watch" in page.text
        await page.press("question_mark")
        assert "change the state" not in page.text
