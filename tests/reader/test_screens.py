from pathlib import Path

import pytest

from branchlight.reader.key_bindings import KEY_BINDINGS, OF_AUTHORS
from branchlight.reader.screens.command_list import COMMANDS
from branchlight.shelf.open_shelf import default_path, open_store
from tests.tools import home

from .conftest import Open
from .stories import STORY
from .test_menus import pointed

TITLE = STORY.replace("title: A page", "title: A page\nauthor: A. Writer\nblurb: Read me.\ncredits: After a tale.", 1)


async def test_story_opens_at_its_title_page(open_page: Open) -> None:
    async with open_page(TITLE, (80, 30), title=True) as page:
        assert page.row("A   P A G E") < page.row("A. Writer") < page.row("Read me.") < page.row("After a tale.")
        assert "The room is quiet." not in page.text
        await page.press("enter")
        assert "The room is quiet." in page.text


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


async def test_page_opens_where_the_reader_left_it(open_page: Open, tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf")
    async with open_page(TITLE, shelf=shelf) as page:
        await page.press("2")
        row, line = page.row("The dark place"), page.lines[page.row("The dark place")]
    async with open_page(TITLE, shelf=shelf, title=True, moving=True) as page:
        assert page.lines[row] == line
        await page.press("escape", "b")
        assert "1 Look away" in page.text


async def test_place_is_saved_under_a_name_and_loaded(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("s", "s", *"Here", "enter", "escape", "2", "escape", "s")
        assert page.row("Here .") == page.row("The telling, 0 decisions. She waits") - 1
        await page.press("down", "enter", "1")
        assert "1 Look away" in page.text
        assert not page.app.session.history.here


async def test_saves_are_named_by_place_and_text(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("s", "s", "enter", "s", "enter")
        assert "The telling: Who stays" not in page.text
        assert page.row("The telling: She waits, very still. .") > 0
        assert page.row("The telling: She waits, very still. (2)") > 0


async def test_overwriting_and_deleting_ask_first(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("s", "s", *"Here", "enter", "escape", "2", "escape", "s", "s", *"Here", "enter")
        assert "place called “Here”. Overwrite it?" in page.text
        await page.press("n")
        assert "The telling, 0 decisions" in page.text
        await page.press("s", *"Here", "enter", "y")
        assert "The dream, 1 decision" in page.text
        await page.click("Here .")
        await page.click("Forget it")
        await page.click("No")
        assert "Here" in page.text
        await page.press("down", "enter", "3", "y")
        assert "Here" not in page.text


async def test_quick_save_is_saved_and_loaded(open_page: Open) -> None:
    async with open_page(STORY) as page:
        first = page.text
        await page.press("f9", "f5", "f9")
        assert "You are at the quick save." in page.text
        assert "last load" not in page.text
        await page.press("2", "escape", "f9")
        assert "You have made 1 decision here" in page.text
        assert page.app.session.history.here == 1
        await page.press("f9")
        assert page.app.session.history.here == 0
        assert [line for line in first.split("\n") if line in page.text]
        assert "“before the last load”" in " ".join(page.text.split())


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


async def test_save_is_exported_and_imported(open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_page(STORY) as page:
        await page.press("2", "escape", "f5", "s", "down", "enter")
        await page.click("Write it to a file")
        await page.press("home", "shift+end", *"here.json", "enter")
        assert "Written to here.json." in page.text
        assert '"branchlight save"' in (tmp_path / "here.json").read_text(encoding="utf-8")
        await page.press("escape", "escape", "s")
        assert "Import a save from a file" in page.text
        await page.press("f", *"here.json", "enter")
        assert "There already is a save quick save. Overwrite it?" in page.text
        await page.press("n")
        assert "Taken in" not in page.text
        await page.press("f", *"here.json", "enter", "y")
        assert "Imported as “quick save”." in page.text
    async with open_page(STORY) as page:
        await page.press("s", "f", *"here.json", "enter")
        assert "Imported as “quick save”." in page.text
        await page.press("escape", "f9", "escape")
        assert page.app.session.history.here == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [(None, "No such file or directory"), ("{}", "is not a save of Branchlight"), ("\x00[", "cannot be imported")],
)
async def test_import_of_another_file_is_refused(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if text is not None:
        (tmp_path / "odd").write_text(text, encoding="utf-8")
    async with open_page(STORY, (100, 30)) as page:
        await page.press("s", "f", *"odd", "enter")
        assert words in " ".join(page.text.split())
        assert "Save this place" in page.text


async def test_passage_is_chosen_and_copied(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("c", "up", "enter")
        assert page.app.clipboard == "Who stays for a killer?"
        assert "The passage was sent to the terminal's clipboard." in " ".join(page.text.split())
        await page.press("c")
        await page.click("The room is quiet.")
        assert page.app.clipboard == "The room is quiet."
