"""Where the processes that read a story stand, and what they have shown: the rows that change with every move."""

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
"""So many places of earlier readings of one story are remembered; the log keeps their decisions all the same."""

_USED = "(SELECT ifnull(max(used), 0) + 1 FROM reading)"


class Bookmark:
    """The mark of one process in one story. Other processes have their own; the one moved last is where to go on."""

    def __init__(self, store: Store, shelved: int) -> None:
        self._store = store
        self._shelved = shelved
        self._number = 0

    def last_used(self) -> Pointer | None:
        """Where the reader left off, in whichever process; None if the story was never read."""
        query = "SELECT branch, here, tip FROM reading WHERE story = ? ORDER BY used DESC LIMIT 1"
        row = self._store.row(query, self._shelved)
        return Pointer(*row) if row else None

    def put(self, connection: "sqlite3.Connection", pointer: Pointer, turn: Turn, veils: frozenset[str]) -> None:
        """Within the transaction of a move: the reader now stands there, before `turn`."""
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
        """Forget the oldest marks, and those of beginnings that nobody made a decision from."""
        connection.execute(
            "DELETE FROM reading WHERE story = ? AND id != ? AND (tip = 0 OR id NOT IN"
            " (SELECT id FROM reading WHERE story = ? ORDER BY used DESC LIMIT ?))",
            (self._shelved, self._number, self._shelved, KEPT),
        )


def number_of(store: Store, story: Story) -> int:
    """The story's number in the shelf, where it is put if it is not there yet."""
    query = "SELECT id FROM story WHERE identity = ?"
    row = store.row(query, story.identity)
    if not row:
        with store.write() as connection:
            words = "INSERT OR IGNORE INTO story (identity, title) VALUES (?, ?)"
            connection.execute(words, (story.identity, story.title))
        row = store.row(query, story.identity)
    return int(row[0])
