"""A long turn is opened again where the reader was in it, whatever leads there."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from .conftest import Open, Page
from .stories import STORY

# To the third page of a long turn, which has several more.
TO_THIRD_PAGE = ("1", "space", "space")
PARAGRAPHS = "\n\n  ".join(f"Paragraph {n} of a long first turn." for n in range(1, 41))
FIRST_TURN = (
    f"title: Long\nnotes:\n  n: {{brief: Blood}}\n---\nnode: a\ntext: |\n  {PARAGRAPHS}\nchoices:\n  - Again: a\n"
)


def shown(page: Page) -> list[str]:
    """Return the paragraphs on the page, in order."""
    return [line.strip() for line in page.lines if "Paragraph" in line]


async def test_quick_save_leads_to_its_page(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press(*TO_THIRD_PAGE, "f5")
        await page.wait()
        before = page.text
        await page.press("space", "space")
        assert page.text != before
        await page.press("f9")
        await page.wait()
        assert page.text == before
        await page.press("space")
        assert "4 of 5" in page.text


async def test_page_of_the_first_turn_is_never_lost(open_page: Open, tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf")
    async with open_page(FIRST_TURN, shelf=shelf) as page:
        await page.press("space", "space", "f5", "space", "f9")
        assert [each.name for each in page.app.session.saves.all()] == ["before the last load", "quick save"]
        await page.wait()
        before = page.text
        page.app.close_book()
    async with open_page(FIRST_TURN, shelf=shelf) as page:
        assert page.text == before
        await page.press("s", "down", "enter", "1")
        assert "4 of 5" in page.text


async def test_named_save_leads_to_its_page(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press(*TO_THIRD_PAGE)
        before = shown(page)
        await page.press("s", "s", "enter", "escape", "space", "s", "down", "enter", "1")
        assert shown(page) == before


async def test_save_is_named_by_the_last_words_on_the_page(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press(*TO_THIRD_PAGE)
        last = shown(page)[-1]
        assert last != "Paragraph 30 of many, each of them on a line."
        await page.press("f5", "s", "s")
        assert f"The telling: {last[:12]}" in page.text
        await page.press("enter")
        assert [each.line for each in page.app.session.saves.all()] == [last, last]


async def test_list_of_readings_has_the_last_words_read(open_page: Open, tmp_path: Path) -> None:
    async with open_page(STORY, shelf=str(tmp_path / "shelf")) as page:
        await page.press(*TO_THIRD_PAGE)
        last = shown(page)[-1]
        await page.wait()
        (story,) = page.app.session.stories() or [None]
        assert story is None or story.line == last
        page.app.page.book.restart()
        (other,) = page.app.session.saves.all()
        assert (other.kind, other.line) == ("reading", last)


async def restart_and_return(page: Page) -> None:
    """Begin again, and go back to the reading before, which is the last save."""
    page.app.page.book.restart()
    await page.settle()
    await page.press("s")
    await page.click("another reading")
    await page.press("1")


async def decide_otherwise_and_return(page: Page) -> None:
    """Go back, decide otherwise, and go to the reading that was left."""
    await page.press("b", "2", *"Will", "enter", "s")
    await page.click("another reading")
    await page.press("1")


async def press_back_and_redo(page: Page) -> None:
    await page.press("b", "r")


async def jump_by_map_and_redo(page: Page) -> None:
    await page.press("m", "enter", "r")


async def find_and_load(page: Page) -> None:
    await page.press("f5", "slash", *"room", "enter", "f9")


async def go_to_the_place_before_a_load(page: Page) -> None:
    """Load a save of the first turn, and then the place before that."""
    await page.press("s", "down", "enter", "1", "s")
    await page.click("before the last load")
    await page.press("1")


async def change_a_value(page: Page) -> None:
    page.app.session.change_state("strain", "7")
    page.app.page.book.reset(page.app.session.page.head or "turn")
    await page.settle()


@pytest.mark.parametrize(
    "leave",
    [
        restart_and_return,
        decide_otherwise_and_return,
        press_back_and_redo,
        jump_by_map_and_redo,
        find_and_load,
        go_to_the_place_before_a_load,
        change_a_value,
    ],
)
async def test_every_way_back_leads_to_the_page(open_page: Open, leave: Callable[[Page], Awaitable[None]]) -> None:
    async with open_page(STORY) as page:
        page.app.session.save("first")
        await page.press(*TO_THIRD_PAGE)
        before = shown(page)
        await leave(page)
        assert shown(page) == before
        assert not page.app.page.transcript.reveal.ended


async def test_page_outlives_a_session_and_its_width(open_page: Open, tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf")
    async with open_page(STORY, shelf=shelf) as page:
        await page.press(*TO_THIRD_PAGE, "f5", "b")
        first = shown(page)
        page.app.close_book()
    async with open_page(STORY, (50, 30), shelf=shelf) as page:
        await page.press("r")
        top = shown(page)[0]
        await page.press("b", "f9", "f9")
        assert shown(page)[0] == top
    async with open_page(STORY, shelf=shelf) as page:
        assert first != shown(page)
        assert top in shown(page)


async def test_import_leads_to_its_page(open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_page(STORY) as page:
        await page.press(*TO_THIRD_PAGE)
        before = shown(page)
        page.app.session.save("far")
        text = page.app.session.saves.write_out("far")
    assert json.loads(text)["page"] == {"passage": 14, "letter": 0, "lines": -1}
    (tmp_path / "far.json").write_text(text, encoding="utf-8")
    async with open_page(STORY) as page:
        await page.press("s", "f", *"far.json", "enter", "down", "enter", "1")
        assert shown(page) == before
        assert json.loads(page.app.session.saves.write_out("far")) == json.loads(text)


async def test_bookmark_in_a_long_turn_leads_to_its_page(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press(*TO_THIRD_PAGE)
        last = shown(page)[-1]
        await page.press("d", "d", "enter", "enter", "escape", "b", "2", *"Will", "enter")
        await page.press("d", "down", "enter", "1")
        assert any(last in line and "⚑" in line for line in page.lines)
        assert "1 of 5" not in page.text
        assert not page.app.page.transcript.reveal.ended


async def test_veil_in_a_long_turn_gives_no_more_text(open_page: Open) -> None:
    async with open_page(FIRST_TURN) as page:
        await page.press("space", "space")
        before = page.text
        await page.press("v", "enter", "escape")
        assert page.text == before
        assert not page.app.page.transcript.reveal.ended


async def test_turn_that_was_read_leads_back_to_its_choices(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("1", *["space"] * 5)
        before = shown(page)
        await page.press("1", "b")
        assert shown(page) == before
