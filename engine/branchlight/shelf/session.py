"""Sessions: one reading of a story, together with the shelf that stores it.

A front end shows `turn`, calls `choose`, `back`, `redo`, `go_to` or `load`, and shows the turn that these return. The
move is on the disk by then. The front end needs no other access to the shelf. A shelf in memory behaves the same.
"""

from contextlib import suppress
from typing import TYPE_CHECKING

from branchlight.model.story import Story
from branchlight.play import resume
from branchlight.play.reading import shown
from branchlight.play.snapshot import renamed_place, told
from branchlight.play.turn import Choice, Passage, Turn
from branchlight.shelf.connection import ShelfDamagedError, ShelfError
from branchlight.shelf.history import History
from branchlight.shelf.kept_origin import KeptOrigin
from branchlight.shelf.kept_standing import KeptStanding
from branchlight.shelf.log import Pointer
from branchlight.shelf.open_shelf import open_store
from branchlight.shelf.page_head import PageHead
from branchlight.shelf.preferences import Preferences
from branchlight.shelf.reading_page import ReadingPage
from branchlight.shelf.readings import Opened, Readings
from branchlight.shelf.ribbon import number_of
from branchlight.shelf.schema import BEFORE_LOAD, QUICK
from branchlight.shelf.store import Store

if TYPE_CHECKING:
    from branchlight.shelf.bookmarks import Bookmark, Bookmarks
    from branchlight.shelf.last_playthrough import LastPlaythrough
    from branchlight.shelf.saves import Save, Saves
    from branchlight.shelf.shelved_stories import ShelvedStory

ELSEWHERE = "The story has changed: your last choice leads elsewhere now."


def open_session(story: Story, shelf: str | None = None, seed: int | None = None, new: bool = False) -> "Session":
    """Continue the reader's last reading, or begin a new one if `seed` or `new` is given.

    `shelf` is a file, `MEMORY`, or None for the reader's own. Raises `ShelfError` if the file cannot be opened.
    """
    try:
        return Session(story, open_store(shelf), seed, new)
    except ShelfDamagedError:  # met only by reading; it is noted now, so this opening meets it first
        return Session(story, open_store(shelf), seed, new)


