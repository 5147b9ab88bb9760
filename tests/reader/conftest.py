import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial

import pytest
from textual._xterm_parser import XTermParser
from textual.pilot import Pilot

from branchlight import load_text
from branchlight.reader import themed_app
from branchlight.reader.app import Follow, ReaderApp
from branchlight.reader.widgets import pager
from branchlight.shelf import MEMORY, open_session
from branchlight.shelf.settings import SettingValue
from branchlight.source.system import this_system

from .clock import new_loop, set_textual_by

Open = Callable[..., AbstractAsyncContextManager["Page"]]
# Many frames of the screen, and longer than a scrolling animation.
REST = 0.3


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Run the tests of the page on a clock that skips all waiting, if this system has it."""
    return {"page": partial(new_loop, this_system())}


class Page:
    """A page in a terminal without a screen: its lines, and input for it."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def lines(self) -> list[str]:
        """Return the lines that the terminal shows, without spaces at their ends."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """Return the terminal's lines as one text."""
        return "\n".join(self.lines)

    def row(self, words: str) -> int:
        """Return the number of the only line with these words."""
        found = [number for number, line in enumerate(self.lines) if words in line]
        assert len(found) == 1, (words, found, self.text)
        return found[0]

    async def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text as a terminal sends it. `press` would omit invisible characters."""
        for event in XTermParser().feed(text):
            assert self.app._driver is not None
            self.app._driver.send_message(event)
            await self.settle()

    async def burst(self, text: str) -> None:
        """Type a text in one burst, before any effect of its first key."""
        assert self.app._driver is not None
        for event in XTermParser().feed(text):
            self.app._driver.send_message(event)
        await self.settle()

    async def click(self, words: str) -> None:
        """Click on the line with these words."""
        row = self.row(words)
        await self.pilot.click(offset=(self.lines[row].index(words) + 1, row))
        await self.settle()

    async def wait(self, seconds: float = 20.0) -> None:
        """Wait until every message has left the foot of the page."""
        await asyncio.sleep(seconds)

    async def until(self, words: str) -> None:
        """Wait until the page shows these words, which it must do in the end."""
        for _ in range(100):
            if words in self.text:
                return
            await self.settle()
        raise AssertionError(self.text)

    async def settle(self) -> None:
        """Wait until nothing more happens.

        The clock advances only when the event loop has nothing left to do. So all messages have been handled by then,
        and the screen has had time to show the changes.
        """
        await asyncio.sleep(REST)


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open the page of a story in YAML. Animations are off, or a pen moves only when a test moves it."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")

    @asynccontextmanager
    async def open_page(
        source: str,
        size: tuple[int, int] = (80, 24),
        veils: frozenset[str] = frozenset(),
        title: bool = False,
        moving: bool = False,
        shelf: str | None = MEMORY,
        follow: Follow | None = None,
        **settings: SettingValue,
    ) -> AsyncIterator[Page]:
        loaded = load_text(source)
        assert loaded.story is not None, loaded.diagnostics
        session = open_session(loaded.story, shelf, seed=1 if shelf == MEMORY else None)
        for note in veils:
            session.preferences.veil(note)
        for name, value in settings.items():
            session.preferences.change(name, value)
        monkeypatch.setattr(pager, "FRAME", 3600.0)
        monkeypatch.setattr(themed_app, "_FRAME", 3600.0)
        set_textual_by(asyncio.get_running_loop(), monkeypatch)
        app = ReaderApp(session, follow)
        app.animation_level = "full" if moving else "none"
        async with app.run_test(size=size) as pilot:
            page = Page(app, pilot)
            await page.settle()
            if not title and app.screen is not app.page:
                await page.press("enter")
            yield page
        session.close()

    return open_page
