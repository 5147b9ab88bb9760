"""The shelf's file: one SQLite database. A file that fails its checks is set aside, and never overwritten.

Every change is one transaction, which is on the disk when `Store.write` ends.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from branchlight.shelf.examine import ShelfError, examine, identity, set_aside
from branchlight.shelf.schema import SCHEMA, VERSION
from branchlight.source.folders import user_folder
from branchlight.source.writing import refuse_name

if TYPE_CHECKING:
    import sqlite3

MEMORY = ":memory:"
WAIT = 10.0
"""The seconds to wait for another process that is writing."""


class Store:
    """An open shelf. `notice` is a sentence for the reader if a file was set aside, or nothing can be stored."""

    def __init__(self, connection: "sqlite3.Connection", path: str, notice: str = "") -> None:
        self.connection = connection
        self.path = path
        self.notice = notice

    def rows(self, query: str, *values: object) -> list[Any]:
        """Return the rows that a query finds."""
        with _in_words(self.path):
            return self.connection.execute(query, values).fetchall()

    def row(self, query: str, *values: object) -> Any:
        """Return the first row that a query finds, or None."""
        with _in_words(self.path):
            return self.connection.execute(query, values).fetchone()

    @contextmanager
    def write(self) -> Iterator["sqlite3.Connection"]:
        """Run a transaction: it is on the disk when the block ends, and is rolled back if the block raises.

        Within another `write`, the block joins the outer transaction.
        """
        within = self.connection.in_transaction
        if within:
            yield self.connection
            return
        with _in_words(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file. Everything has already been written."""
        self.connection.close()


def default_path() -> str:
    """Return the path of the shelf in the user's own data folder."""
    return os.path.join(user_folder("data"), "shelf.sqlite3")


def open_store(path: str | None = None) -> Store:
    """Open the shelf in the file `path`. None means the reader's own, or one in memory if that cannot be used.

    A shelf that is damaged or of a later version is renamed, and a new one begun. Raises `ShelfError` if a named file
    cannot be opened or is not a shelf. That file is left as it is.
    """
    if path == MEMORY:
        return _open_memory()
    if path is not None:
        try:
            _refuse_name(path)
            return _open_file(path, ours=False)
        except ShelfError:
            raise
        except OSError as error:
            raise ShelfError(f"{path} cannot be used as a shelf: {error.strerror or error}") from error
    path = default_path()
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        return _open_file(path, ours=True)
    except OSError as error:
        reason = error.strerror or str(error)
        return _open_memory(f"This session will not be kept when you leave: {path} cannot be used ({reason}).")


def _refuse_name(path: str) -> None:
    """Raise `OSError` if a file cannot have this name. SQLite accepts an empty name, but discards such a file."""
    if not path:
        raise ShelfError("the name of the shelf is empty; name a file")
    refuse_name(path)


def _open_memory(notice: str = "") -> Store:
    store = Store(_connect(MEMORY), MEMORY, notice)
    _create(store.connection)
    return store


def _open_file(path: str, ours: bool) -> Store:
    """Open a file, or set it aside and begin a new one. Try three times, since another process may do the same."""
    notices: list[str] = []
    for _ in range(3):
        examined = identity(path)
        with _in_words(path):
            trouble = examine(path, ours)
            if not trouble:
                return Store(_begun(os.path.abspath(path)), path, " ".join(notices))
        notices.append(set_aside(path, trouble, examined))
    raise ShelfError(f"{path} cannot be used as a shelf")


def _begun(path: str) -> "sqlite3.Connection":
    """Open a file, and lay it out if it is new."""
    connection = _connect(path)
    try:
        _create(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: str) -> "sqlite3.Connection":
    import sqlite3

    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        wal = _writes_ahead(connection)
        connection.execute(f"PRAGMA synchronous={'FULL' if wal else 'EXTRA'}")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


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
            if not _is_busy(error):
                return _journal(connection, "DELETE") == "wal"
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _journal(connection: "sqlite3.Connection", wanted: str) -> str:
    """Ask for a journal mode, and return the one in force."""
    return str(connection.execute(f"PRAGMA journal_mode={wanted}").fetchone()[0])


def _is_busy(error: "sqlite3.Error") -> bool:
    """Return whether an error means that another process is using the file."""
    import sqlite3

    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)


def _create(connection: "sqlite3.Connection") -> None:
    """Lay out a new file. If two processes try at once, the second finds it done."""
    if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        for statement in SCHEMA:
            connection.execute(statement)
    connection.execute("COMMIT")


@contextmanager
def _in_words(path: str) -> Iterator[None]:
    """Raise SQLite's errors as `ShelfError`, with messages for the reader."""
    import sqlite3

    try:
        yield
    except sqlite3.Error as error:
        if _is_busy(error):
            raise ShelfError("Another program is using the shelf; try again in a moment.") from error
        raise ShelfError(f"The shelf {path} cannot be used: {error}.") from error
