"""Whether a file can be trusted as a shelf, found out without changing it, and setting it aside if it cannot."""

import os
import time
from typing import TYPE_CHECKING

from engine.shelf.schema import APPLICATION, TABLES, VERSION

if TYPE_CHECKING:
    import sqlite3

MAGIC = b"SQLite format 3\0"

CHECKED = 64_000_000
"""Files up to this many bytes are checked whole."""

DAMAGED = "is damaged"
LATER = "was written by a later version of Branchlight"


class ShelfError(OSError):
    """The shelf cannot be read or written; the message says so in a reader's words."""


def examine(path: str) -> str:
    """What is wrong with the file, as the end of a sentence; empty if it is a sound shelf or there is none yet.

    `ShelfError` if it is another program's.
    """
    import sqlite3

    if not os.path.exists(path) or not os.path.getsize(path):
        return ""
    with open(path, "rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            return DAMAGED
    try:
        return _examined(path, "ro")
    except sqlite3.OperationalError:  # a process was killed in the middle of a change: SQLite must take that back first
        return _examined(path, "rw")


def set_aside(path: str, trouble: str, examined: tuple[int, int] | None) -> str:
    """Rename the file and what SQLite keeps beside it, unless another process has just done so; say where it is."""
    word = "damaged" if trouble == DAMAGED else "later"
    aside = f"{path}.{word}-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}"
    if examined is None or identity(path) != examined:
        return ""
    os.rename(path, aside)
    for ending in ("-wal", "-shm"):
        if os.path.exists(path + ending):
            os.rename(path + ending, aside + ending)
    return f"The shelf {trouble}: it was set aside as {aside}, untouched, and a new one begun."


def identity(path: str) -> tuple[int, int] | None:
    """Which file stands at the path, however it is called."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _examined(path: str, mode: str) -> str:
    import sqlite3

    escaped = "".join([f"%{ord(sign):02x}" if sign in "%?#" else sign for sign in os.path.abspath(path)])
    connection = sqlite3.connect(f"file:{escaped}?mode={mode}", uri=True, isolation_level=None)
    try:
        return _trouble(connection, path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return DAMAGED
    finally:
        connection.close()


def _trouble(connection: "sqlite3.Connection", path: str) -> str:
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
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
