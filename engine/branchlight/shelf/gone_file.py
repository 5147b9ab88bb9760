"""The file of an open shelf, which somebody may remove. It is written again, since the open file is still readable."""

import os
from contextlib import closing
from typing import TYPE_CHECKING

from branchlight.shelf.claim import identity
from branchlight.shelf.connection import connect, copy_into

if TYPE_CHECKING:
    import sqlite3

_BESIDE = ("-wal", "-shm", "-journal")


def where_is(path: str, known: tuple[int, int] | None) -> str:
    """Return "here" if a path has the known file, "gone" if it has none, or "other".

    A path that cannot be looked at counts as here.
    """
    try:
        found = identity(path)
    except NotADirectoryError:
        return "gone"
    except OSError:
        return "here"
    return "here" if found == known else "gone" if found is None else "other"


def write_again(path: str, source: "sqlite3.Connection") -> "sqlite3.Connection":
    """Write a shelf to a path that has no file, and open that.

    What a removed file left beside it goes first: SQLite would take its log for that of the new one. Raises `OSError`
    or `sqlite3.Error` if that cannot be done, also if a file has come there meanwhile.
    """
    from branchlight.source.writing import beside, move_to_new, remove  # late, as few files are removed

    path = os.path.abspath(path)
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    new = beside(path)
    try:
        with closing(connect(new)) as copy:
            copy_into(source, copy)
        for ending in _BESIDE:
            remove(path + ending)
        move_to_new(new, path)
    finally:
        for ending in ("", *_BESIDE):
            remove(new + ending)
    return connect(path)
