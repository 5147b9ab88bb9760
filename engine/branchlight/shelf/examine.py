"""Checks of a file before it is used as a shelf, which do not change it. A file that fails can be set aside."""

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
"""The first bytes of a database, which identify it."""

CHECKED = 64_000_000
"""The size in bytes up to which a file is checked completely."""

DAMAGED = "is damaged"
LATER = "was written by a later version of Branchlight"


class ShelfError(OSError):
    """The shelf cannot be read or written. The message is meant for the reader."""


def examine(path: str, ours: bool) -> str:
    """Return what is wrong with a file, as the end of a sentence. Return "" if it is a sound shelf, or absent or empty.

    If `ours` is True, any file at this path must be a shelf. Otherwise, a file is a damaged shelf only if it begins
    like one. Raises `ShelfError` if it does not, and in any case if it is the database of another program.
    """
    if not os.path.exists(path) or not os.path.getsize(path):
        return ""
    with open(path, "rb") as file:
        head = file.read(HEAD)
    # Only a file with the head of a database is opened by SQLite.
    trouble = _looked_into(path) if head.startswith(MAGIC) else DAMAGED
    if trouble == DAMAGED and not ours and not _begins_a_shelf(head):
        raise ShelfError(f"{path} is not a shelf; name another file, or one that does not exist yet")
    return trouble


def set_aside(path: str, trouble: str, examined: tuple[int, int] | None) -> str:
    """Rename a file and SQLite's files beside it, and return a sentence that names the new place.

    `examined` is the identity of the file that was examined. Return "" if the path now has another file, since another
    process has then just set it aside.
    """
    word = "damaged" if trouble == DAMAGED else "later"
    aside = f"{path}.{word}-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}"
    if examined is None or identity(path) != examined:
        return ""
    patiently(partial(os.rename, path, aside))
    for ending in ("-wal", "-shm"):
        if os.path.exists(path + ending):
            patiently(partial(os.rename, path + ending, aside + ending))
    return f"The shelf {trouble}: it was renamed to {aside}, unchanged, and a new one was created."


def identity(path: str) -> tuple[int, int] | None:
    """Return the device and number of the file at a path, whatever its name. Return None if there is none."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _begins_a_shelf(head: bytes) -> bool:
    """Return whether a file with this head was a shelf, whatever its other content is now."""
    return head.startswith(MAGIC) and head[68:72] == APPLICATION.to_bytes(4, "big")


def _looked_into(path: str) -> str:
    import sqlite3

    try:
        return _examined(path, "ro")
    except sqlite3.OperationalError:  # a process was killed during a change, which SQLite must first roll back
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
