"""An idle page: what it paints while nobody presses a key."""

import pytest
from textual.geometry import Region

from .conftest import Open, Page
from .stories import STORY

LONG = 5.0


async def painted(page: Page, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how often something is painted while nobody presses a key."""
    updates: list[object] = []
    with monkeypatch.context() as patch:
        patch.setattr(page.app, "_display", lambda screen, update: updates.append(update))
        await page.wait(LONG)
    return sum(update is not None for update in updates)


async def test_heart_moves_only_where_it_shows(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_page(STORY, moving=True) as page:
        await page.press("end")
        assert 0 < await painted(page, monkeypatch) <= 4 * LONG + 1
        page.app.app_focus = False
        await page.settle()
        assert await painted(page, monkeypatch) == 0


@pytest.mark.parametrize("key", ["o", "m", "s", "d", "v", "l", "i", "question_mark", "ctrl+p"])
async def test_nothing_moves_below_another_screen(key: str, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_page(STORY, moving=True) as page:
        await page.press("end", key)
        await page.wait(LONG)
        assert await painted(page, monkeypatch) == 0
        await page.press("escape")
        assert await painted(page, monkeypatch)


async def test_pointing_paints_two_lines(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_page(STORY, (80, 30)) as page:
        await page.press("end", "down")
        regions: list[Region] = []
        monkeypatch.setattr(page.app.page.transcript, "refresh", lambda *areas, **_: regions.extend(areas))
        await page.press("down")
        rows = [row for row, line in enumerate(page.lines) if "Look away" in line or "Squeeze her hand" in line]
        assert sorted(region.y + page.app.page.transcript.region.y for region in regions) == rows
        assert {region.height for region in regions} == {1}
