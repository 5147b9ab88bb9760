"""The screen of saved places."""

from pathlib import Path

import pytest

from .conftest import Open
from .stories import STORY


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


async def test_pasted_name_with_an_unseen_sign_is_refused(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("s", "s", *["backspace"] * 60)
        await page.burst("\x1b[200~a\u202eb\x1b[201~")
        await page.press("enter")
        assert "cannot contain U+202E, a character that" in page.text
        assert not page.app.session.saves.all()
