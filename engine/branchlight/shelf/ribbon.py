"""Ribbons: the place of each process that reads a story, and what it last showed. Every move updates one."""

from branchlight.model.story import Story
from branchlight.play.reading import shown
from branchlight.play.turn import Turn
from branchlight.shelf.log import Pointer
from branchlight.shelf.moment import this_moment
from branchlight.shelf.store import Store, Transaction
from branchlight.source.characters import clipped_words, visible

KEPT = 256
"""The most ribbons that one story keeps. The log keeps the decisions of older ones."""
LINE_LENGTH = 160
"""The most characters of the last words."""


class Ribbon:
    """The ribbon of one process in one story. A new session continues at the one that was moved last."""

    def __init__(self, store: Store, shelved: int) -> None:
        self._store = store
        self._shelved = shelved
        self._number = 0

    def last_used(self) -> Pointer | None:
        """Return the place where the reader left off in any process, or None if the story was never read."""
        query = "SELECT branch, here, tip FROM reading WHERE story = ? ORDER BY used DESC LIMIT 1"
        row = self._store.row(query, self._shelved)
        return Pointer(*row) if row else None

    def put(
        self, transaction: Transaction, pointer: Pointer, turn: Turn, veils: frozenset[str], words: str = ""
    ) -> None:
        """Store the reader's place, before `turn`. Call this within the transaction of a move.

        `words` are the last ones that were read there, if the turn was not read to its end.
        """
        is_there = self._store.row("SELECT 1 FROM reading WHERE id = ?", self._number) is not None
        if not is_there:
            self._number = transaction.number("reading")
        place = (*pointer, transaction.number("reading", "used"))
        detail = (turn.setting.title, last_line(turn, veils, words))
        transaction.put("reading", self._number, self._shelved, *place, *detail, this_moment())
        if not is_there:
            self._tidy(transaction)

    def reword(self, pointer: Pointer, line: str) -> None:
        """Store the last words that were read at a place: at the ribbon's own, or at the last used one."""
        columns = "id, story, branch, here, tip, used, scene, line, at"
        where = "id = ?" if self._number else "story = ? ORDER BY used DESC LIMIT 1"
        line = one_line(line)
        row = self._store.row(f"SELECT {columns} FROM reading WHERE {where}", self._number or self._shelved)
        if row is not None and line and tuple(row[2:5]) == tuple(pointer) and row[7] != line:
            with self._store.write() as transaction:
                transaction.put("reading", *row[:7], line, row[8])

    def _tidy(self, transaction: Transaction) -> None:
        """Delete the oldest ribbons, and those of other readings without decisions."""
        old = "id NOT IN (SELECT id FROM reading WHERE story = ? ORDER BY used DESC LIMIT ?)"
        where = f"story = ? AND id != ? AND (tip = 0 OR {old})"
        transaction.remove("reading", where, self._shelved, self._number, self._shelved, KEPT)


def number_of(store: Store, story: Story) -> int:
    """Return the story's number on the shelf, and add the story if it is new."""
    query = "SELECT id FROM story WHERE identity = ? ORDER BY id LIMIT 1"
    row = store.row(query, story.identity)
    if not row:
        with store.write() as transaction:
            row = store.row(query, story.identity)  # another process may have been faster
            if not row:
                transaction.put("story", transaction.number("story"), story.identity, story.title)
        row = store.row(query, story.identity)
    return int(row[0])


def last_line(turn: Turn, veils: frozenset[str], words: str = "") -> str:
    """Return the last words that a turn shows, cut to one line, so that the reader can recognise the place.

    `words` are the last ones on the page, if a front end shows a turn page by page.
    """
    passages = (passage.text for passage in reversed(turn.passages) if passage.runs and shown(passage, veils))
    return one_line(words or next(passages, ""))


def one_line(words: str) -> str:
    """Return words on one line of at most `LINE_LENGTH` characters."""
    return clipped_words(" ".join(visible(words).split()), LINE_LENGTH)
