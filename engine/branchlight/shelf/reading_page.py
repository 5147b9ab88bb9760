"""The page of a live reading: what shows of it, as the front end says, and where the last move led on it."""

from collections.abc import Callable
from contextlib import suppress

from branchlight.shelf.connection import ShelfError
from branchlight.shelf.kept_pages import KeptPage, KeptPages
from branchlight.shelf.log import Pointer, ShelfTrail, address_of
from branchlight.shelf.page_head import NOTHING, PageHead, Showing
from branchlight.shelf.readings import Readings
from branchlight.shelf.ribbon import one_line
from branchlight.shelf.store import Store


class ReadingPage:
    """The page of a live reading.

    head     the head of the page to which the last move led, or None for that of its turn
    showing  returns the part of the page that shows, if any; a front end with pages sets it
    """

    def __init__(self, store: Store, shelved: int, trail: Callable[[], ShelfTrail], readings: Readings) -> None:
        """`trail` returns the trail of the live reading."""
        self.head: PageHead | None = None
        self.showing: Callable[[], Showing | None] = lambda: None
        self._store = store
        self._kept = KeptPages(store, shelved)
        self._trail = trail
        self._readings = readings

    def shown(self) -> Showing:
        """Return the part of the page that shows."""
        return self.showing() or NOTHING

    def is_within(self) -> bool:
        """Return whether the page begins within the current turn, below the head of its text."""
        head = self.shown().head
        return head is not None and head.is_within(self._trail().pointer.here)

    def keep(self) -> None:
        """Keep the part that shows, for the way back to this turn and for lists of readings.

        If the shelf cannot, nothing is raised: a page is lost without harm.
        """
        shown, trail = self.showing(), self._trail()
        if shown is None:
            return
        page = KeptPage(shown.head, one_line(shown.last)) if shown.head is not None and self.is_within() else None
        with suppress(ShelfError), self._store.write():
            self._kept.keep_for_turn(trail.address, page)
            self._readings.ribbon.reword(trail.pointer, shown.last)

    def finish(self) -> None:
        """Forget where the reader was in the current turn, which is read to its end."""
        with suppress(ShelfError):
            self._kept.keep_for_turn(self._trail().address, None)

    def left(self) -> PageHead | None:
        """Return the head of the page on which the reader left the current turn, if that was within it."""
        page = self._kept.of_turn(self._trail().address)
        return page.head if page is not None else None

    def words_left(self, pointer: Pointer) -> str:
        """Return the last words that were read in a turn, or "" if it was read to its end."""
        page = self._kept.of_turn(address_of(self._store, pointer))
        return page.last if page is not None else ""
