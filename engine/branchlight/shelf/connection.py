"""Connections to SQLite, and its errors in the reader's words."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from branchlight.shelf.checksum import checksum
from branchlight.shelf.schema import APPLICATION, LAYOUT, PAGE, VERSION
from branchlight.shelf.uri import file_uri
from branchlight.source.system import this_system

if TYPE_CHECKING:
    import sqlite3

MEMORY = ":memory:"

WAIT = 0.5
"""The seconds to wait for another process that is writing. The page stops for so long, so they are few."""

CHECKPOINT = 12
"""The pages in the write-ahead log after which SQLite moves them into the file. A decision writes about four."""


UNCHANGING = "ro&immutable=1"
"""The mode of a file that nobody changes. SQLite then makes no files beside it."""


class ShelfError(OSError):
    """The shelf cannot be read or written. The message is meant for the reader."""


class ShelfDamagedError(ShelfError):
    """A part of the shelf cannot be read, or is not as it was written."""

    def __init__(self, path: str) -> None:
        super().__init__(f"The shelf {path} is damaged; start Branchlight again to save what can be read of it.")


def connect(path: str) -> "sqlite3.Connection":
    """Open a file for reading and writing, with a write-ahead log if the disk allows one."""
    import sqlite3

    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute(f"PRAGMA page_size={PAGE}")  # counts only for a new file
        wal = path != MEMORY and _writes_ahead(connection)
        connection.execute(f"PRAGMA synchronous={'FULL' if wal else 'EXTRA'}")
        connection.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT}")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_read_only(path: str, mode: str = "ro") -> "sqlite3.Connection":
    """Open an existing file without changing it.

    With the mode "rw", SQLite may first undo the change of a process that was killed.
    """
    import sqlite3

    address = file_uri(os.path.abspath(path), mode, this_system())
    return sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)


def copy_into(file: "sqlite3.Connection", other: "sqlite3.Connection") -> None:
    """Copy a shelf, also one in use, into another file. Raises `sqlite3.Error` if it cannot be read."""
    file.backup(other, progress=_refuse_to_wait)


def _refuse_to_wait(status: int, remaining: int, total: int) -> None:
    """Raise `sqlite3.OperationalError` if another process keeps the file. By default, `backup` waits for ever."""
    import sqlite3

    if status not in (sqlite3.SQLITE_OK, sqlite3.SQLITE_DONE):
        raise sqlite3.OperationalError("another program is using it")


def lay_out(connection: "sqlite3.Connection") -> None:
    """Lay out a new file. If two processes try at once, the second finds it done."""
    if _version(connection) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _version(connection) != VERSION:
            for statement in LAYOUT:
                connection.execute(statement)
            row = ("version", VERSION)
            connection.execute("INSERT INTO about VALUES (?, ?, ?)", (*row, checksum("about", row)))
            connection.execute(f"PRAGMA application_id={APPLICATION}")
            connection.execute(f"PRAGMA user_version={VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise
    move_log(connection)


def roll_back(connection: "sqlite3.Connection") -> None:
    """Undo what a transaction has done so far, if there is one."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def move_log(connection: "sqlite3.Connection") -> None:
    """Move the write-ahead log into the file, so that a copy of the file alone is a whole shelf."""
    import sqlite3

    try:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    except sqlite3.Error:  # the log keeps everything, so this can wait
        return


@contextmanager
def in_words(path: str) -> Iterator[None]:
    """Raise SQLite's errors as `ShelfError`, with messages for the reader."""
    import sqlite3

    try:
        yield
    except UnicodeDecodeError as error:  # in a text, or in a message that quotes a damaged statement
        raise ShelfDamagedError(path) from error
    except sqlite3.Error as error:
        if is_busy(error):
            raise ShelfError("Another program is using the shelf; try again in a moment.") from error
        if is_refused(error):
            raise ShelfError(f"The shelf {path} cannot be used: {reason(error)}.") from error
        raise ShelfDamagedError(path) from error


def is_busy(error: "sqlite3.Error") -> bool:
    """Return whether an error means that another process is using the file."""
    import sqlite3

    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)


def is_refused(error: "sqlite3.Error") -> bool:
    """Return whether the system or another process refuses the file, which itself may be sound."""
    import sqlite3

    if is_busy(error):
        return True
    codes = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
    return _code(error) in (*codes, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_NOMEM)


def reason(error: "sqlite3.Error") -> str:
    """Return why the file is refused, as the middle of a sentence."""
    import sqlite3

    if is_busy(error):
        return "another program is using it"
    words = {sqlite3.SQLITE_FULL: "the disk is full", sqlite3.SQLITE_READONLY: "it is write-protected"}
    return words.get(_code(error), str(error))


def _code(error: "sqlite3.Error") -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _version(connection: "sqlite3.Connection") -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _writes_ahead(connection: "sqlite3.Connection") -> bool:
    """Switch on SQLite's write-ahead log. Return whether it is on.

    It may be unavailable, as on network drives. SQLite then keeps a rollback journal, which is as safe but slower.
    SQLite does not wait for another process that is switching at the same time, so this function does.
    """
    import sqlite3

    deadline = time.monotonic() + WAIT
    while True:
        try:
            return _journal(connection, "WAL") == "wal"
        except sqlite3.OperationalError as error:
            if not is_busy(error):
                return _journal(connection, "DELETE") == "wal"
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _journal(connection: "sqlite3.Connection", wanted: str) -> str:
    """Ask for a journal mode, and return the one in force."""
    return str(connection.execute(f"PRAGMA journal_mode={wanted}").fetchone()[0])
