import gc
from pathlib import Path

import pytest
from textual.events import MouseScrollDown, MouseScrollUp
from textual.scrollbar import ScrollBar

from tests.play.tales import AUCTION

from .conftest import Open
from .stories import STORY


async def test_page_shows_its_place_and_its_keys(open_page: Open) -> None:
    async with open_page(STORY, (100, 32)) as page:
        assert page.lines[1].split() == ["THE", "TELLING", "Willow"]
        assert "T H E   T E L L I N G" in page.text
        assert "   1 Look away" in page.text
        assert "   2 Squeeze her hand" in page.text
        assert "♥ Her heart 72" in page.text
        assert "Her trust ●●○○○" in page.text


async def test_text_is_centred_and_a_voice_indented(open_page: Open) -> None:
    async with open_page(STORY, (100, 32)) as page:
        assert page.lines[page.row("The room is quiet.")].index("The") == 17
        assert page.lines[page.row("Who stays")].index("Who") == 21


async def test_locked_choice_has_a_reason_and_stays_locked(open_page: Open) -> None:
    async with open_page(STORY) as page:
        before = page.text
        await page.click("Tell a kinder story — She would know.")
        assert page.text == before
        await page.press("down", "down", "enter")
        assert "› Squeeze her hand" in page.text


@pytest.mark.parametrize(
    "keys", [["2"], ["down", "down", "enter"], ["enter", "down", "down", "enter"], ["up", "enter"]]
)
async def test_choice_is_taken_by_number_or_arrows(open_page: Open, keys: list[str]) -> None:
    async with open_page(STORY) as page:
        await page.press(*keys)
        assert page.row("› Squeeze her hand") < page.row("Her fingers answer.") < page.row("T H E   D R E A M")
        assert "Look away" not in page.text


