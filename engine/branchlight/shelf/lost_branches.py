"""Branches that were lost in a damaged shelf, made again from what points to them and what is in them."""

from typing import TYPE_CHECKING

from branchlight.shelf.checksum import checksum

if TYPE_CHECKING:
    import sqlite3

_MISSING = """SELECT story, branch FROM reading WHERE branch NOT IN (SELECT id FROM branch) AND branch != 0
    UNION SELECT story, branch FROM save WHERE branch NOT IN (SELECT id FROM branch)
    UNION SELECT story, branch FROM bookmark WHERE branch NOT IN (SELECT id FROM branch)
    UNION SELECT story, parent FROM branch WHERE parent NOT IN (SELECT id FROM branch)"""


def make_again(shelf: "sqlite3.Connection") -> None:
    """Make lost branches again where possible, and delete the places in all others.

    A branch that is made again begins at its first whole state. Its seed and its edition are not known.
    """
    for story, branch in shelf.execute(_MISSING).fetchall():
        (first,) = shelf.execute("SELECT min(n) FROM whole WHERE branch = ?", (branch,)).fetchone()
        if first is not None:
            row = (branch, story, None, first, 0, "")
            shelf.execute("INSERT OR IGNORE INTO branch VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, checksum("branch", row)))
    for table in ("reading", "save", "bookmark"):
        shelf.execute(f"DELETE FROM {table} WHERE branch != 0 AND branch NOT IN (SELECT id FROM branch)")
