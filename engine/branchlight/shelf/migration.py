"""The migration of an older shelf, and the repair of a damaged one: a new file takes the place of the old one.

The old file stays beside it, unchanged, under another name. At no moment is there no file at the path.
"""

import os
import time
from contextlib import closing, suppress

from branchlight.shelf.claim import claimed, stamps
from branchlight.shelf.connection import connect, lay_out, move_log
from branchlight.shelf.examine import DAMAGED
from branchlight.shelf.salvage import copy_readable
from branchlight.source.system import this_system
from branchlight.source.writing import beside, patiently, remove


def renew(path: str, trouble: str, examined: tuple[int, int] | None) -> str:
    """Put what can be read of a shelf into a new one, and return a sentence about that.

    `examined` is the identity of the file that has the trouble.
    Return "" if another process has the file open, or has just renewed it. Nothing has changed then.
    """
    new, before = beside(path), stamps(path)
    try:
        with claimed(path, examined) as is_ours:
            if not is_ours:
                return ""
        make_new(path, new)  # not within the claim, which ends as soon as this process closes the file
        with claimed(path, examined) as is_ours:
            if not is_ours or stamps(path) != before:
                return ""
            aside = _free_name(path, "damaged" if trouble == DAMAGED else "earlier")
            _exchange(path, new, aside)
    except PermissionError:
        if not this_system().is_windows:
            raise
        return ""  # another program has the file open
    finally:
        for ending in ("", "-wal", "-shm"):
            remove(new + ending)
    if trouble == DAMAGED:
        return f"The shelf {trouble}. It was kept unchanged as {aside}, and what could be read of it was saved."
    return f"The shelf {trouble}. It was kept unchanged as {aside}, and what could be read of it was taken over."


def make_new(path: str, new: str) -> None:
    """Make a shelf in the file `new` from what can be read of the one at `path`."""
    with closing(connect(new)) as into:
        lay_out(into)
        copy_readable(path, into)
        move_log(into)


def _free_name(path: str, word: str) -> str:
    aside = f"{path}.{word}-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}"
    return next(name for name in (aside, *(f"{aside}-{i}" for i in range(2, 1_000))) if not os.path.lexists(name))


def _exchange(path: str, new: str, aside: str) -> None:
    """Give the old file another name, and the new file its place.

    The write-ahead log moves before the new file comes, since SQLite would apply it to that.
    """
    linked = False
    with suppress(OSError, NotImplementedError, AttributeError):  # some disks have no second names
        os.link(path, aside)
        linked = True
    if not linked:
        patiently(lambda: os.rename(path, aside))
    for ending in ("-wal", "-shm"):
        if os.path.exists(path + ending):
            _move(path + ending, aside + ending)
    patiently(lambda: os.replace(new, path))


def _move(path: str, to: str) -> None:
    patiently(lambda: os.replace(path, to))
