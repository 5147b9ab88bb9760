"""Whether a file can be trusted as a shelf, found out without changing it, and setting it aside if it cannot."""

import os
import time
from functools import partial
from typing import TYPE_CHECKING

from branchlight.shelf.schema import APPLICATION, TABLES, VERSION
from branchlight.shelf.uri import file_uri
from branchlight.source.system import this_system
from branchlight.source.writing import patiently

if TYPE_CHECKING:
    import sqlite3

MAGIC = b"SQLite format 3\0"
HEAD = 100
"""So many bytes a database begins with, by which it is known."""

CHECKED = 64_000_000
"""Files up to this many bytes are checked whole."""

DAMAGED = "is damaged"
LATER = "was written by a later version of Branchlight"


class ShelfError(OSError):
    """The shelf cannot be read or written; the message says so in a reader's words."""


def examine(path: str, ours: bool) -> str:
    """What is wrong with the file, as the end of a sentence; empty if it is a sound shelf or there is none yet.

    `ours` says that nothing but a shelf has any business at this path. Elsewhere a file is a damaged shelf only if
    its head is that of a shelf: `ShelfError` if it is not, and wherever it is the database of another program.
    """
    if not os.path.exists(path) or not os.path.getsize(path):
        return ""
    with open(path, "rb") as file:
        head = file.read(HEAD)
    trouble = _looked_into(path) if head.startswith(MAGIC) else DAMAGED
    if trouble == DAMAGED and not ours and not _begins_a_shelf(head):
        raise ShelfError(f"{path} is not a shelf; name another file, or one that is not there yet")
    return trouble


def set_aside(path: str, trouble: str, examined: tuple[int, int] | None) -> str:
    """Rename the file and what SQLite keeps beside it, unless another process has just done so; say where it is."""
    word = "damaged" if trouble == DAMAGED else "later"
    aside = f"{path}.{word}-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}"
    if examined is None or identity(path) != examined:
        return ""
    patiently(partial(os.rename, path, aside))
    for ending in ("-wal", "-shm"):
        if os.path.exists(path + ending):
            patiently(partial(os.rename, path + ending, aside + ending))
    return f"The shelf {trouble}: it was set aside as {aside}, untouched, and a new one begun."


def identity(path: str) -> tuple[int, int] | None:
    """Which file stands at the path, however it is called."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _begins_a_shelf(head: bytes) -> bool:
    """Whether a file that begins so was a shelf, whatever became of the rest."""
    return head.startswith(MAGIC) and head[68:72] == APPLICATION.to_bytes(4, "big")


def _looked_into(path: str) -> str:
    import sqlite3

    try:
        return _examined(path, "ro")
    except sqlite3.OperationalError:  # a process was killed in the middle of a change: SQLite must take that back first
        return _examined(path, "rw")


def _examined(path: str, mode: str) -> str:
    import sqlite3

    address = file_uri(os.path.abspath(path), mode, this_system())
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    try:
        return _trouble(connection, path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return DAMAGED
    finally:
        connection.close()


def _trouble(connection: "sqlite3.Connection", path: str) -> str:
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION and (names or application):
        raise ShelfError(f"{path} is a database of another program; name another file for the shelf")
    if version > VERSION:
        return LATER
    if application == APPLICATION and not names >= TABLES:
        return DAMAGED
    if os.path.getsize(path) <= CHECKED and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        return DAMAGED
    return ""
