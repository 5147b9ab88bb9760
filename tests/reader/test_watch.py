"""A story that is edited while its page is open."""

from branchlight import load_text
from branchlight.compiler.loaded import Loaded

from .conftest import Open, Page
from .stories import STORY

TITLE = STORY.replace("title: A page", "title: A page\nblurb: Read me.", 1)
LONG_PATIENCE = STORY.replace("the patience of a room", "the patience of a stone")


class Desk:
    """An author's desk: the page finds the files that are written here at its next check."""

    def __init__(self) -> None:
        self.saved: Loaded | None = None

    def follow(self) -> Loaded | None:
        saved, self.saved = self.saved, None
        return saved

    async def save(self, page: Page, text: str) -> None:
        self.saved = load_text(text)
        page.app.look()
        await page.settle()


async def test_edit_shows_at_the_same_place(open_page: Open) -> None:
    desk = Desk()
    async with open_page(STORY, follow=desk.follow) as page:
        await page.press("2", "escape")
        row = page.row("the patience of a room")
        await desk.save(page, LONG_PATIENCE)
        assert page.row("the patience of a stone") == row
        assert "Story reloaded." in page.text
        assert page.app.session.history.here == 1


async def test_edit_does_not_scroll_the_page(open_page: Open) -> None:
    desk = Desk()
    async with open_page(STORY, (80, 16), follow=desk.follow) as page:
        await page.press("1")
        row = page.row("Paragraph 2 of")
        await desk.save(page, STORY.replace("The room is quiet.", "The room is not quiet at all."))
        assert page.row("Paragraph 2 of") == row


async def test_mistakes_cover_the_page_until_they_are_fixed(open_page: Open) -> None:
    desk = Desk()
    async with open_page(STORY, follow=desk.follow) as page:
        await page.press("2", "escape")
        await desk.save(page, STORY.replace("go: dream.dark", "go: dream.drak"))
        assert "M I S T A K E S" in page.text
        assert "The page stays as it was until you fix them." in page.text
        assert "    go: dream.drak" in page.text
        assert page.lines[page.row("error E3")].endswith("story.yaml:" + _place("go: dream.dark"))
        await desk.save(page, STORY.replace("text: Her fingers", "txt: Her fingers"))
        assert "drak" not in page.text
        assert "txt: Her fingers answer." in page.text
        await desk.save(page, LONG_PATIENCE)
        assert "M I S T A K E S" not in page.text
        assert "the patience of a stone" in page.text


async def test_mistakes_undone_leave_the_page_unchanged(open_page: Open) -> None:
    desk = Desk()
    async with open_page(TITLE, title=True, follow=desk.follow) as page:
        before = page.text
        await desk.save(page, "title: [")
        assert "M I S T A K E S" in page.text
        await desk.save(page, TITLE)
        assert page.text == before
        await desk.save(page, "title: [")
        await page.press("escape")
        assert page.text == before


async def test_title_page_and_page_below_follow_edits(open_page: Open) -> None:
    desk = Desk()
    async with open_page(TITLE, title=True, follow=desk.follow) as page:
        await desk.save(page, TITLE.replace("Read me.", "Read me now.").replace("is quiet", "is still"))
        await page.until("Read me now.")
        await page.press("enter")
        await page.until("The room is still.")


async def test_mood_in_another_colour_relights_the_page(open_page: Open) -> None:
    desk = Desk()
    async with open_page(STORY, follow=desk.follow) as page:
        await page.press("2", "escape")
        before = page.app.lighting.palette.paper
        await desk.save(page, STORY.replace("colour: purple", "colour: green"))
        assert page.app.lighting.palette.paper != before


async def test_choice_that_leads_elsewhere_is_reported(open_page: Open) -> None:
    desk = Desk()
    async with open_page(STORY, follow=desk.follow) as page:
        await page.press("2", "escape")
        await desk.save(page, STORY.replace("node: dark", "node: gloom").replace("go: dream.dark", "go: dream.gloom"))
        assert "your last choice leads elsewhere now" in page.text
        assert "The dark place" in page.text


def _place(words: str) -> str:
    """Return the line and column of the text after `go: `."""
    lines = STORY.split("\n")
    number = next(n for n, line in enumerate(lines) if words in line)
    return f"{number + 1}:{lines[number].index(words) + 5}"
