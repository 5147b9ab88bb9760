"""The path of the story of a session: its folder or file, which the list of stories on the shelf shows."""

from contextlib import suppress

from branchlight.play.turn import Turn
from branchlight.shelf.connection import ShelfError
from branchlight.shelf.store import Store


class KeptOrigin:
    """The path of a story. It is stored with the first decision: a story that was only opened is not on the list."""

    def __init__(self, store: Store, shelved: int) -> None:
        self._store = store
        self._shelved = shelved
        self._due: str | None = None

    def put(self, path: str) -> None:
        """Note the path. `keep` stores it."""
        self._due = path

    def keep(self, title: str) -> None:
        """Store the path that was noted, and the title. If the shelf cannot, the next session does."""
        if self._due is None:
            return
        from branchlight.shelf.shelved_stories import keep_origin  # late, as it follows the first decision

        with suppress(ShelfError):
            keep_origin(self._store, self._shelved, self._due, title)
        self._due = None

    def told(self, turn: Turn, title: str) -> str:
        """Return a sentence for a reader who begins a story where another one was read, or ""."""
        if self._due is None:
            return ""
        from branchlight.shelf.retitled import told_of_same_origin  # late, as only a new story needs it

        return told_of_same_origin(self._store, self._shelved, turn, self._due, title)
