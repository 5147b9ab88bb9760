"""Screens above the page: settings, notes, the map, help and others."""

from pathlib import Path

import pytest
from textual.filter import ANSIToTruecolor

from branchlight.reader.look.lighting import Lighting
from branchlight.shelf.open_shelf import default_path, open_store
from tests.tools import home

from .conftest import Open
from .stories import STORY, TITLE


async def test_lifting_a_veil_changes_the_page(open_page: Open) -> None:
    async with open_page(STORY, veils=frozenset({"blood"})) as page:
        await page.press("2", "escape", "i", "down", "down", "enter", "escape")
        assert "The dark place has the patience of a room." in page.text
        assert "left untold" not in page.text


async def test_settings_are_live_and_kept(open_page: Open, tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf")
    async with open_page(STORY, shelf=shelf) as page:
        background = page.app.page.styles.background
        await page.press("o")
        assert page.lines[page.row("Colours")].endswith("night")
        await page.click("Colours")
        assert page.app.page.styles.background != background
        await page.press("escape", "o", "down", "left", "left", "escape")
        assert page.lines[page.row("The room")].index("The") == (80 - 58) // 2
    async with open_page(STORY, shelf=shelf) as page:
        assert page.app.settings.theme == "contrast"
        assert page.app.settings.measure == 58


async def test_t_changes_the_theme(open_page: Open) -> None:
    async with open_page(STORY) as page:
        seen = []
        for _ in range(4):
            seen.append(page.app.theme)
            await page.press("t")
        assert len(set(seen)) == 4
        assert page.app.theme == seen[0]


async def test_page_opens_in_the_terminals_own_colours(open_page: Open) -> None:
    async with open_page(STORY, theme="terminal") as page:
        assert not any(isinstance(each, ANSIToTruecolor) for each in page.app.get_line_filters())


async def test_t_says_that_16_colours_stay_as_they_are(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_page(STORY) as page:
        page.app.lighting = Lighting(page.app.session, "", no_color=False, few=True)
        await page.press("t")
        assert page.app.theme == "terminal"
        assert "Colours: paper, but this terminal shows its own." in page.text
        await page.press("t")
        assert "Colours: high contrast." in page.text


async def test_page_opens_where_the_reader_left_it(open_page: Open, tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf")
    async with open_page(TITLE, shelf=shelf) as page:
        await page.press("2")
        row, line = page.row("The dark place"), page.lines[page.row("The dark place")]
    async with open_page(TITLE, shelf=shelf, title=True, moving=True) as page:
        assert page.lines[row] == line
        await page.press("escape", "b")
        assert "1 Look away" in page.text


async def test_map_shows_closed_doors_without_their_targets(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("2", "escape", "m")
        assert page.lines[page.row("Endings found")].endswith("0 of 1")
        assert page.lines[page.row("The telling ..")].endswith("1 of 3")
        assert page.lines[page.row("Squeeze her hand")].endswith("○ ○")
        assert "kinder" not in page.text
        assert "The long tone" not in page.text
        await page.click("Squeeze her hand")
        assert "1 Look away" in page.text
        await page.press("1", *["space"] * 6, "1", "m")
        assert page.lines[page.row("Look away")].endswith("○ ●")
        assert page.lines[page.row("Endings found")].endswith("1 of 1")
        assert "The long tone" in page.text


async def test_help_names_every_command_and_runs_it(open_page: Open) -> None:
    async with open_page(STORY, (80, 60)) as page:
        await page.press("question_mark")
        assert "Skip what you have read before" in page.text
        await page.click("The map of what you have read")
        assert "W H A T   Y O U   H A V E   R E A D" in page.text


async def test_foot_of_the_page_can_be_clicked(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("2", "escape")
        await page.click("back")
        assert not page.app.session.history.here
        await page.click("help")
        assert "H E L P" in page.text
        await page.click("Esc back")
        assert "H E L P" not in page.text


async def test_screens_all_work_in_a_small_terminal(open_page: Open) -> None:
    async with open_page(TITLE, (40, 12), title=True) as page:
        await page.press(*["enter"] * 12)
        assert page.app.session.history.here == 0, "Enter alone makes no decision"
        for key, words in (("o", "S E T"), ("m", "You are at the"), ("s", "S A V E D"), ("question_mark", "H E L P")):
            await page.press(key)
            assert words in page.text
            await page.press("escape")


async def test_shelf_that_was_set_aside_is_reported(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in home(tmp_path).items():
        monkeypatch.setenv(name, value)
    shelf = Path(default_path())
    open_store().close()
    shelf.write_bytes(shelf.read_bytes()[:100] + b"No shelf any more." * 100)
    async with open_page(STORY, (100, 32), shelf=None) as page:
        assert "It was kept unchanged as" in " ".join(page.text.split())


async def test_notes_can_be_veiled_while_reading(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("2", "escape", "v", "enter")
        assert page.lines[page.row("Blood .")].endswith("veiled")
        await page.press("escape")
        assert "A dream, left untold." in page.text
        assert "The dark place" not in page.text


async def test_passage_is_chosen_and_copied(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("c", "up", "enter")
        assert page.app.clipboard == "Who stays for a killer?"
        assert "The passage was sent to the terminal's clipboard." in " ".join(page.text.split())
        await page.press("c")
        await page.click("The room is quiet.")
        assert page.app.clipboard == "The room is quiet."
