"""Compiling after changes: soon after the last key, away from the event loop, and never two stories at once.

The mistakes of compiling come first. The rules of `check` take as long again, so their findings follow.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from branchlight.editor.edited_story import EditedStory, read_edited_story, with_findings
from branchlight.editor.server.open_story import OpenStory
from branchlight.source.files import read_playthrough_files, read_story_files
from branchlight.source.unsaved import Texts

WAIT = 0.15
"""The seconds without a key after which the texts are compiled."""


T = TypeVar("T")


class Compiling:
    """Compiles stories. `told` is called with each that has new mistakes, `failed` with an error of ours."""

    def __init__(
        self,
        unsaved: Callable[[], Texts],
        told: Callable[[OpenStory], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._unsaved, self._told, self._failed = unsaved, told, failed
        self._thread = ThreadPoolExecutor(1, "compiling")

    def start(self, story: OpenStory, wait: float = WAIT) -> None:
        """Compile a story after a time, unless it changes again before."""
        revision = story.changed()
        self.forget(story)
        story.task = asyncio.create_task(self._later(story, revision, wait))

    def forget(self, story: OpenStory) -> None:
        """Compile a story no more. What has begun runs to its end, and its result is not used."""
        if story.task is not None:
            story.task.cancel()

    def stop(self) -> None:
        """Compile nothing more, since the server ends."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def run(self, work: Callable[..., T], *values: object) -> T:
        """Return the result of something that takes as long as compiling."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *values)

    async def _later(self, story: OpenStory, revision: int, wait: float) -> None:
        await asyncio.sleep(wait)
        try:
            snapshot = await self.run(compiled, story.root, self._unsaved())
            if revision == story.revision:
                story.take(snapshot)
                self._told(story)
                checked = await self.run(with_findings, snapshot)
                if revision == story.revision:
                    story.take(checked)
                    self._told(story)
        except OSError:  # the story was removed or renamed; its texts in the editor are all that is left
            return
        except Exception as error:  # a mistake of ours must not end the server: the next key may be better
            self._failed(error)


def compiled(root: str, unsaved: Texts) -> EditedStory:
    """Return what compiling finds in the texts of a story. Raises `OSError`."""
    files, problems = read_story_files(root, unsaved)
    played, more = read_playthrough_files(root, unsaved)
    return read_edited_story(files, played, (*problems, *more))
