"""A story that its author is writing: it is read again whenever its files have changed."""

import time
from collections.abc import Callable

from branchlight.cli.stories import show
from branchlight.cli.streams import say
from branchlight.compiler.loaded import Loaded
from branchlight.source.terminal import is_gone, terminals

GONE = 128 + 1
"""The exit code after the terminal was closed: 128 and the number of SIGHUP."""

Follow = Callable[[], Loaded | None]
"""Returns the story as its files now are if they have changed since the last call, else None."""


def follower(path: str) -> Follow:
    """Return a function that reloads the story at `path` if its files have changed."""
    from branchlight.compiler.load import load_story
    from branchlight.source.watch import Watcher

    watcher = Watcher(path)

    def follow() -> Loaded | None:
        if not watcher.changed():
            return None
        try:
            return load_story(path)
        except OSError:  # an editor is replacing a file; the next call finds the new one
            return None

    return follow


def mended(follow: Follow, path: str) -> Loaded | None:
    """Wait until the author has fixed the story, and return it. Return None if the terminal has gone by then."""
    waited_at = terminals()
    say("Waiting for you to fix the story; Ctrl C stops.")
    while True:
        time.sleep(0.3)
        if is_gone(waited_at):
            return None
        loaded = follow()
        if loaded is not None and loaded.story is not None:
            return loaded
        if loaded is not None:
            show(loaded, loaded.diagnostics, path)
