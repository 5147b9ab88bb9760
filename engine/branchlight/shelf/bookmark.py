"""Bookmarks: the place of each process that reads a story, and what it last showed. Every move updates one."""

import time
from typing import TYPE_CHECKING

from branchlight.model.story import Story
from branchlight.play.turn import Turn
from branchlight.shelf.log import Pointer
from branchlight.shelf.saves import last_line
from branchlight.shelf.store import Store

if TYPE_CHECKING:
    import sqlite3

KEPT = 32
"""The most bookmarks that one story keeps. The log keeps the decisions of older ones."""

_USED = "(SELECT ifnull(max(used), 0) + 1 FROM reading)"


class Bookmark:
    """The bookmark of one process in one story. A new session continues at the one that was moved last."""

    def __init__(self, store: Store, shelved: int) -> None:
        self._store = store
        self._shelved = shelved
        self._number = 0

    def last_used(self) -> Pointer | None:
        """Return the place where the reader left off in any process, or None if the story was never read."""
        query = "SELECT branch, here, tip FROM reading WHERE story = ? ORDER BY used DESC LIMIT 1"
        row = self._store.row(query, self._shelved)
        return Pointer(*row) if row else None

    def put(self, connection: "sqlite3.Connection", pointer: Pointer, turn: Turn, veils: frozenset[str]) -> None:
        """Store the reader's place, before `turn`. Call this within the transaction of a move."""
        row = (*pointer, turn.setting.title, last_line(turn, veils), int(time.time()))
        done = connection.execute(
            "UPDATE reading SET branch = ?, here = ?, tip = ?, scene = ?, line = ?, at = ?,"
            f" used = {_USED} WHERE id = ?",
            (*row, self._number),
        )
        if not done.rowcount:
            done = connection.execute(
                "INSERT INTO reading (story, branch, here, tip, scene, line, at, used)"
                f" VALUES (?, ?, ?, ?, ?, ?, ?, {_USED})",
                (self._shelved, *row),
            )
            self._number = done.lastrowid or 0
            self._tidy(connection)

    def _tidy(self, connection: "sqlite3.Connection") -> None:
        """Delete the oldest bookmarks, and those of other readings without decisions."""
        connection.execute(
            "DELETE FROM reading WHERE story = ? AND id != ? AND (tip = 0 OR id NOT IN"
            " (SELECT id FROM reading WHERE story = ? ORDER BY used DESC LIMIT ?))",
            (self._shelved, self._number, self._shelved, KEPT),
        )


def number_of(store: Store, story: Story) -> int:
    """Return the story's number on the shelf, and add the story if it is new."""
    query = "SELECT id FROM story WHERE identity = ?"
    row = store.row(query, story.identity)
    if not row:
        with store.write() as connection:
            words = "INSERT OR IGNORE INTO story (identity, title) VALUES (?, ?)"
            connection.execute(words, (story.identity, story.title))
        row = store.row(query, story.identity)
    return int(row[0])
