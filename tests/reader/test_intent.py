"""The page never makes a choice that the reader did not intend, and never loses the reader's place."""

from pathlib import Path

import pytest
from textual.events import MouseMove, MouseScrollUp

from branchlight.reader.widgets.status_line import StatusLine

from .conftest import Open, Page
from .stories import STORY

CARDS = """
title: Fifty
endings: {end: {title: End}}
---
node: a
text: Pick a card.
choices:
{CHOICES}
""".replace("{CHOICES}", "\n".join(f"  - {{label: Card number {n}., id: card{n}, go: b{n}}}" for n in range(1, 51)))
CARDS += "".join(f"---\nnode: b{n}\ntext: You took {n}.\nchoices:\n{{AGAIN}}\n" for n in range(1, 51))
CARDS = CARDS.replace("{AGAIN}", "\n".join(f"  - {{label: Again {n}., go: a}}" for n in range(1, 15)))
TALL = (80, 70)


def prose(text: str) -> list[str]:
    """Return the lines without the gauge that moves."""
    return [line for line in text.split("\n") if "♥" not in line]


def taken(page: Page) -> list[str]:
    """Return the words of all decisions."""
    return [past.label for past in page.app.session.history.past()]


@pytest.mark.parametrize(
    "number", ["7", "10", "50", *[pytest.param(n, marks=pytest.mark.thorough) for n in ("12", "33", "47")]]
)
async def test_number_of_two_digits_is_typed(open_page: Open, number: str) -> None:
    async with open_page(CARDS, TALL) as page:
        await page.press(*number)
        assert taken(page) == [f"Card number {number}."]


async def test_first_digit_waits_for_the_second(open_page: Open) -> None:
    async with open_page(CARDS, TALL) as page:
        await page.press("3")
        await page.wait()
        assert not taken(page)
        assert "3_ Enter, or the next digit" in page.text
        assert "›  3 Card number 3." in page.text
        await page.press("enter")
        assert taken(page) == ["Card number 3."]


async def test_number_ends_with_a_click_in_the_foot(open_page: Open) -> None:
    async with open_page(CARDS, TALL) as page:
        await page.press("3")
        await page.click("3_ Enter")
        assert taken(page) == ["Card number 3."]


@pytest.mark.parametrize("key", ["escape", "backspace", "down"])
async def test_another_key_ends_the_number(open_page: Open, key: str) -> None:
    async with open_page(CARDS, TALL) as page:
        await page.press("3", key)
        assert "next digit" not in page.text
        assert not taken(page)
        await page.press("6")
        assert taken(page) == ["Card number 6."]


async def test_number_that_no_choice_has_makes_none(open_page: Open) -> None:
    async with open_page(CARDS, TALL) as page:
        await page.press("5", "7")
        assert not taken(page)
        assert "There is no choice 57." in page.text


async def test_number_of_a_choice_out_of_sight_scrolls(open_page: Open) -> None:
    async with open_page(CARDS, (80, 24)) as page:
        await page.press(*["space"] * 4, "home")
        assert "Card number 47." not in page.text
        await page.press("4", "7")
        assert not taken(page)
        assert "› 47 Card number 47." in page.text
        assert "47_ Enter chooses it" in page.text
        await page.press("enter")
        assert taken(page) == ["Card number 47."]


@pytest.mark.parametrize("pause", [0.0, 5.0])
async def test_wrong_number_out_of_sight_makes_no_choice(open_page: Open, pause: float) -> None:
    async with open_page(CARDS, (80, 24)) as page:
        await page.press(*["space"] * 4, "9")
        assert "›  9 Card number 9." in page.text
        await page.wait(pause)
        assert "9_ Enter chooses it" in page.text
        await page.press("9")
        assert "There is no choice 99." in page.text
        await page.press("enter", "enter")
        assert not taken(page)


async def test_wrong_number_points_at_nothing(open_page: Open) -> None:
    async with open_page(CARDS, TALL) as page:
        await page.press("5", "7", "enter")
        assert not taken(page)


async def test_number_scrolled_away_is_shown_again(open_page: Open) -> None:
    async with open_page(CARDS, (80, 24)) as page:
        await page.press(*["space"] * 4, "3", "enter")
        assert not taken(page)
        assert "›  3 Card number 3." in page.text
        assert "3_ Enter, or the next digit" in page.text
        await page.press("enter")
        assert taken(page) == ["Card number 3."]


async def test_digits_beyond_a_number_belong_to_it(open_page: Open) -> None:
    async with open_page(CARDS, TALL) as page:
        await page.burst("99")
        assert taken(page) == ["Card number 9."], "the second digit is for no choice of the next turn"
        await page.wait(2)
        await page.press("9")
        assert taken(page) == ["Card number 9.", "Again 9."]


async def test_number_of_an_unread_choice_says_so(open_page: Open) -> None:
    async with open_page(CARDS, (80, 24)) as page:
        await page.press("3", "3")
        assert not taken(page)
        assert "Not read yet: the page turned. Type 33 again." in page.text
        await page.wait(2)
        await page.press("1")
        assert "1_ Enter, or the next digit" in page.text, "the number is in the place of the message"


async def test_digit_that_shows_the_rest_says_so(open_page: Open) -> None:
    async with open_page(CARDS, (80, 24), moving=True) as page:
        await page.press("7")
        assert not taken(page)
        assert "That showed the rest. Type the number again." in page.text
        await page.wait(2)
        await page.press("7")
        assert taken(page) == ["Card number 7."]


