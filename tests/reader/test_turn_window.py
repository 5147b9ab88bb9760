"""The running head and the gauges: they belong to the text on the page, also after looking back."""

import pytest

from .conftest import Open, Page

MOST_PAGES = 50

MANY = "\n\n  ".join(f"A passage, one of many, number {number}." for number in range(12))
STORY = f"""
title: Three places
state:
  miles: {{start: 0, min: 0, max: 9, label: Miles, shown: true}}
endings: {{over: {{}}}}
---
scene: hill
title: The hill
---
node: top
text: |
  On the hill. {MANY}
choices:
  - Walk: wood.path
---
scene: wood
title: The wood
pov: Ann
---
node: path
do: miles = 3
text: |
  In the wood. {MANY}
go: lake.shore
---
scene: lake
title: The lake
pov: Ben
---
node: shore
text: |
  At the lake. {MANY}
choices:
  - Swim: deep
---
node: deep
do: miles = 5
text: |
  In the water. {MANY}
ending: over
"""


def head(page: Page) -> list[str]:
    """Return the parts of the running head."""
    return page.lines[1].split()


def miles(page: Page) -> int:
    """Return what the gauge shows."""
    return next(line for line in page.lines if "Miles" in line).count("●")


async def read_on(page: Page) -> list[tuple[str | int, ...]]:
    """Read to the end of the turn, and return what head and gauge showed on each page."""
    seen: list[tuple[str | int, ...]] = [(*head(page), miles(page))]
    for _ in range(MOST_PAGES):
        if not page.app.page.transcript.pager.more:
            return seen
        await page.press("space")
        seen.append((*head(page), miles(page)))
    pytest.fail("the turn has no end")


async def test_head_and_gauges_follow_the_text(open_page: Open) -> None:
    async with open_page(STORY, (80, 24)) as page:
        seen = []
        for key in ("escape", "1", "1"):
            await page.press(key)
            seen += await read_on(page)
        assert list(dict.fromkeys(seen)) == [
            ("THE", "HILL", 0),
            ("THE", "WOOD", "Ann", 3),
            ("THE", "LAKE", "Ben", 3),
            ("THE", "LAKE", "Ben", 5),
        ]
        looked = [seen[-1]]
        while page.app.page.transcript.view.top:
            assert len(looked) < MOST_PAGES
            await page.press("pageup")
            looked.append((*head(page), miles(page)))
        assert list(dict.fromkeys(looked)) == list(reversed(dict.fromkeys(seen)))
        await page.press("end")
        assert (*head(page), miles(page)) == ("THE", "LAKE", "Ben", 5)


async def test_head_follows_the_text_after_undo(open_page: Open) -> None:
    async with open_page(STORY, (80, 24)) as page:
        for _ in range(2):
            await read_on(page)
            await page.press("1")
        await page.press("b", "b")
        assert (*head(page), miles(page)) == ("THE", "HILL", 0)
        await page.press("r")
        assert (*head(page), miles(page)) == ("THE", "LAKE", "Ben", 3), "the turn was left at its end"
        await page.press("home")
        assert (*head(page), miles(page)) == ("THE", "HILL", 0)
