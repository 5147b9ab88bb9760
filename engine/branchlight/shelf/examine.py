"""Checks of a file before it is used as a shelf, which do not change it."""

import os
from typing import TYPE_CHECKING, Any

from branchlight.shelf.checksum import is_sound
from branchlight.shelf.connection import UNCHANGING, ShelfError, connect_read_only, is_refused
from branchlight.shelf.schema import APPLICATION, LAYOUTS, PAGE, TABLES, VERSION

if TYPE_CHECKING:
    import sqlite3

MAGIC = b"SQLite format 3\0"
_FORMS = (b"\x10\0\1\1\0\x40\x20\x20", b"\x10\0\2\2\0\x40\x20\x20")
"""The next bytes of the head: the size of a page, the kind of journal, and constants."""
_FIRST_WORDS = (b"CREATE TABLE about (name TEXT", b"CREATE TABLE story (id INTEGER")

CHECKED = 64_000_000
"""The size in bytes up to which SQLite checks the whole file."""
CHECKED_ROWS = 2_000_000
"""The size in bytes up to which every row is checked. In larger files, rows of the log are checked as they are read."""
DISTRUSTED = "damaged"
"""The name of a row in `about`, which says that a reader met damage."""

DAMAGED = "is damaged"
OLDER = "was written by an earlier version of Branchlight"
LATER = "was written by a later version of Branchlight"


def examine(path: str, ours: bool) -> str:
    """Return what is wrong with a file, as the end of a sentence. Return "" if it is a sound shelf, or absent or empty.

    If `ours` is True, any file at this path must be a shelf. Otherwise, a file is a damaged shelf only if it begins
    like one. Raises `ShelfError` if it does not, and `sqlite3.Error` if the system refuses the file.
    """
    if not os.path.exists(path) or not os.path.getsize(path):
        return ""
    with open(path, "rb") as file:
        page = file.read(PAGE)
    # Only a file with the head of a database is opened by SQLite.
    trouble = _looked_into(path) if page.startswith(MAGIC) and page[16:24] in _FORMS else DAMAGED
    if trouble == DAMAGED and not ours and not _begins_a_shelf(page):
        other = _names_an_application(page)
        what = "is a database of another program" if other else "is not a shelf"
        raise ShelfError(f"{path} {what}; name another file, or one that does not exist yet")
    return trouble


def _names_an_application(page: bytes) -> bool:
    """Return whether a file is the sound beginning of a database, with tables, which is none of ours."""
    return page.startswith(MAGIC) and b"CREATE " in page


def _begins_a_shelf(page: bytes) -> bool:
    """Return whether a file with this first page was a shelf, whatever its other content is now.

    Of three signs, one may be damaged.
    """
    signs = (
        page.startswith(MAGIC),
        page[68:72] == APPLICATION.to_bytes(4, "big"),
        any(words in page for words in _FIRST_WORDS),
    )
    return sum(signs) >= 2


def _looked_into(path: str) -> str:
    import sqlite3

    if not _is_in_use(path):
        trouble = _examined(path, UNCHANGING)
        if not trouble or not _is_in_use(path):  # else another process may have changed the file in the meantime
            return trouble
    try:
        return _examined(path, "ro")
    except sqlite3.OperationalError:  # a process was killed during a change, which SQLite must first roll back
        return _examined(path, "rw")


def _is_in_use(path: str) -> bool:
    """Return whether changes may be outside the file, because a process has it open or was killed."""
    return os.path.exists(f"{path}-wal") or os.path.exists(f"{path}-journal")


def _examined(path: str, mode: str) -> str:
    import sqlite3

    connection = connect_read_only(path, mode)
    try:
        connection.execute("BEGIN")  # all checks see the same moment
        return _trouble(connection, path)
    except sqlite3.DatabaseError as error:
        if is_refused(error):
            raise
        return DAMAGED
    except (ValueError, TypeError, OverflowError):  # SQLite gave what no sound shelf contains, or an unreadable message
        return DAMAGED
    finally:
        connection.close()


def _trouble(connection: "sqlite3.Connection", path: str) -> str:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    laid_out = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]
    if not laid_out and not application and not version:
        return ""  # a new shelf, whose layout another process may be writing
    if application != APPLICATION or version != _version_inside(connection, laid_out):
        return DAMAGED
    if version > VERSION:
        return LATER
    if laid_out != list(LAYOUTS.get(version, ())):
        return DAMAGED
    size = os.path.getsize(path)
    if size <= CHECKED and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        return DAMAGED
    if version < VERSION:
        return OLDER
    return "" if _has_sound_rows(connection, size) else DAMAGED


def _version_inside(connection: "sqlite3.Connection", laid_out: list[str]) -> int:
    """Return the version that the file names beside the number in its head. The first version names none."""
    if not any(statement.startswith("CREATE TABLE about ") for statement in laid_out):
        return 1
    rows: list[tuple[Any, ...]] = connection.execute("SELECT name, value, sum FROM about").fetchall()
    return next((int(row[1]) for row in rows if row[0] == "version" and is_sound("about", row)), 0)


def _has_sound_rows(connection: "sqlite3.Connection", size: int) -> bool:
    """Return whether the checksum of each row is right, except for those of the log in a large file."""
    if connection.execute("SELECT 1 FROM about WHERE name = ?", (DISTRUSTED,)).fetchone():
        return False
    tables = [table for table in TABLES if size <= CHECKED_ROWS or table not in ("step", "whole", "seen")]
    found = ((table, connection.execute(f"SELECT * FROM {table}")) for table in tables)
    return all(is_sound(table, row) for table, rows in found for row in rows)