async def test_foot_names_the_number_in_little_room(open_page: Open) -> None:
    async with open_page(CARDS, (20, 6)) as page:
        await page.press("space", "space", "1")
        assert "1_ Enter, or th" in page.text
        await page.press("escape", *["space"] * 30, "9")
        assert "9_ Enter choose" in page.text


WORDY = f"""
title: Wordy
endings: {{end: {{}}}}
---
node: a
text: Pick one.
choices:
  - {{label: Tell it {"all over again " * 12}now., id: long, go: b}}
  - {{label: Say nothing., id: short, go: b}}
---
node: b
ending: end
"""


@pytest.mark.parametrize("keys", [("1", "enter"), ("home", "1", "enter"), (*["up"] * 30, "enter")])
async def test_choice_longer_than_the_page_is_chosen(open_page: Open, keys: tuple[str, ...]) -> None:
    async with open_page(WORDY, (20, 6)) as page:
        await page.press(*["space"] * 20, *keys)
        assert [past.answer for past in page.app.session.history.past()] == ["long"]


async def test_mouse_does_not_disturb_a_number(open_page: Open) -> None:
    async with open_page(CARDS, TALL) as page:
        await page.press("4")
        await page.pilot._post_mouse_events([MouseMove], offset=(20, page.row("Card number 9.")))
        await page.pilot._post_mouse_events([MouseScrollUp], offset=(20, 10))
        await page.settle()
        await page.press("7")
        assert taken(page) == ["Card number 47."]


async def test_burst_that_shows_text_makes_no_choice(open_page: Open) -> None:
    async with open_page(CARDS, TALL, moving=True) as page:
        await page.burst("47")
        assert not taken(page)
        await page.wait(2)
        await page.burst("47")
        assert taken(page) == ["Card number 47."]


async def test_number_ends_with_its_turn(open_page: Open) -> None:
    async with open_page(CARDS, TALL) as page:
        await page.burst("4")
        await page.click("Card number 8.")
        await page.press("1")
        assert taken(page) == ["Card number 8."], "1 may still become 10 to 14"


async def test_enter_that_turns_the_page_points_at_nothing(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("1", *["space"] * 8, "down", "home", *["enter"] * 12)
        assert "1 Go on" in page.text
        assert page.app.session.history.here == 1


async def test_escape_does_not_begin_a_story(open_page: Open) -> None:
    async with open_page(STORY.replace("title: A page", "title: A page\nblurb: Read me."), title=True) as page:
        await page.press("escape", "backspace")
        assert not page.app.page.book.opened
        assert "Press Enter to start reading, or q to close the book." in page.text
        await page.wait()
        assert "Space reads on" in page.text
        await page.press("enter", "i", "escape")
        assert "The room is quiet." in page.text


LONG = STORY.replace("title: A page", "title: A page\nblurb: Read me.").replace("text: |\n  Par", "text: |\n  Her par")


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_place_in_a_long_turn_is_kept(open_page: Open, tmp_path: Path, size: tuple[int, int]) -> None:
    shelf = str(tmp_path / "shelf")
    async with open_page(LONG, size, shelf=shelf) as page:
        await page.press(*["space"] * 4, "1", "space", "space", "up")
        before = page.text
        await page.press("q")
    async with open_page(LONG, size, shelf=shelf, moving=True, title=True) as page:
        assert prose(page.text) == prose(before)
        assert not page.app.page.transcript.reveal.writing, "what was read is not written out again"
    async with open_page(LONG, (60, 20), shelf=shelf, title=True) as page:
        first = next(line.strip() for line in before.split("\n")[3:] if "Paragraph" in line)
        assert first.split(",")[0] in page.text


async def test_no_other_place_shows_before_the_kept_one(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = str(tmp_path / "shelf")
    async with open_page(LONG, shelf=shelf) as page:
        await page.press("1", "space", "space", "q")
    said: list[str] = []
    say = StatusLine.say
    monkeypatch.setattr(StatusLine, "say", lambda line, *words: (said.extend(map(str, words)), say(line, *words)))
    async with open_page(LONG, shelf=shelf, title=True) as page:
        assert "3 of 5" in page.text
    assert [words for words in said if " of 5" in words and "3 of 5" not in words] == []


async def test_place_is_kept_without_a_proper_end(open_page: Open, tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf")
    async with open_page(LONG, shelf=shelf) as page:
        await page.press("1", "space", "space")
        before = page.text
        await page.wait(3)
        async with open_page(LONG, shelf=shelf, title=True) as other:
            assert other.text == before


async def test_page_read_above_the_turn_is_kept(open_page: Open, tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf")
    async with open_page(LONG, shelf=shelf) as page:
        await page.press("1", *["space"] * 8, "home")
        before = page.text
        await page.press("q")
    async with open_page(LONG, shelf=shelf, title=True) as page:
        assert page.text == before
        await page.press("end")
        assert "1 Go on" in page.text


async def test_begun_story_does_not_return_to_its_title(open_page: Open, tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf")
    async with open_page(LONG, shelf=shelf, title=True) as page:
        await page.press("enter", "q")
    async with open_page(LONG, shelf=shelf, title=True) as page:
        assert "The room is quiet." in page.text
        assert page.app.session.history.here == 0


async def test_long_turn_shows_its_position(open_page: Open) -> None:
    async with open_page(STORY) as page:
        assert " of 1" not in page.text
        await page.press("1")
        seen = [line for line in page.lines if "read on" in line]
        assert "1 of 5" in seen[0]
        await page.press("space")
        assert "2 of 5" in page.text
        await page.press(*["space"] * 8)
        assert "5 of 5" in page.text
        await page.press("home")
        assert "1 of 5" in page.text
