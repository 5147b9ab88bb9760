"""Keys in one burst: each goes to the widget that the keys before it have opened."""

from pathlib import Path

import pytest

from branchlight.reader.widgets.line_input import LineInput

from .conftest import Open
from .stories import STORY


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("/quiet", "quiet"),
        ("e\x01\x0bmy.md", "my.md"),
        ("ss\x01\x0bquick query", "quick query"),
        ("sfq.json", "q.json"),
    ],
)
async def test_keys_after_an_opened_line_are_written_on_it(open_page: Open, keys: str, line: str) -> None:
    async with open_page(STORY) as page:
        await page.burst(keys)
        assert page.app.is_running
        assert page.app.screen.query_one(LineInput).value == line


async def test_key_after_a_submitted_line_goes_to_the_page(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.burst("/quiet\r2Will\r")
        assert page.app.session.history.past()[-1].label == "Will"
        await page.burst("mqq")
        assert not page.app.is_running


async def test_keys_follow_screens_that_open_and_close(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.burst("mqoqssHere\r")
        assert page.app.session.saves.all()[0].name.endswith("Here")
        await page.burst("\rn")
        assert page.app.is_running


async def test_file_name_is_written_in_one_burst(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_page(STORY) as page:
        await page.burst("e\x01\x0bq.md\rq")
        assert not page.app.is_running
    assert (tmp_path / "q.md").exists()
