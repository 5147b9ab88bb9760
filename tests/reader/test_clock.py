"""The event loops of the tests of the page."""

import asyncio
from contextlib import closing

import pytest

from branchlight.source.system import System

from .clock import SkippingLoop, new_loop


@pytest.mark.parametrize(("name", "skips"), [("win32", False), ("darwin", True), ("linux", True)])
def test_windows_has_a_real_loop(name: str, skips: bool) -> None:
    with closing(new_loop(System(name))) as loop:
        assert isinstance(loop, SkippingLoop) is skips


def test_skipping_loop_takes_no_time() -> None:
    with closing(new_loop(System("linux"))) as loop:
        before = loop.time()
        loop.run_until_complete(asyncio.sleep(100_000))
        assert loop.time() - before >= 100_000
