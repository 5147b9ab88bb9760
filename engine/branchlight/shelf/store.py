"""An open shelf. Every change is one transaction, which is on the disk when `Store.write` ends.

If the file cannot be written, the shelf continues in memory and the reader is told. Every later change tries again to
write the file, and then writes all changes that it does not have yet. A file that somebody removed is written again.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from branchlight.shelf.checksum import checksum, is_sound
from branchlight.shelf.claim import identity
from branchlight.shelf.connection import (
    MEMORY,
    WAIT,
    ShelfDamagedError,
    connect,
    copy_into,
    in_words,
    is_refused,
    reason,
    roll_back,
)
from branchlight.shelf.examine import DISTRUSTED
from branchlight.shelf.gone_file import where_is, write_again

if TYPE_CHECKING:
    import sqlite3

_APART = 2**32
"""Numbers of branches are this far apart at random, if two processes cannot see each other's."""

_GLANCE, _LAST_WAIT = 0.1, 2.0
"""The seconds to wait for a file that could not be written before: after each change, and when the shelf is closed."""

_LATER = "What you do is stored as soon as that is possible."

Statement = tuple[str, tuple[object, ...]]


class Store:
    """An open shelf.

    path     the file, or `MEMORY`
    notice   a sentence for the reader about the opening, or ""
    is_kept  whether the file will have what is stored, perhaps later
    """

    def __init__(self, connection: "sqlite3.Connection", path: str, notice: str = "", is_kept: bool = True) -> None:
        self.connection = connection
        self.path = path
        self.notice = notice
        self.is_kept = is_kept and path != MEMORY
        self._identity = identity(path) if self.is_kept else None
        self._file = connection
        self._news = ""
        self._unwritten: list[Statement] = []
        self._transaction: Transaction | None = None

    @property
    def is_apart(self) -> bool:
        """Return whether the shelf continues in memory, because its file cannot be written now."""
        return self.connection is not self._file

    def rows(self, query: str, *values: object) -> list[Any]:
        """Return the rows that a query finds."""
        with self._watched():
            return self.connection.execute(query, values).fetchall()

    def sound(self, table: str, where: str, *values: object) -> list[Any]:
        """Return the whole rows of a table for which a condition holds. Each has its checksum last, which is right.

        Raises `ShelfDamagedError` if one is not.
        """
        found = self.rows(f"SELECT * FROM {table} WHERE {where}", *values)
        if not all(is_sound(table, row) for row in found):
            with self._watched():
                raise ShelfDamagedError(self.path)
        return found

    def row(self, query: str, *values: object) -> Any:
        """Return the first row that a query finds, or None."""
        with self._watched():
            return self.connection.execute(query, values).fetchone()

    def news(self) -> str:
        """Return what the reader must be told about the storage since the last call, or ""."""
        news, self._news = self._news, ""
        return news

    @contextmanager
    def write(self) -> Iterator["Transaction"]:
        """Run a transaction: it is on the disk when the block ends, and is rolled back if the block raises.

        Within another `write`, the block joins the outer transaction. If the file refuses the change, it is made in
        memory, and `news` says so.
        """
        if self._transaction is not None:
            yield self._transaction
            return
        was_apart = self.is_apart
        with self._watched():
            self._transaction = transaction = Transaction(self)
            try:
                self.run(("BEGIN IMMEDIATE", ()), [])
                yield transaction
                self._commit(transaction.statements)
            except BaseException:
                roll_back(self.connection)
                raise
            finally:
                self._transaction = None
            if self.is_apart:
                self._unwritten += transaction.statements
            if was_apart:
                self._news = "This is not stored yet either."
                self._catch_up(_GLANCE)
            elif self.is_kept and not self.is_apart and not self._find_file() and self.is_kept:
                self.connection = copied_to_memory(self._file)
                self._news = f"This is not stored yet, since {self.path} was removed. {_LATER}"

    def is_whole(self) -> bool:
        """Return whether the file has all changes. It is tried again to write those that it does not have yet."""
        if self.is_apart:
            self._catch_up(_GLANCE)
        return self.is_kept and not self.is_apart

    def run(self, statement: Statement, statements: list[Statement]) -> None:
        """Run a statement. `statements` are those of the transaction so far, with this one."""
        import sqlite3

        try:
            self.connection.execute(*statement)
        except sqlite3.OperationalError as error:
            self._go_apart(error, statements)

    def close(self) -> str:
        """Close the file. Return a sentence for the reader if something could not be stored, or ""."""
        gone = self.is_kept and not self.is_apart and not self._find_file()
        if self.is_apart:
            self._catch_up(_LAST_WAIT)
            self._file.close()
        lost = (self.is_apart or gone) and self.is_kept
        self.connection.close()
        return f"What you did last could not be stored in {self.path}, and is lost." if lost else ""

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Raise SQLite's errors in the reader's words. Note damage in the file, so that the next opening meets it."""
        import sqlite3

        try:
            with in_words(self.path):
                yield
        except ShelfDamagedError:
            row = (DISTRUSTED, 1)
            if not self._file.in_transaction:
                with suppress(sqlite3.Error):
                    self._file.execute("INSERT OR IGNORE INTO about VALUES (?, ?, ?)", (*row, checksum("about", row)))
            raise

    def _commit(self, statements: list[Statement]) -> None:
        import sqlite3

        try:
            self.connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._go_apart(error, statements)
            self.connection.execute("COMMIT")

    def _go_apart(self, error: "sqlite3.OperationalError", statements: list[Statement]) -> None:
        """Continue in memory with a copy of the file, and run there what the transaction has done so far."""
        if self.is_apart or not is_refused(error):
            raise error
        roll_back(self.connection)
        self.connection = copied_to_memory(self._file)
        self._news = f"This is not stored yet, since {self.path} cannot be written ({reason(error)}). {_LATER}"
        self.connection.execute("BEGIN IMMEDIATE")
        for statement in statements:
            self.connection.execute(*statement)

    def _find_file(self) -> bool:
        """Return whether the file is where it was. One that was removed is written again, with all that is known.

        If another file is there, the session is not kept any more.
        """
        import sqlite3

        found = where_is(self.path, self._identity)
        if found == "other":
            self.is_kept = False
            self._news = f"{self.path} is another file now. What you do from here on will not be kept when you leave."
        elif found == "gone":
            with suppress(OSError, sqlite3.Error):
                again = write_again(self.path, self.connection)
                for old in {id(each): each for each in (self.connection, self._file)}.values():
                    old.close()
                self.connection = self._file = again
                self._identity, self._unwritten = identity(self.path), []
                self._news = f"{self.path} was removed while you read. It was written again, with all that you did."
                return True
        return found == "here"

    def _catch_up(self, wait: float) -> None:
        """Try to write to the file what it does not have yet, and continue there. Never raise an error of SQLite."""
        import sqlite3

        if not self.is_kept or not self._find_file() or not self.is_apart:
            return
        try:
            self._file.execute(f"PRAGMA busy_timeout={int(wait * 1000)}")
            self._file.execute("BEGIN IMMEDIATE")
            for statement in self._unwritten:
                self._file.execute(*statement)
            self._file.execute("COMMIT")
            self._file.execute(f"PRAGMA busy_timeout={int(WAIT * 1000)}")
        except sqlite3.Error:
            roll_back(self._file)
            return
        count, self._unwritten = len(self._unwritten), []
        self.connection.close()
        self.connection = self._file
        self._news = "Everything is stored again." if count else ""


class Transaction:
    """The changes of one transaction. `statements` are those so far, which can be run again elsewhere."""

    def __init__(self, store: Store) -> None:
        self.statements: list[Statement] = []
        self._store = store

    def put(self, table: str, *values: object) -> None:
        """Write a row, in place of one with the same key."""
        self._write("REPLACE", table, values)

    def add(self, table: str, *values: object) -> None:
        """Write a row, unless there is one with the same key."""
        self._write("IGNORE", table, values)

    def remove(self, table: str, where: str, *values: object) -> None:
        """Delete the rows of a table for which a condition holds."""
        self._run(f"DELETE FROM {table} WHERE {where}", values)

    def number(self, table: str, column: str = "id") -> int:
        """Return a number that is higher than any in a column. Processes that do not see each other get others."""
        last: int = self._store.row(f"SELECT ifnull(max({column}), 0) FROM {table}")[0]
        if not self._store.is_apart:
            return last + 1
        import random  # late, because few systems need it

        return last + random.SystemRandom().randrange(1, _APART)

    def _write(self, otherwise: str, table: str, values: tuple[object, ...]) -> None:
        marks = ", ".join("?" * (len(values) + 1))
        self._run(f"INSERT OR {otherwise} INTO {table} VALUES ({marks})", (*values, checksum(table, values)))

    def _run(self, statement: str, values: tuple[object, ...]) -> None:
        self.statements.append((statement, values))
        self._store.run(self.statements[-1], self.statements)


def copied_to_memory(file: "sqlite3.Connection") -> "sqlite3.Connection":
    """Return a copy of a shelf in memory. Raises `sqlite3.Error` if the file cannot be read."""
    memory = connect(MEMORY)
    try:
        copy_into(file, memory)
    except BaseException:
        memory.close()
        raise
    return memory
