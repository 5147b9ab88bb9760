"""The gauges at the foot: none is cut off while there is room for it in some form."""

import pytest

from .conftest import Open, Page

GAUGES = """
title: Gauges
state:
  trust: {start: 2, min: 0, max: 5, label: Trust, shown: true}
  oil: {start: 20, min: 0, max: 40, label: Oil, shown: true}
  place: {one of: [tower, sea], label: Where, shown: true}
gauges:
  heart: {kind: pulse, label: Heart, value: 72}
---
node: room
text: A room.
choices: [{label: Go on., do: [oil += 1, trust += 1, place = sea], go: room}]
"""
ALL = ["72", "Trust ●●○○○", "Oil", "Where tower"]


def shown(page: Page) -> list[str]:
    """Return the lines of the gauges."""
    first = page.row("♥")
    return [line.strip() for line in page.lines[first : first + page.app.page.furniture.gauges.size.height]]


@pytest.mark.parametrize(
    ("size", "lines"), [((200, 60), 1), ((80, 24), 1), ((60, 30), 2), ((40, 12), 2), ((36, 24), 2), ((24, 24), 4)]
)
async def test_every_gauge_shows_where_there_is_room(open_page: Open, size: tuple[int, int], lines: int) -> None:
    async with open_page(GAUGES, size) as page:
        found = shown(page)
        assert len(found) == lines
        assert [gauge for gauge in ALL if gauge not in " ".join(found)] == []
        await page.press("1")
        assert "Where sea" in " ".join(shown(page))


async def test_bar_becomes_a_number_before_a_gauge_is_lost(open_page: Open) -> None:
    async with open_page(GAUGES, (40, 8)) as page:
        assert shown(page) == ["♥ 72   Trust ●●○○○   Oil 20/40   …"]


async def test_gauges_that_are_left_out_are_whole(open_page: Open) -> None:
    async with open_page(GAUGES, (20, 6)) as page:
        assert shown(page) == ["♥ 72   …"]


async def test_gauges_follow_the_height_of_the_terminal(open_page: Open) -> None:
    async with open_page(GAUGES, (40, 8)) as page:
        await page.pilot.resize_terminal(40, 24)
        await page.settle()
        assert "Where tower" in " ".join(shown(page))
