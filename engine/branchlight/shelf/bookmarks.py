"""Bookmarks of one story: passages that the reader marked, each with a note that may be empty."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from branchlight.play.turn import Turn
from branchlight.shelf.log import Pointer, ShelfTrail
from branchlight.shelf.moment import this_moment
from branchlight.shelf.ribbon import LINE_LENGTH
from branchlight.shelf.store import Store, Transaction
from branchlight.source.characters import clipped, visible
from branchlight.source.named_tuple import NamedTuple

if TYPE_CHECKING:
    from branchlight.shelf.portable import PortableBookmark

NOTE_LENGTH = 500


class Bookmark(NamedTuple):
    """A marked passage.

    branch   the branch with the decision that led to its turn
    here     the number of decisions that led to its turn
    passage  its number in the turn
    note     the reader's words about it, or ""
    scene    the scene's title
    line     the first words of the passage
    at       the time of the mark, in seconds since 1970
    is_here  whether the passage is in the live reading, up to the reader's place
    """

    branch: int
    here: int
    passage: int
    note: str
    scene: str
    line: str
    at: int
    is_here: bool

    @property
    def pointer(self) -> Pointer:
        """The place of its turn in the log."""
        return Pointer(self.branch, self.here, self.here)


def bookmarks_along(store: Store, shelved: int, trail: ShelfTrail, here: int) -> "tuple[PortableBookmark, ...]":
    """Return the bookmarks of a trail up to the place after `here` decisions, in the order of the text.

    Of very many, these are the last ones, since a save from elsewhere may have no more.
    """
    from branchlight.shelf.portable import MOST_BOOKMARKS, PortableBookmark

    query = "SELECT branch, here, passage, note, scene, line, at FROM bookmark WHERE story = ? ORDER BY here, passage"
    rows = [row for row in store.rows(query, shelved) if row[1] <= here and trail.contains(row[0], row[1])]
    return tuple(PortableBookmark(*rest) for _, *rest in rows[-MOST_BOOKMARKS:])


def take_up(
    transaction: Transaction, shelved: int, trail: ShelfTrail, here: int, found: "Iterable[PortableBookmark]"
) -> None:
    """Store bookmarks from elsewhere on a trail, if it has their places before the one after `here` decisions."""
    branches: dict[int, int] = {}
    for each in found:
        if trail.base <= each.here <= here:
            branch = branches.get(each.here) or trail.pin(each.here).branch
            branches[each.here] = branch
            words = (fit_note(each.note), visible(each.scene), visible(each.line), each.at)
            transaction.put("bookmark", shelved, branch, each.here, each.passage, *words)


class Bookmarks:
    """The bookmarks of one story. `trail` returns the trail of the live reading."""

    def __init__(self, store: Store, shelved: int, trail: Callable[[], ShelfTrail]) -> None:
        self._store = store
        self._shelved = shelved
        self._trail = trail

    def all(self) -> tuple[Bookmark, ...]:
        """Return all bookmarks: those of the live reading in the order of the text, then the others, newest first."""
        query = "SELECT branch, here, passage, note, scene, line, at FROM bookmark WHERE story = ?"
        found = [
            Bookmark._make((*row, self._is_here(row[0], row[1]))) for row in self._store.rows(query, self._shelved)
        ]
        here = sorted((each for each in found if each.is_here), key=lambda each: (each.here, each.passage))
        others = sorted((each for each in found if not each.is_here), key=lambda each: -each.at)
        return (*here, *others)

    def here(self) -> list[Bookmark]:
        """Return the bookmarks of the live reading up to the reader's place, in the order of the text."""
        return [each for each in self.all() if each.is_here]

    def put(self, n: int, turn: Turn, passage: int, note: str = "") -> Bookmark:
        """Mark a passage of the turn after `n` decisions of the live reading. A bookmark there gets the new note.

        Raises `IndexError` if the turn has no passage of this number, or if it has no text.
        """
        marked = turn.passages[passage]
        if passage < 0 or not marked.runs:
            raise IndexError(f"passage {passage} has no text")
        line = clipped(" ".join(visible(marked.text).split()), LINE_LENGTH)
        words = (fit_note(note), turn.setting.title, line, this_moment())
        with self._store.write() as transaction:
            place = self._trail().pin(n)
            transaction.put("bookmark", self._shelved, place.branch, n, passage, *words)
        return Bookmark(place.branch, n, passage, *words, is_here=True)

    def change(self, bookmark: Bookmark, note: str) -> None:
        """Change the note of a bookmark."""
        words = (fit_note(note), bookmark.scene, bookmark.line, bookmark.at)
        with self._store.write() as transaction:
            transaction.put("bookmark", self._shelved, bookmark.branch, bookmark.here, bookmark.passage, *words)

    def remove(self, bookmark: Bookmark) -> None:
        """Remove a bookmark, if it is still there."""
        where = "story = ? AND branch = ? AND here = ? AND passage = ?"
        with self._store.write() as transaction:
            transaction.remove("bookmark", where, self._shelved, bookmark.branch, bookmark.here, bookmark.passage)

    def _is_here(self, branch: int, here: int) -> bool:
        trail = self._trail()
        return here <= trail.pointer.here and trail.contains(branch, here)


def fit_note(note: str) -> str:
    """Return a note on one line, cut to `NOTE_LENGTH` characters."""
    return clipped(visible(" ".join(note.split())), NOTE_LENGTH)
