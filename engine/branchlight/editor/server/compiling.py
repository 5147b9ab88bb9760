"""Compiling after changes: soon after the last key, away from the event loop, and never two stories at once.

The mistakes of compiling come first, and then the uses of names, which answers need. The rules of `check` take as long
as both or longer, so their findings follow. They have a thread of their own, and the next key ends them there: else it
would share the processor with them, and the findings for its text would wait for theirs.
"""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from branchlight.compiler.kept import Kept
from branchlight.compiler.use_log import UseLog
from branchlight.editor.edited_story import EditedStory, read_mistakes, with_findings, with_uses
from branchlight.editor.kept_uses import with_kept_uses
from branchlight.editor.server.open_story import OpenStory
from branchlight.source.files import read_playthrough_files, read_story_files
from branchlight.source.unsaved import Texts

WAIT = 0.15
"""The seconds without a key after which the texts are compiled."""
PAUSE = 0.5
"""The share of the time that the rules took before, for which they wait: an author who pauses so long may go on so."""


T = TypeVar("T")


class _UnwantedError(Exception):
    """Nobody waits for the findings any more: the story has changed or was closed, or the server ends."""


class Compiling:
    """Compiles stories. `told` is called with each that has new mistakes, `failed` with an error of ours."""

    def __init__(
        self,
        unsaved: Callable[[], Texts],
        told: Callable[[OpenStory], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._unsaved, self._told, self._failed = unsaved, told, failed
        self._is_stopped = False
        self._compiler, self._checker = (ThreadPoolExecutor(1, name) for name in ("compiling", "checking"))

    def start(self, story: OpenStory, wait: float = WAIT) -> None:
        """Compile a story after a time, unless it changes again before."""
        self.forget(story)
        story.task = asyncio.create_task(self._later(story, story.revision, wait))

    def forget(self, story: OpenStory) -> None:
        """Compile a story no more. Compiling that has begun runs to its end, and its result is not used."""
        story.changed()
        if story.task is not None:
            story.task.cancel()

    def stop(self) -> None:
        """Compile nothing more, since the server ends."""
        self._is_stopped = True
        for thread in (self._compiler, self._checker):
            thread.shutdown(wait=False, cancel_futures=True)

    async def run(self, work: Callable[..., T], *values: object) -> T:
        """Return the result of something that takes as long as compiling."""
        return await asyncio.get_running_loop().run_in_executor(self._compiler, work, *values)

    async def _later(self, story: OpenStory, revision: int, wait: float) -> None:
        await asyncio.sleep(wait)
        try:
            found, log = await self.run(compiled, story.root, self._unsaved(), story.kept)
            if revision != story.revision:
                return
            story.shown = found
            is_first = story.good is None
            if not is_first:  # otherwise a key too soon would cancel what all later answers need
                self._told(story)
            found, known = await self.run(understood, found, log, story.known)
            if revision != story.revision:
                return
            story.take(found, known)
            if is_first or story.news is not None:  # the findings of a proof are where the names are
                self._told(story)
            await self._check(story, revision, found)
        except _UnwantedError:
            return
        except OSError:  # the folder was removed or renamed; its texts in the editor are all that is left
            story.lose()
            self._told(story)
        except Exception as error:  # a mistake of ours must not end the server: the next key may be better
            self._failed(error)

    async def _check(self, story: OpenStory, revision: int, compiled: EditedStory) -> None:
        """Add the findings of the rules to a story, unless it has mistakes or changes before."""
        if compiled.story is None:
            return
        await asyncio.sleep(PAUSE * story.checked_in)
        began = time.monotonic()

        def pause() -> None:
            if revision != story.revision or self._is_stopped:
                raise _UnwantedError

        checked = await asyncio.get_running_loop().run_in_executor(self._checker, with_findings, compiled, pause)
        story.checked_in = time.monotonic() - began
        if revision == story.revision:
            story.take(checked, checked)
            self._told(story)


def understood(found: EditedStory, log: UseLog, before: EditedStory | None) -> tuple[EditedStory, EditedStory]:
    """Return what was compiled with its uses, and all that is known of it after what was known before."""
    found = with_uses(found, log)
    return found, with_kept_uses(found, before)


def compiled(root: str, unsaved: Texts, kept: Kept) -> tuple[EditedStory, UseLog]:
    """Return what compiling finds in the texts of a story, and the log of uses. Raises `OSError`.

    `kept` is what the last call has left for this one.
    """
    files, problems = read_story_files(root, unsaved)
    played, more = read_playthrough_files(root, unsaved)
    return read_mistakes(files, played, (*problems, *more), kept)
