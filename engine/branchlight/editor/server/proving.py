"""Proofs after saves: one process at a time, which the next save of the same story cancels."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress

from branchlight.editor.server.open_story import OpenStory
from branchlight.editor.server.own_program import OWN_PROGRAM
from branchlight.editor.server.proof_news import proof_from, with_odds

SECONDS = 60.0
"""The longest time that one proof takes, if the editor sets no other."""
_LONGEST_LINE = 256 * 1024 * 1024
_PROCESS = "branchlight.editor.server.proof_process"


class Proving:
    """Runs proofs.

    `told` is called with a story whenever something about its proof changes, and `failed` with an error of ours.
    """

    def __init__(self, told: Callable[[OpenStory], None], failed: Callable[[Exception], None]) -> None:
        self.seconds = SECONDS
        self._told, self._failed = told, failed
        self._waiting: dict[str, OpenStory] = {}
        self._current: OpenStory | None = None
        self._run: asyncio.Task[None] | None = None
        self._work: asyncio.Task[None] | None = None

    def start(self, story: OpenStory) -> None:
        """Prove the saved state of a story. End an earlier proof of it, but let that of another story finish first."""
        self._waiting[story.root] = story
        story.is_proving = True
        self._told(story)
        if self._current is story and self._run is not None:
            self._run.cancel()
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._all())

    def forget(self, story: OpenStory) -> None:
        """End the proof of a story that is no longer open."""
        self._waiting.pop(story.root, None)
        if self._current is story and self._run is not None:
            self._run.cancel()

    def stop(self) -> None:
        """End all proofs, since the server ends."""
        self._waiting.clear()
        for task in (self._run, self._work):
            if task is not None:
                task.cancel()

    async def _all(self) -> None:
        while self._waiting:
            self._current = self._waiting.pop(next(iter(self._waiting)))
            self._run = asyncio.create_task(self._one(self._current))
            await asyncio.wait([self._run])
            self._current = None

    async def _one(self, story: OpenStory) -> None:
        try:
            await self._read(story)
        except Exception as error:  # a proof that fails must not end the server: the next may be better
            self._failed(error)
        finally:
            story.is_proving = story.root in self._waiting
            self._told(story)

    async def _read(self, story: OpenStory) -> None:
        """Start the process, and take each line as soon as it comes."""
        process = await asyncio.create_subprocess_exec(
            *(*OWN_PROGRAM, _PROCESS, story.root, str(self.seconds)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=_LONGEST_LINE,
        )
        assert process.stdout is not None
        try:
            async for line in process.stdout:
                value = json.loads(line)
                if "items" in value:
                    story.news = proof_from(value)
                    story.is_proving = story.root in self._waiting  # odds follow
                elif story.news is not None:
                    story.news = with_odds(story.news, value)
                self._told(story)
            if code := await process.wait():
                raise ChildProcessError(f"the proof of {story.root} ended with code {code}; its log says why")
        finally:
            await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    """End a process, and wait until it has ended, which is soon, even if that is cancelled."""
    with suppress(ProcessLookupError):
        process.kill()
    while process.returncode is None:
        with suppress(asyncio.CancelledError):
            await process.wait()
