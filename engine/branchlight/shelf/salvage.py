"""The rows of a damaged shelf, or of one of an earlier version, copied into a new one.

The first page of a shelf is the same in all files of a version, except for a few counters. So a damaged one is replaced
by that of a new shelf. A table is read from both ends, so one damaged page hides no rows besides its own.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

from branchlight.shelf.checksum import checksum, is_sound
from branchlight.shelf.lost_branches import make_again
from branchlight.shelf.schema import APPLICATION, LAYOUTS, PAGE, TABLES, VERSION
from branchlight.source.characters import is_clean
from branchlight.source.writing import beside, remove

if TYPE_CHECKING:
    import sqlite3

_TRIES = ((2, False), (VERSION, True), (VERSION, False), (2, True), (1, False), (1, True))
"""The versions that a file may have, each with its own first page or with a new one.

A sound file of version 2 comes first. A new first page of the current version would hide nothing of it either, but its
last tables are not there. In a damaged file, the number of its version may be wrong.
"""
_SIZE = slice(28, 32)
_JOURNAL = slice(18, 20)
_WRITES_AHEAD = b"\x02\x02"


def copy_readable(path: str, into: "sqlite3.Connection") -> None:
    """Copy each sound row of the shelf at `path` into a new one. The file itself is left as it is."""
    import sqlite3

    unreadable = (sqlite3.Error, OSError, ValueError, OverflowError)
    for version, replaced in _TRIES:
        with suppress(*unreadable), closing(_Copy(path, version if replaced else 0)) as copy:
            if _is_laid_out(copy.connection, version) and _copied(copy.connection, version, into):
                return


class _Copy:
    """A copy of a shelf beside it, which SQLite may change. Its first page is replaced if a version is named."""

    def __init__(self, path: str, version: int) -> None:
        import shutil  # late, because few shelves need it
        import sqlite3

        self._path = beside(path)
        try:
            shutil.copyfile(path, self._path)
            if os.path.exists(f"{path}-wal"):
                shutil.copyfile(f"{path}-wal", f"{self._path}-wal")
            if version:
                _replace_first_page(self._path, version)
            self.connection = sqlite3.connect(self._path, isolation_level=None)
        except BaseException:
            self._remove()
            raise
        self.connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")

    def close(self) -> None:
        self.connection.close()
        self._remove()

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm", "-journal"):
            remove(self._path + ending)


def _replace_first_page(path: str, version: int) -> None:
    """Replace the first page of a file by that of a new shelf of a version."""
    page = bytearray(_first_page(beside(path), version))
    page[_SIZE] = (os.path.getsize(path) // PAGE).to_bytes(4, "big")
    if os.path.exists(f"{path}-wal"):
        page[_JOURNAL] = _WRITES_AHEAD
    with open(path, "r+b") as file:
        file.write(page)


def _first_page(path: str, version: int) -> bytes:
    """Return the first page of a new shelf of a version, which is made in the file `path`."""
    import sqlite3

    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as made:
            made.execute(f"PRAGMA page_size={PAGE}")
            made.execute("BEGIN")
            for statement in LAYOUTS[version]:
                made.execute(statement)
            made.execute(f"PRAGMA application_id={APPLICATION}")
            made.execute("COMMIT")
        with open(path, "rb") as file:
            return file.read(PAGE)
    finally:
        remove(path)


def _is_laid_out(connection: "sqlite3.Connection", version: int) -> bool:
    laid_out = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]
    numbered = connection.execute("PRAGMA user_version").fetchone()[0]
    # A damaged head may hide the last tables, so a layout alone does not show that a shelf is of version 2.
    return laid_out == list(LAYOUTS[version]) and (version != 2 or numbered in (0, 2))


def _copied(connection: "sqlite3.Connection", version: int, into: "sqlite3.Connection") -> int:
    """Copy the sound rows of each table, and return their number."""
    count = 0
    into.execute("BEGIN IMMEDIATE")
    for table in TABLES:
        marks = ", ".join("?" * (len(TABLES[table].columns) + 1))
        for row in _rows(connection, table, version) if table != "about" else ():
            into.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", (*row, checksum(table, row)))
            count += 1
    make_again(into)
    into.execute("COMMIT")
    return count


def _rows(connection: "sqlite3.Connection", table: str, version: int) -> Iterator[tuple[Any, ...]]:
    """Yield the sound rows of a table, without checksums: from its beginning, and after a damaged page from its end."""
    import sqlite3

    key, columns = TABLES[table]
    names = ", ".join(columns if version == 1 else (*columns, "sum"))
    for order in (key, ", ".join(f"{column} DESC" for column in key.split(", "))):
        try:
            for row in connection.execute(f"SELECT {names} FROM {table} ORDER BY {order}"):
                if version == 1 and _is_likely(row):
                    yield row
                elif version != 1 and is_sound(table, row):
                    yield row[:-1]
            break
        except (sqlite3.Error, OverflowError, ValueError):
            continue


def _is_likely(row: Sequence[object]) -> bool:
    """Return whether a row without a checksum has only values that a shelf may contain."""
    return bool(row) and not any(
        isinstance(value, float) or (isinstance(value, str) and not is_clean(value)) for value in row
    )
