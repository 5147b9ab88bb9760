from pathlib import Path

import pytest

from .conftest import Open
from .stories import ROAD, STORY


async def test_search_goes_backwards_and_forwards(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("1", *["space"] * 6, "slash", *"paragraph 2", "enter")
        assert page.app.page.transcript.painter.found is not None
        assert "Paragraph 29 of" in page.text
        assert "“paragraph 2”: 11 of 11." in page.text
        await page.press("N")
        assert "Paragraph 28 of" in page.text
        assert "10 of 11." in page.text
        for _ in range(9):
            await page.press("N")
        assert "Paragraph 2 of" in page.text
        await page.press("n")
        assert "Paragraph 20 of" in page.text
        assert "2 of 11." in page.text
        await page.press("N", "N")
        assert "11 of 11." in page.text, "the last match follows the first"


async def test_search_counts_every_place_in_a_passage(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("slash", *"er", "enter")
        assert "“er”: 2 of 2." in page.text
        await page.press("slash", "end", *["backspace"] * 2, *"i", "enter")
        assert "“i”: 6 of 6." in page.text


async def test_search_goes_back_beyond_the_page(open_page: Open) -> None:
    async with open_page(ROAD) as page:
        for _ in range(100):
            page.app.session.choose("on")
        page.app.page.book.reset()
        await page.settle()
        assert not page.app.page.book.turns.whole
        await page.press("slash", *"number 7 on", "enter")
        assert "Step number 7 on the road." in page.text


async def test_scrolling_back_sets_earlier_turns_above(open_page: Open) -> None:
    async with open_page(ROAD) as page:
        for _ in range(60):
            page.app.session.choose("on")
        page.app.page.book.reset()
        await page.settle()
        for _ in range(5):
            await page.press("home")
        assert page.app.page.book.turns.whole
        assert "Step number 1 on the road." in page.text
        await page.press("end", "b")
        assert "Step number 60 on the road." in page.text
        assert page.app.session.history.here == 59


async def test_skipping_stops_at_new_text(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("1", *["space"] * 6, "b", "1")
        assert "1 Go on" not in page.text
        await page.press("x")
        assert "1 Go on" in page.text
        assert page.app.session.history.here == 1, "nothing but a way that was taken before is taken by itself"
        await page.press("1", "b", "b", "1", "x")
        assert page.app.session.history.here == 2
        assert "T H E   L O N G   T O N E" in page.text


async def test_skipping_leaves_new_text(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("1", "x")
        assert "Paragraph 1 of" in page.text
        assert "1 Go on" not in page.text


async def test_pages_turn_by_themselves_but_choices_wait(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("1", "a")
        for _ in range(8):
            page.app.page.commands.auto_turn.turn_page(60.0)
            await page.settle()
        assert "1 Go on" in page.text
        assert page.app.session.history.here == 1


async def test_foot_shows_that_pages_turn(open_page: Open) -> None:
    async with open_page(STORY, size=(40, 24), auto="quick") as page:
        await page.press("1", "a")
        await page.wait()
        assert "a auto, quick" in page.lines[-2]
        await page.click("a auto, quick")
        await page.wait()
        assert "auto" not in page.text
        assert "Space read on" in page.text


async def test_pages_turn_faster_if_they_shall(open_page: Open) -> None:
    seconds = {}
    for pace in ("slow", "steady", "quick"):
        async with open_page(STORY, auto=pace) as page:
            await page.press("1", "a")
            first, waited = page.lines[3], 0
            while page.lines[3] == first:
                page.app.page.commands.auto_turn.turn_page(1.0)
                await page.settle()
                waited += 1
            seconds[pace] = waited
    assert seconds["slow"] > seconds["steady"] > seconds["quick"] > 3


async def test_turn_is_copied_without_a_selection(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("y")
        assert page.app.clipboard == "The room is quiet.\n\nWho stays for a killer?\n\nShe waits, very still."


async def test_selection_is_copied_with_whole_paragraphs(open_page: Open) -> None:
    async with open_page(STORY) as page:
        row, last = page.row("The room"), page.row("She waits")
        await page.pilot.mouse_down(offset=(page.lines[row].index("room"), row))
        await page.pilot.hover(offset=(page.lines[last].index("very"), last))
        await page.pilot.mouse_up(offset=(page.lines[last].index("very"), last))
        await page.press("y")
        assert page.app.clipboard.startswith("room is quiet.\n\nWho stays for a killer?\n\nShe waits,")


@pytest.mark.parametrize("theme", ["night", "paper", "contrast", "terminal"])
async def test_selection_is_visible(open_page: Open, theme: str) -> None:
    async with open_page(STORY, theme=theme) as page:
        row = page.row("The room")
        start = page.lines[row].index("room")

        def looks(column: int) -> tuple[object, object]:
            strip = page.app.screen._compositor.render_strips()[row]
            (segment,) = list(strip.crop(column, column + 1))
            assert segment.style is not None
            return segment.style.bgcolor, segment.style.reverse

        before = looks(start)
        await page.pilot.mouse_down(offset=(start, row))
        await page.pilot.hover(offset=(start + 6, row))
        await page.settle()
        assert looks(start) == looks(start + 5) != before
        assert looks(start - 2) == looks(start + 9) == before
        await page.pilot.mouse_up(offset=(start + 6, row))
        await page.settle()
        assert looks(start) != before
        await page.press("escape")
        assert looks(start) == before


async def test_reading_is_exported_as_markdown(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_page(STORY) as page:
        await page.press("2", *"W*", "enter", "e", "home", "shift+end", *"r.md", "enter")
        assert (tmp_path / "r.md").read_text(encoding="utf-8") == (
            "# A page\n\n## The telling\n\nThe room is quiet.\n\n**The doubt:** Who stays for a killer?\n\n"
            "She waits, *very* still.\n\n> Squeeze her hand\n\nHer fingers answer.\n\n## The dream\n\n"
            "The dark place has the patience of a room.\n\n"
            "> W\\*\n\nW\\*, you say.\n\n*(a phone rings)*\n"
        )
        await page.press("e", "home", "shift+end", *"r.md", "enter")
        assert "The file r.md already exists; nothing was written." in page.text


async def test_page_can_hold_a_thousand_turns(open_page: Open) -> None:
    async with open_page(ROAD) as page:
        for _ in range(1_000):
            page.app.session.choose("on")
        page.app.page.book.reset()
        await page.press("1")
        assert "Step number 1002 on the road." in page.text
        assert len(page.app.page.transcript.galley.blocks) < 100
