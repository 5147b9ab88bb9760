"""The choice among the stories on a shelf, for a reader who names none."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from branchlight.cli.bundled import bundled_story
from branchlight.compiler.cache import load_cached

if TYPE_CHECKING:
    import argparse

    from branchlight.shelf.session import Session
    from branchlight.shelf.shelved_stories import ShelvedStory

_SEVERAL = 2
"""With so many stories that were read, a reader who names none can choose."""


def stories_to_choose(options: "argparse.Namespace") -> "tuple[ShelvedStory, ...]":
    """Return the stories among which the reader can choose, the last read first, or none if there is no choice.

    There is one if no story is named, several were read, and a reader is at a terminal.
    """
    meant = (options.story, options.json, options.at, options.set, options.record, options.new, options.watch)
    if any(meant) or options.seed is not None or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return ()
    from branchlight.shelf.open_shelf import default_path
    from branchlight.shelf.shelved_stories import stories_in

    found = [each for each in stories_in(options.shelf or default_path()) if os.path.exists(path_at(each.path))]
    return tuple(found) if len(found) >= _SEVERAL else ()


def first_readable(stories: "Sequence[ShelvedStory]") -> "ShelvedStory | None":
    """Return the first story that can be read, or None. A mistake in one must not close the way to the others."""
    for each in stories:
        with suppress(OSError):
            if load_cached(path_at(each.path)).story is not None:
                return each
    return None


def path_at(origin: str) -> str:
    """Return the path of a story on a shelf."""
    return origin or bundled_story()


def keep_origin(session: "Session", path: str) -> None:
    """Keep on the shelf where the story of a session is. A path that no text can hold is not kept."""
    from branchlight.shelf.schema import BUNDLED

    origin = BUNDLED if path == bundled_story() else os.path.abspath(path)
    try:
        origin.encode()
    except UnicodeEncodeError:
        return
    session.keep_origin(origin)