class Session:
    """A reading that is stored on a shelf.

    story         the story that is read
    history       the decisions so far, and the reader's place among them: see `History`
    notice        a sentence to show the reader once, or "": what the last move had to change
    parted        True if the last move left undone decisions behind, which are kept as another reading
    fresh         the numbers of the turn's passages that were never read before, in any reading
    origin        where the story is, if that was kept: its folder or file, or `BUNDLED`
    resumed       True if this session continued an earlier reading
    preferences   `preferences.settings`, `.change(name, value)`; `.veils`, `.veil(note)`: see `Preferences`
    readings      all readings of the story: `readings.progress()` says what was read in them
    standing      where on the page the reader left off: `standing.get()`, `standing.keep(text)`
    page          the page of this reading: `page.head` is where the last move led on it: see `ReadingPage`
    bookmarks     the passages that the reader marked: `bookmarks.all()`, `bookmarks.put(...)`: see `Bookmarks`
    saves         the named saves: `saves.all()`, `saves.get(name)`, `saves.delete(name)`, `saves.write_out(name)`, ...
    """

    def __init__(self, story: Story, store: Store, seed: int | None = None, new: bool = False) -> None:
        self.notice = ""
        self.parted = False
        self.origin: str | None = None
        self._store = store
        self._shelved = number_of(store, story)
        self._hold(story)
        self.standing = KeptStanding(store, self._shelved)
        self._origin = KeptOrigin(store, self._shelved)
        self.readings = Readings(store, self._shelved, story, self.preferences)
        self.page = ReadingPage(store, self._shelved, lambda: self._trail, self.readings)
        pointer = self.readings.last_used()
        self.resumed = pointer is not None and seed is None and not new
        self._begins = False
        if self.resumed and pointer is not None:
            self._adopt(self.readings.open(pointer)._replace(begun=not pointer.here))
            self.page.head = self.page.left()
        else:
            self._adopt(self.readings.begin(seed, keep=pointer is not None))
            if pointer is None:
                from branchlight.shelf.retitled import told_of_other_title  # late, as only a new story needs it

                self.notice = told_of_other_title(store, self._shelved, self.turn)
                self._begins = not self.notice
            if (new or seed is not None) and self.standing.get():
                self.standing.keep("")
        self.notice = " ".join([sentence for sentence in (store.notice, store.news(), self.notice) if sentence])

    @property
    def bookmarks(self) -> "Bookmarks":
        """The passages that the reader marked."""
        from branchlight.shelf.bookmarks import Bookmarks  # late, so that a session begins sooner

        return Bookmarks(self._store, self._shelved, lambda: self._trail)

    @property
    def saves(self) -> "Saves":
        """The named saves."""
        from branchlight.shelf.saves import Saves  # late, so that a session begins sooner

        return Saves(self._store, self.story, self._shelved, lambda: self._trail)

    @property
    def kept(self) -> bool:
        """Return whether the file has all that the reader did so far."""
        return self._store.is_whole()

    def news(self) -> str:
        """Return what the reader must be told about the storage since the last call, or "".

        A front end calls this after each action, and shows the sentence before anything else.
        """
        return self._store.news()

    @property
    def turn(self) -> Turn:
        """The current turn."""
        return self._reading.turn

    def passages(self) -> tuple[Passage, ...]:
        """Return the turn's passages that show with the current veils."""
        return tuple(passage for passage in self.turn.passages if shown(passage, self.preferences.veils))

    def choose(self, answer: str | Choice) -> Turn:
        """Take a choice of the turn, also given by its id, or answer its question. It is on the disk on return.

        Raises `ChoiceError` if the choice is not on offer or not open. Raises `ShelfError` if it could not be stored.
        Nothing has changed then, and the caller can try again.
        """
        left = self._undone()
        self.page.finish()
        turn = self._reading.choose(answer)
        self.fresh, self.notice, self.page.head = self.readings.fresh, "", None
        self._origin.keep(self.story.title)
        self._part(left)
        return turn

    def last_playthrough(self) -> "LastPlaythrough":
        """Return the decisions that were undone here or, if there are none, those of the last playthrough."""
        if self.history.can_redo:
            from branchlight.shelf.last_playthrough import LastPlaythrough

            return LastPlaythrough(self.history.past(self.history.here, self.history.last))
        return self.readings.last_playthrough(self._trail)

    def back(self, count: int = 1) -> Turn:
        """Undo `count` decisions, or as many as there are."""
        return self.go_to(max(self.history.first, self.history.here - max(0, count)))

    def redo(self) -> Turn:
        """Redo the last decision that was undone. This is possible until another one is made."""
        return self.go_to(min(self.history.last, self.history.here + 1))

    def go_to(self, n: int) -> Turn:
        """Go to the place after `n` decisions. Raises `IndexError` if `n` is not from `first` to `last`."""
        self.page.keep()
        before, turn = self.history.here, self._reading.go_to(n)
        self.fresh, self.notice = self.readings.fresh, told(self._reading.changes)
        self.page.head = self.page.left() if n > before else None
        return turn

    def save(self, name: str = QUICK, overwrite: bool = False) -> "Save":
        """Save this place under a name, or as the quick save, which is always overwritten.

        Raises `SaveExistsError` if there is one of that name and `overwrite` is not set. Raises `ValueError` if the
        name is not allowed.
        """
        return self.saves.keep(name, self.turn, self.preferences.veils, overwrite or name == QUICK, self.page.shown())

    def load(self, name: str = QUICK) -> Turn:
        """Go to a save. Raises `KeyError` if there is no such save.

        The place before is saved as `BEFORE_LOAD`, even if the save has that name. It is not if neither a decision nor
        a turned page led there.
        """
        return self._go_elsewhere(self.saves.pointer(name), self.saves.page(name))

    def open_bookmark(self, bookmark: "Bookmark") -> Turn:
        """Go to the passage of a bookmark, also in another reading. The place before is saved as `load` does."""
        return self._go_elsewhere(bookmark.pointer, PageHead(bookmark.here, bookmark.passage))

    def _go_elsewhere(self, pointer: Pointer, page: PageHead | None) -> Turn:
        self._save_before_load()
        left = self._undone()
        opened = self.readings.open(pointer)
        opened.trail.stand(opened.reading.here, opened.reading.turn)
        self._adopt(opened)
        self._part(left)
        if opened.reading.here == pointer.here:  # so the place still exists
            self.page.head = page or self.page.left()
        return self.turn

    def _save_before_load(self) -> None:
        self.page.keep()
        if self.history.can_back or self.page.is_within():
            self.save(BEFORE_LOAD, overwrite=True)

    def _undone(self) -> tuple[Pointer, Turn, str] | None:
        """Return the end of the decisions that were undone here, with its last words, or None."""
        end = self._trail.pointer._replace(here=self._trail.end)
        last = self.history.turn_at(end.here) if self.history.can_redo else None
        return (end, last, self.page.words_left(end)) if last is not None else None

    def _part(self, left: tuple[Pointer, Turn, str] | None) -> None:
        """Keep decisions that the reader has left as another reading, if the live one no longer contains them."""
        self.parted = left is not None and not self._trail.holds(left[0])
        if self.parted and left is not None:
            with suppress(ShelfError):  # the move itself is stored
                self.readings.part(*left, self._trail, self.turn)

    def change_state(self, name: str, value: str) -> Turn:
        """Give a piece of state another value, as an author writes it, and go on from there.

        The place before is saved as `load` does. The decisions before it cannot be undone any more.
        Raises `BeginningError` if there is no such state, or if it cannot have the value.
        """
        from branchlight.play.mid_story import with_value  # for authors only

        state = with_value(self.story, self.turn.state, name, value)
        self._save_before_load()
        turn, head = resume(self.story, state), self.page.shown().head
        turn = turn._replace(passages=self.turn.passages + turn.passages)
        opened = self.readings.plant(turn, self.history.here, self.history.seed)
        opened.trail.stand(opened.reading.here, opened.reading.turn)
        self._adopt(opened)
        self.page.head = head
        return turn

    def restart(self, seed: int | None = None) -> Turn:
        """Begin a new reading, which the next session continues. The one so far stays in `saves.all()`.

        Raises `ShelfError` if the new reading could not be stored. Nothing has changed then.
        """
        self.page.keep()
        self._adopt(self.readings.begin(seed, keep=True))
        return self.turn

    def revise(self, story: Story) -> Turn:
        """Continue in another edition of the story, at the same place. `notice` says what had to change.

        The last decision is made again, so that edits to its outcome show. Raises `ShelfError` if that could not be
        stored. The session still has the edition before then.
        """
        before, place = self.story, renamed_place(story, self.turn.state.place)
        self._hold(story)
        self.readings.hold(story, self.preferences)
        try:
            opened = self.readings.open_again(self._trail, self._reading)
            self._adopt(opened)
        except BaseException:
            # The shelf failed, so go back to the edition before.
            self._hold(before)
            self.readings.hold(before, self.preferences)
            raise
        if not opened.begun and self.turn.state.place != place and not self.notice:
            self.notice = ELSEWHERE
        return self.turn

    def keep_origin(self, path: str) -> None:
        """Keep where the story is: its folder or file, or `BUNDLED`. The shelf's list of stories shows it.

        It is stored with the first decision. `notice` says so if another story was read there.
        """
        self.origin = path
        self._origin.put(path)
        if self.resumed:
            self._origin.keep(self.story.title)
        elif self._begins:
            self.notice = f"{self.notice} {self._origin.told(self.turn, self.story.title)}".strip()

    def stories(self) -> "tuple[ShelvedStory, ...]":
        """Return the stories on the shelf that were read, the last read first."""
        from branchlight.shelf.shelved_stories import all_stories

        return all_stories(self._store)

    def close(self) -> str:
        """Close the file. Return a sentence for the reader if something could not be stored until now, or ""."""
        return self._store.close()

    def _hold(self, story: Story) -> None:
        """Set the story, and the parts of the shelf that belong to it."""
        self.story = story
        self.preferences = Preferences(self._store, story, self._shelved)

    def _adopt(self, opened: Opened) -> None:
        """Make a reading the live one."""
        self._trail, self._reading = opened.trail, opened.reading
        self.history = History(opened.reading, opened.trail)
        self.readings.take_up(opened)
        self.fresh, self.notice, self.page.head = self.readings.fresh, told(opened.reading.changes), None
