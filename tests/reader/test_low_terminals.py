"""Very narrow and low terminals: the page says that the text goes on, and every panel can be used and closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.reader.look.foot import MORE_SIGN, briefly, fit_foot
from branchlight.reader.look.ink import Ink
from branchlight.reader.look.palette import PALETTES
from branchlight.reader.text.reach import overlap

from .conftest import Open, Page
from .stories import STORY, TITLE

SIZES = [(36, 12), (30, 14), (20, 6)]
LEFT = (("Space", "read on", "on"), ("", "2 of 11", ""))
BRIEF = (("Space", "", "on"), ("", "2/11", ""))
RIGHT = (("b", "back", ""), ("?", "help", ""), ("q", "close", ""))


def foot(room: int) -> str:
    """Return both ends of a foot, as they are in so much room."""
    return "|".join(end.plain for end in fit_foot(Ink(PALETTES["night"], {}), LEFT, RIGHT, BRIEF, room, MORE_SIGN))


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (60, "Space read on   2 of 11|b back   ? help   q close"),
        (45, "Space read on   2 of 11|? help   q close"),
        (34, "Space read on   2 of 11|q close"),
        (24, "Space   2/11|q close"),
        (16, "Space   2/11|q"),
        (14, "Space   2/11|"),
        (8, "Space|"),
        (3, f"{MORE_SIGN}|"),
    ],
)
def test_foot_keeps_the_sign_of_more_text_longest(room: int, shown: str) -> None:
    assert foot(room) == shown


@given(room=st.integers(1, 80))
def test_foot_never_needs_more_than_its_room(room: int) -> None:
    assert len(foot(room)) - 1 <= room


def test_foot_without_more_text_keeps_the_way_out() -> None:
    ink = Ink(PALETTES["night"], {})
    assert [fit_foot(ink, (), RIGHT, (), room)[1].plain for room in (30, 8, 3)] == [
        "b back   ? help   q close",
        "q close",
        "q",
    ]
    assert briefly(LEFT) == (("Space", "", "on"), ("", "2 of 11", ""))


@pytest.mark.parametrize("size", [*SIZES, (14, 5), (9, 4), (3, 3)])
async def test_foot_says_that_the_text_goes_on(open_page: Open, size: tuple[int, int]) -> None:
    async with open_page(STORY, size, title=True) as page:
        await page.press("1")
        transcript = page.app.page.transcript
        for _ in range(100):
            last = page.lines[-1]
            if not transcript.pager.more:
                break
            assert "Space" in last or MORE_SIGN in last
            assert size[0] < 20 or "/" in last or " of " in last
            await page.press("space")
        assert transcript.reveal.ended
        assert "Space" not in last
        assert MORE_SIGN not in last


async def test_choice_that_is_cut_has_a_sign(open_page: Open) -> None:
    long = "A way with so many words that it takes up several lines of a terminal as narrow as this one"
    story = f"title: T\n---\nnode: a\ntext: Short.\nchoices:\n  - {long}: a\n  - Another: a\n"
    async with open_page(story, (20, 6)) as page:
        assert "Space" in page.lines[-1]


@pytest.mark.parametrize("size", SIZES)
async def test_space_moves_by_nearly_a_screen(open_page: Open, size: tuple[int, int]) -> None:
    async with open_page(STORY, size) as page:
        await decide(page, "look_away")
        view = page.app.page.transcript.view
        for _ in range(3):
            before = view.top
            await page.press("space")
            assert view.height >= size[1] - 4
            assert view.height - overlap(view.height) <= view.top - before + 1 <= view.height + 1


def test_only_high_pages_repeat_lines() -> None:
    assert [overlap(height) for height in (1, 3, 5, 6, 11, 12, 50)] == [0, 0, 0, 1, 1, 2, 2]


async def test_message_keeps_the_sign_of_more_text(open_page: Open) -> None:
    async with open_page(STORY, (30, 10)) as page:
        await decide(page, "look_away")
        await page.press("f5")
        assert "Saved as" in page.text
        assert page.lines[-1].endswith(MORE_SIGN)


async def decide(page: Page, *answers: str) -> None:
    """Make decisions, whatever shows."""
    for answer in answers:
        page.app.page.book.choose(answer)
        await page.settle()


async def leave(page: Page) -> None:
    """Press Escape until the page shows."""
    for _ in range(4):
        if page.app.screen is page.app.page and not page.app.page.answer_line.is_open:
            return
        assert "Esc" in page.lines[-1], page.text
        await page.press("escape")
    raise AssertionError(page.text)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "keys",
    [
        *[["ctrl+p"], ["question_mark"], ["o"], ["s"], ["s", "s"], ["m"], ["slash"], ["d"], ["d", "d", "enter"]],
        *[["i"], ["l"], ["v"], ["c"], ["e"]],
    ],
    ids="-".join,
)
async def test_panel_is_usable_and_closable(open_page: Open, size: tuple[int, int], keys: list[str]) -> None:
    async with open_page(TITLE, size, title=True) as page:
        await page.press("1")
        await decide(page, "look_away")
        await page.press("space", *keys)
        await page.wait()
        screen = page.app.screen
        if screen is not page.app.page and keys != ["question_mark"]:
            sheet = screen.sheet  # type: ignore[attr-defined]
            lines = [line for line in page.lines if line.strip().startswith("›")]
            assert lines or sheet.script.choices.chosen < 0, page.text
            if sheet.pager.more and not screen.line.is_open:  # type: ignore[attr-defined]
                assert "Space" in page.lines[-1] or MORE_SIGN in page.lines[-1], page.text
        await leave(page)
        assert page.app.session.history.here == 1


async def test_palette_opens_at_its_head_and_runs(open_page: Open) -> None:
    async with open_page(STORY, (20, 6)) as page:
        await decide(page, "look_away")
        await page.press("ctrl+p")
        assert page.row("› Step back to") == 1
        await page.press("enter")
        assert page.app.session.history.here == 0


async def test_ending_can_be_left_in_a_low_terminal(open_page: Open) -> None:
    async with open_page(STORY, (20, 6)) as page:
        await decide(page, "look_away", "go_on")
        await page.press(*["space"] * 8)
        assert page.app.session.turn.ending is not None
        assert "book" in page.text
        await page.press("1", "enter")
        assert page.app.session.turn.ending is None


async def test_title_page_is_read_and_left_by_enter(open_page: Open) -> None:
    async with open_page(TITLE, (20, 6), title=True) as page:
        for _ in range(9):
            await page.press("enter")
        assert page.app.screen is page.app.page
        assert page.app.session.history.here == 0
