"""Shelves where nothing can be written: on a read-only disk, or in a folder that is write-protected.

SQLite needs files beside a shelf, above all where a process that was killed has left its log there. So such a shelf is
copied elsewhere, with its log, and the copy is read.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from branchlight.shelf.connection import MEMORY, connect, connect_read_only, lay_out
from branchlight.shelf.examine import DAMAGED
from branchlight.shelf.salvage import copy_readable
from branchlight.shelf.store import Store, copied_to_memory
from branchlight.shelf.torn_log import is_torn

_LOG, _INDEX = "-wal", "-shm"


@contextmanager
def copied_elsewhere(path: str) -> Iterator[str]:
    """Copy a shelf with its log into a folder of its own, and yield the path of the copy. It is removed at the end."""
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = os.path.join(folder, "shelf.sqlite3")
        for ending in ("", _LOG, _INDEX, "-journal"):
            if not ending or os.path.exists(path + ending):
                shutil.copyfile(path + ending, copy + ending)
        yield copy


def in_memory(copy: str, trouble: str, path: str, notice: str) -> Store:
    """Return a shelf in memory with the contents of a copy. Of one that has a trouble, it has what can be read.

    `path` is where the shelf itself is. The reader is told the trouble after the `notice`.
    """
    if is_torn(copy + _LOG, copy + _INDEX):
        notice += " It was not closed properly: the last decisions in it could not be read."
    if trouble or not os.path.getsize(copy):
        memory = connect(MEMORY)
        lay_out(memory)
        copy_readable(copy, memory)
        if trouble == DAMAGED:
            notice += f" It {trouble}, and what could be read of it is here."
        return Store(memory, path, notice, is_kept=False)
    with suppress(OSError):
        os.remove(copy + _INDEX)
    file = connect_read_only(copy, "rw")
    try:
        return Store(copied_to_memory(file), path, notice, is_kept=False)
    finally:
        file.close()
