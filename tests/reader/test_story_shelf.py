"""The shelf of stories on the page: it opens first if asked to, and leads to another story."""

from pathlib import Path

from branchlight import load_text
from branchlight.reader.app import ReaderApp
from branchlight.shelf import open_session
from branchlight.shelf.schema import BUNDLED

from .conftest import Open
from .stories import STORY

OTHER = STORY.replace("title: A page", "title: Another\nid: another")


def read_other(shelf: str, path: str) -> None:
    loaded = load_text(OTHER)
    assert loaded.story is not None
    session = open_session(loaded.story, shelf)
    session.keep_origin(path)
    session.choose("look_away")
    session.close()


async def test_another_story_is_opened(open_page: Open, tmp_path: Path) -> None:
    shelf, path = str(tmp_path / "shelf"), str(tmp_path / "other.yaml")
    Path(path).write_text(OTHER)
    read_other(shelf, path)
    async with open_page(STORY, shelf=shelf) as page:
        page.app.session.keep_origin(str(tmp_path))
        await page.press("2", "escape", "l")
        assert page.row("A page ") < page.row("Another ")
        assert "The dream. The dark place" in page.text
        await page.press("escape", "l", "down", "enter")
        assert page.app.other == path
        assert page.app.return_code == 0


async def test_shelf_shows_the_last_words_that_were_read(open_page: Open, tmp_path: Path) -> None:
    async with open_page(STORY, shelf=str(tmp_path / "shelf")) as page:
        page.app.session.keep_origin(str(tmp_path))
        await page.press("1", "space")
        last = [line.strip() for line in page.lines if "Paragraph" in line][-1]
        await page.press("l")
        assert last in page.text


async def test_open_story_leads_back_to_its_page(open_page: Open, tmp_path: Path) -> None:
    async with open_page(STORY, shelf=str(tmp_path / "shelf")) as page:
        page.app.session.keep_origin(BUNDLED)
        await page.press("1", "l", "enter")
        assert page.app.screen is page.app.page
        assert page.app.other is None


async def test_bundled_story_is_always_on_the_shelf(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("l")
        assert "The story that comes with Branchlight" in page.text
        await page.press("enter")
        assert page.app.other == BUNDLED


async def test_story_that_is_gone_cannot_be_picked(open_page: Open, tmp_path: Path) -> None:
    shelf, path = str(tmp_path / "shelf"), str(tmp_path / "gone\x1b[2J.yaml")
    read_other(shelf, path)
    async with open_page(STORY, shelf=shelf) as page:
        await page.press("l")
        assert "It is no longer at" in page.text
        assert "\x1b" not in page.text
        assert [each.key for each in page.app.screen.blocks() if each.key] == ["story "]  # type: ignore[attr-defined]


async def test_shelf_opens_first_and_teaches_its_keys(open_page: Open, tmp_path: Path) -> None:
    shelf, path = str(tmp_path / "shelf"), str(tmp_path / "other.yaml")
    Path(path).write_text(OTHER)
    read_other(shelf, path)
    async with open_page(OTHER, shelf=shelf) as outer:
        outer.app.session.keep_origin(path)
        app = ReaderApp(outer.app.session, picks=True)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is not app.page
            assert not app.page.book.opened
            await pilot.press("enter")
            await pilot.pause()
            assert app.screen is app.page
            assert app.page.book.opened
