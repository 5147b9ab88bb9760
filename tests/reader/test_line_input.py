"""The input line: its question beside the cursor, its field, and its own keys in the foot."""

import pytest
from textual.events import AppBlur
from textual.geometry import Region

from branchlight.reader.widgets.line_input import LineInput

from .conftest import Open, Page
from .stories import STORY

QUESTIONS = """
title: Questions
state: {word: "", other: ""}
endings: {over: {}}
---
node: first
text: Here.
ask: {into: word, length: 20, label: A first question that is so long that it has to be broken into lines on any page}
go: second
---
node: second
ask: {into: other, length: 5, label: Again}
go: last
---
node: last
ending: over
"""
PASSAGES = "\n\n  ".join(f"Passage {number}." for number in range(40))
LONG = QUESTIONS.replace("text: Here.", f"text: |\n  {PASSAGES}")


def foot(page: Page) -> str:
    return next(line for line in reversed(page.lines) if line.strip("║╚═╝ ")).strip("║ ")


async def test_question_is_beside_the_cursor(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("2", *"Will")
        assert page.lines[page.row("Who are you?")].strip("║ ") == "Who are you? Will"
        field = page.app.screen.query_one(LineInput)
        assert field.content_size.width == 13  # one cell for the cursor after the last letter


async def test_long_question_is_broken_into_lines(open_page: Open) -> None:
    async with open_page(QUESTIONS, (40, 20)) as page:
        await page.press(*"Yes")
        start, end = page.row("A first question"), page.row("page Yes")
        assert " ".join(" ".join(page.lines[start : end + 1]).split()).endswith("lines on any page Yes")


@pytest.mark.parametrize("size", [(20, 6), (9, 3), (4, 2), (1, 1)])
async def test_question_fits_any_terminal(open_page: Open, size: tuple[int, int]) -> None:
    async with open_page(QUESTIONS, size) as page:
        await page.press(*"Yes", "enter", "n", "o", "enter")
        assert [past.label for past in page.app.session.history.past()] == ["Yes", "no"]


async def test_next_question_has_a_line_of_its_own(open_page: Open) -> None:
    async with open_page(QUESTIONS) as page:
        await page.press(*"Yes", "enter")
        assert page.lines[page.row("Again")].strip() == "Again"
        assert page.app.screen.query_one(LineInput).max_length == 5


async def test_foot_names_the_keys_of_the_line(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("2")
        assert foot(page) == "Enter answer   Esc leave"
        await page.press("escape")
        assert foot(page).split("   ")[0] == "Enter answer"
        assert "q close" in foot(page)
        await page.click("Enter answer")
        assert foot(page) == "Enter answer   Esc leave", "a click does what the key does"
        await page.press("escape", "enter", *"Will")
        assert foot(page) == "Enter answer   Esc leave"
        await page.click("Enter answer")
        assert page.app.session.history.here == 2


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["slash"], "find"),
        (["e"], "write"),
        (["s", "s"], "keep"),
        (["s", "f"], "import"),
    ],
)
async def test_every_line_names_its_keys(open_page: Open, keys: list[str], words: str) -> None:
    async with open_page(STORY) as page:
        await page.press(*keys)
        assert foot(page) == f"Enter {words}   Esc leave"
        await page.press("escape")
        assert f"Enter {words}   Esc leave" not in page.text


async def test_line_that_is_left_by_a_click_closes(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("slash", *"room")
        await page.click("The room")
        assert not page.app.screen.query(LineInput)
        await page.press("1")
        assert page.app.session.history.here == 1


async def test_line_that_has_just_closed_can_be_painted(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("slash", *"room")
        line = page.app.screen.query_one(LineInput)
        region = Region(0, 0, line.outer_size.width, line.outer_size.height)
        await page.press("escape")
        line.notify_style_update()  # as the loss of the focus does, which a paint may follow
        assert "Find" in "".join(strip.text for strip in line.render_lines(region))


async def test_question_stays_if_another_window_is_focused(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("slash", *"room")
        page.app.app_focus = False
        await page.settle()
        assert page.app.screen.query(LineInput)
        page.app.app_focus = True
        await page.press("enter")
        assert "1 of 1" in page.text


async def test_input_brings_the_focus_back(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("slash", *"room")
        page.app.post_message(AppBlur())
        await page.settle()
        await page.click("Enter find")
        assert "1 of 1" in page.text
        page.app.post_message(AppBlur())
        await page.press("1")
        assert page.app.session.history.here == 1


async def test_question_waits_for_the_end_of_the_text(open_page: Open) -> None:
    async with open_page(LONG) as page:
        assert "A first question" not in page.text
        await page.press("space", "space", "space", "space", "space")
        assert "A first question" in page.text


@pytest.mark.parametrize("passages", [8, 9, 10])
async def test_line_that_fills_the_page_stays(open_page: Open, passages: int) -> None:
    text = "\n\n  ".join(f"Passage {number}." for number in range(passages))
    async with open_page(QUESTIONS.replace("text: Here.", f"text: |\n  {text}")) as page:
        await page.press("escape", "end", "space")
        for _ in range(3):
            await page.settle()
            assert len(page.app.screen.query(LineInput)) == 1
            assert page.row(f"Passage {passages - 1}.") == page.row("A first question") - 2


async def test_answer_survives_another_size(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("2", *"Will")
        for size in ((20, 6), (40, 12), (80, 24)):
            await page.pilot.resize_terminal(*size)
            await page.settle()
        assert page.lines[page.row("Who are you?")].strip("║ ") == "Who are you? Will"


async def test_cursor_shows_in_the_terminals_colours(open_page: Open) -> None:
    async with open_page(QUESTIONS, theme="terminal") as page:
        field = page.app.screen.query_one(LineInput)
        cursor = field.get_component_rich_style("input--cursor")
        assert cursor.reverse
        assert cursor.color is not None and cursor.color.is_default
        assert cursor.bgcolor is not None and cursor.bgcolor.is_default
