"""Compiling after keys: what a key makes useless ends soon."""

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from branchlight.authoring.check import check_story
from branchlight.editor.edited_story import EditedStory
from branchlight.editor.server import compiling
from branchlight.editor.server.compiling import Compiling
from branchlight.editor.server.open_story import OpenStory
from tests.editor.server.driver import PATIENCE
from tests.stories import made

TEXT = "title: T\n---\nnode: a\nchoices:\n  - On: b\n---\nnode: b\nchoices:\n  - Back: a\n"


class LongCheck:
    """A check of the rules that goes on until it is ended, and after that one which takes no time."""

    def __init__(self) -> None:
        self.began, self.ended = threading.Event(), threading.Event()

    def __call__(self, edited: EditedStory, pause: Callable[[], None]) -> EditedStory:
        end = time.monotonic() + PATIENCE
        while not self.ended.is_set() and time.monotonic() < end:
            self.began.set()
            try:
                pause()
            except Exception:
                self.ended.set()
                raise
            time.sleep(0.001)
        return edited


def a_key(work: Compiling, story: OpenStory) -> None:
    work.start(story, wait=0.0)


def a_closed_story(work: Compiling, story: OpenStory) -> None:
    work.forget(story)


def the_end(work: Compiling, story: OpenStory) -> None:
    work.stop()


@pytest.mark.parametrize("reason", [a_key, a_closed_story, the_end])
async def test_check_that_nobody_waits_for_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: Callable[[Compiling, OpenStory], None]
) -> None:
    (tmp_path / "story.yaml").write_text(TEXT, encoding="utf-8")
    check, errors = LongCheck(), list[Exception]()
    monkeypatch.setattr(compiling, "with_findings", check)
    work, story = Compiling(dict, lambda story: None, errors.append), OpenStory(str(tmp_path / "story.yaml"))
    work.start(story, wait=0.0)
    assert await asyncio.to_thread(check.began.wait, PATIENCE)
    reason(work, story)
    assert await asyncio.to_thread(check.ended.wait, PATIENCE)
    work.stop()
    assert errors == []


def test_check_can_be_ended_at_every_node() -> None:
    story, pauses = made(TEXT), list[int]()
    check_story(story, (), lambda: pauses.append(1))
    assert len(pauses) > len(story.nodes)
    for most in range(len(pauses)):
        pauses.clear()

        def pause(most: int = most) -> None:
            pauses.append(1)
            if len(pauses) > most:
                raise KeyError

        with pytest.raises(KeyError):
            check_story(story, (), pause)
