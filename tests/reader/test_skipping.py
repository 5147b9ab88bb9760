"""Skipping along the last playthrough, and what the page shows of earlier readings."""

from tests.play.tales import HUB

from .conftest import Open


async def test_skipping_follows_the_last_playthrough(open_page: Open) -> None:
    async with open_page(HUB) as page:
        for answer in ("right", "left", "out", "Willow", "knock"):
            page.app.page.book.choose(answer)
        page.app.page.book.restart()
        await page.settle()
        await page.press("x")
        assert "O P E N E D" in page.text
        assert "5 decisions repeated from your last reading." in page.text
        assert [past.answer for past in page.app.session.history.past()] == ["right", "left", "out", "Willow", "knock"]


async def test_skipping_leaves_the_last_playthrough(open_page: Open) -> None:
    async with open_page(HUB) as page:
        for answer in ("right", "out", "Willow", "knock"):
            page.app.page.book.choose(answer)
        page.app.page.book.restart()
        for answer in ("left", "left", "out", "Tara"):
            page.app.page.book.choose(answer)
        await page.settle()
        await page.press("x")
        assert "1 decision repeated from your last reading." in page.text
        assert page.app.session.history.past()[-1].answer == "knock"


async def test_skipping_goes_where_the_last_one_ended(open_page: Open) -> None:
    async with open_page(HUB) as page:
        page.app.page.book.choose("right")
        page.app.page.book.choose("left")
        page.app.page.book.restart()
        await page.settle()
        await page.press("x")
        assert page.app.session.history.here == 2
        assert "2 decisions repeated from your last reading. Here you decide." in page.text
        await page.wait()
        await page.press("x")
        assert "There is nothing to skip here." in page.text
        assert page.app.session.history.here == 2


async def test_skipping_makes_undone_decisions_again(open_page: Open) -> None:
    async with open_page(HUB) as page:
        for answer in ("right", "left", "left"):
            page.app.page.book.choose(answer)
        await page.press("b", "b", "b", "x")
        assert [past.answer for past in page.app.session.history.past()] == ["right", "left", "left"]
        assert not page.app.session.parted


async def test_choices_taken_before_have_a_mark(open_page: Open) -> None:
    async with open_page(HUB) as page:
        assert "✓" not in page.text
        await page.press("2")
        assert "1 Left\n" in page.text
        assert "2 Right\u00a0✓" in page.text
        page.app.page.book.restart()
        await page.settle()
        assert "2 Right\u00a0✓" in page.text
        assert "✓" not in "".join(page.lines[page.row("3 Out") :])


async def test_mark_stays_with_the_last_word(open_page: Open) -> None:
    story = HUB.replace(
        "- Left: left", "- label: Left, and then left again, as far as it goes\n    go: left\n    id: left"
    )
    async with open_page(story, size=(40, 24)) as page:
        for width in range(40, 57):
            await page.pilot.resize_terminal(width, 24)
            page.app.page.book.choose("left")
            await page.settle()
            assert [line for line in page.lines if line.strip().startswith("✓")] == []


async def test_leaving_a_way_keeps_it_as_a_reading(open_page: Open) -> None:
    async with open_page(HUB) as page:
        await page.press("2", "1", "b", "b", "2")
        assert "kept as another reading" not in page.text, "the same decision leaves nothing"
        await page.press("b", "1")
        assert "kept as another reading" in page.text
        assert page.app.session.history.here == 1
        await page.press("s")
        await page.click("another reading")
        await page.click("Go there")
        assert [past.answer for past in page.app.session.history.past()] == ["right", "left"]
