"""A clock on which waiting takes no time. When nothing is left to do, it jumps to the next timer.

Timers run in order and at their exact times, on a loaded machine as on an idle one. The clock ignores threads, and the
page starts none.
"""

import asyncio
import selectors

import pytest
from textual import _time

from branchlight.source.system import System

FRAME = 1 / 60


class SkippingSelector(selectors.DefaultSelector):
    """A selector that advances the clock instead of sleeping.

    asyncio calls `select` with the time until the next timer.
    """

    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return what is ready. This really waits only if no timer is set."""
        if timeout is None:
            return super().select()
        ready = super().select(0)
        if not ready:
            self.now += timeout
        return ready


class SkippingLoop(asyncio.SelectorEventLoop):
    """An event loop with the clock of its selector."""

    def __init__(self) -> None:
        self._clock = SkippingSelector()
        super().__init__(self._clock)

    def time(self) -> float:
        """Return the seconds that were skipped so far."""
        return self._clock.now


def new_loop(system: System) -> asyncio.AbstractEventLoop:
    """Return an event loop for tests of the page: one that skips all waiting, or a real one on Windows.

    On Windows, the loops of asyncio wait for more than a selector.
    """
    return asyncio.new_event_loop() if system.is_windows else SkippingLoop()


async def wait_a_frame(min_sleep: float = 0.0) -> None:
    """Wait until the screen has shown a change."""
    await asyncio.sleep(FRAME)


def set_textual_by(loop: asyncio.AbstractEventLoop, patch: pytest.MonkeyPatch) -> None:
    """Make Textual use the clock of a loop.

    Its timers and animations read `textual._time.get_time`. Its pilot waits in `wait_for_idle` until the process uses
    little processor time, which varies between runs.
    """
    patch.setattr(_time, "get_time", loop.time)
    patch.setattr("textual.app.wait_for_idle", wait_a_frame)
    patch.setattr("textual.pilot.wait_for_idle", wait_a_frame)