async def test_choice_is_taken_by_the_mouse(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.click("Squeeze her hand")
        assert "Her fingers answer." in page.text


async def test_enter_alone_is_never_a_decision(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press(*["enter"] * 12)
        assert "To choose, type a number" in page.text
        assert not page.app.session.history.decisions


async def test_long_turn_waits_at_the_foot_of_the_page(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("1")
        assert "Paragraph 1 of" in page.text
        assert "read on" in page.text
        seen = {line.strip() for line in page.lines}
        await page.press("1")
        assert page.app.session.history.here == 1, "a choice that has not been reached is not taken"
        seen |= {line.strip() for line in page.lines}
        for _ in range(9):
            await page.press("space")
            seen |= {line.strip() for line in page.lines}
        assert all(f"Paragraph {n} of many, each of them on a line." in seen for n in range(1, 31))
        assert "1 Go on" in page.text
        assert "read on" not in page.text


async def test_wheel_reads_on_too(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("1")
        for _ in range(30):
            await page.pilot._post_mouse_events([MouseScrollDown], offset=(40, 10))
        await page.settle()
        assert "1 Go on" in page.text


async def test_wheel_scrolls_back_without_scroll_bars(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("1", "space", "space")
        assert "Paragraph 1 of" not in page.text
        for _ in range(30):
            await page.pilot._post_mouse_events([MouseScrollUp], offset=(40, 10))
        await page.settle()
        assert "The room is quiet." in page.text
        assert not [widget.parent for widget in page.app._registry if isinstance(widget, ScrollBar)]


async def test_scrolling_back_loses_nothing(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("1", "space", "space", "space", "space", "home")
        assert "The room is quiet." in page.text
        await page.press("end")
        assert "1 Go on" in page.text


async def test_undo_and_redo_restore_the_page(open_page: Open) -> None:
    async with open_page(STORY) as page:
        first = page.text
        await page.press("2")
        second = page.text
        await page.press("escape", "b")
        assert unmarked(page.text) == first
        await page.press("r")
        assert page.text == second
        await page.press("escape", "b", "backspace")
        assert "You are at the beginning." in page.text
        await page.wait()
        assert unmarked(page.text) == first


def unmarked(text: str) -> str:
    """Return a page without the marks of choices taken before."""
    return text.replace("\u00a0✓", "")


async def test_decision_in_the_text_leads_back(open_page: Open) -> None:
    async with open_page(STORY, (100, 40)) as page:
        first = page.text
        await page.press("2", "W", "i", "l", "l", "enter")
        await page.click("› Squeeze her hand")
        assert unmarked(page.text) == first


async def test_question_takes_an_answer_of_limited_length(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("2")
        assert page.lines[page.row("Who are you?")].strip("║ ") == "Who are you?"
        await page.press("enter", *"Willow Rosenberg", "enter")
        assert "› Willow Rosen" in page.text
        assert "Willow Rosen, you say." in page.text
        assert "Who are you?" not in page.text


async def test_number_is_asked_for_again(open_page: Open) -> None:
    async with open_page(AUCTION) as page:
        assert "Your bid (0 to 20)" in page.text
        await page.press(*"21", "enter")
        assert "Type a whole number from 0 to 20." in page.text
        assert page.app.session.history.here == 0
        await page.press("backspace", "enter")
        assert "› 2" in page.text
        assert "You bid 2." in page.text


async def test_answer_keeps_its_joiners(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("2")
        await page.type("می\u200cخواهم 👩\u200d🚀")
        await page.press("enter")
        assert page.app.session.history.past()[-1].label == "می\u200cخواهم 👩\u200d🚀"


async def test_invisible_text_is_no_answer(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("2")
        await page.type(" \u200d ")
        await page.press("enter")
        assert page.app.session.history.here == 1
        await page.press("W", "enter")
        assert page.app.session.history.here == 2


async def test_wide_letters_are_written_one_by_one(open_page: Open) -> None:
    story = STORY.replace("The room is quiet.", "眠れる森の美しい人は静かに待つ。")
    async with open_page(story, moving=True) as page:
        transcript = page.app.page.transcript
        while transcript.reveal.pen.place < (1, 8):
            transcript.pager.tick(0.01)
        await page.settle()
        assert page.lines[page.row("眠れる")].strip() == "眠れる森の美しい"


async def test_veiled_note_shows_the_other_text(open_page: Open) -> None:
    async with open_page(STORY, veils=frozenset({"blood"})) as page:
        await page.press("2")
        assert "A dream, left untold." in page.text
        assert "patience" not in page.text


async def test_ending_is_a_title_and_ways_on(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("2", "W", "enter")
        assert "a phone rings" in page.text
        await page.press("1")
        assert "──  one long tone  ──" in page.text
        assert "T H E   L O N G   T O N E" in page.text
        assert "♡ Her heart -- ⣀⣀⣀" in page.text
        await page.press("space")
        await page.click("Begin again")
        assert "The room is quiet." in page.text


async def test_mood_has_its_own_light_and_frame(open_page: Open) -> None:
    async with open_page(STORY, (100, 32)) as page:
        before = page.app.screen.styles.background
        await page.press("2")
        assert page.app.screen.styles.background != before
        assert page.lines[0] == "╔" + "═" * 98 + "╗"


@pytest.mark.parametrize(
    ("size", "leaves"),
    [
        ((40, 12), 16),
        ((200, 60), 4),
        *[pytest.param(*each, marks=pytest.mark.thorough) for each in (((100, 32), 8), ((80, 24), 8), ((24, 8), 40))],
    ],
)
async def test_story_can_be_read_at_any_size(open_page: Open, size: tuple[int, int], leaves: int) -> None:
    async with open_page(STORY, size) as page:
        await page.press(*["space"] * 3, "1", *["space"] * leaves, "1", *["space"] * 8)
        assert "STEP BACK" in page.text.upper()


async def test_resize_keeps_the_place(open_page: Open) -> None:
    async with open_page(STORY, (100, 32)) as page:
        await page.press("1", "space")
        top = next(line.strip() for line in page.lines[3:] if line.strip())
        await page.pilot.resize_terminal(60, 16)
        await page.settle()
        assert top in page.text


async def test_any_key_completes_text_that_is_being_written(open_page: Open) -> None:
    async with open_page(STORY, moving=True) as page:
        assert "Squeeze" not in page.text
        page.app.screen.transcript.pager.tick(1.0)
        await page.settle()
        assert "The room" in page.text
        assert "She waits" not in page.text
        await page.press("2")
        assert "2 Squeeze her hand" in page.text
        assert not page.app.session.history.decisions


async def test_command_runs_while_text_is_being_written(open_page: Open) -> None:
    async with open_page(STORY, moving=True) as page:
        await page.press("question_mark", "escape")
        assert "She waits, very still." in page.text
        await page.press("1", "b")
        assert "Look away" in page.text
        await page.press("1", "q")
        assert not page.app.is_running


async def test_light_of_a_mood_changes_gradually(open_page: Open) -> None:
    async with open_page(STORY, (100, 32), moving=True) as page:
        await page.press("x", "2")
        assert not page.app.theme.endswith("purple")
        papers = []
        while not page.app.theme.endswith("purple"):
            page.app.dawn()
            papers.append(page.app.lighting.palette.paper)
        assert len(set(papers)) > 3


async def test_choice_picked_twice_at_once_is_taken_once(open_page: Open) -> None:
    round_and_round = (
        "title: T\nendings: {e: {}}\n---\nnode: a\ntext: A.\nchoices:\n  - On: a\n  - Off: b\n---\nnode: b\nending: e\n"
    )
    async with open_page(round_and_round) as page:
        page.app.page.transcript.number.add("1")
        page.app.page.transcript.number.add("1")
        await page.settle()
        assert page.app.session.history.here == 1


async def test_short_turn_is_resumed_whole(open_page: Open, tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf")
    async with open_page(STORY, shelf=shelf) as page:
        await page.press("1", "b", "2", *"Will", "enter")
        await page.wait()
        before = page.text
    async with open_page(STORY, shelf=shelf) as page:
        assert page.text == before


async def test_garbage_is_collected_after_the_first_frame(open_page: Open) -> None:
    gc.disable()
    try:
        async with open_page(STORY):
            assert gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()
