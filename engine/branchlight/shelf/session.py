"""What a front end holds: one reading of a story together with the shelf that keeps it.

A front end shows `turn`, calls `choose`, `back`, `redo`, `go_to` or `load`, and shows the turn that comes back; by
then it is on the disk. It never touches the shelf otherwise. Without a file the shelf is in memory and all is the same.
"""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from branchlight.model.story import Story
from branchlight.play.dice import MASK
from branchlight.play.reading import Decisions, Reading, match, shown
from branchlight.play.snapshot import renamed_place, told
from branchlight.play.trail import Answer
from branchlight.play.turn import Choice, Passage, Turn
from branchlight.shelf.bookmark import Bookmark, number_of
from branchlight.shelf.log import Past, Pointer, ShelfTrail
from branchlight.shelf.preferences import Preferences
from branchlight.shelf.progress import Progress, progress, remember, unread
from branchlight.shelf.saves import BEFORE_LOAD, QUICK, Save, Saves
from branchlight.shelf.store import MEMORY, Store, open_store

if TYPE_CHECKING:
    import sqlite3

ELSEWHERE = "The story has changed: your last choice leads elsewhere now."


def open_session(story: Story, shelf: str | None = None, seed: int | None = None, new: bool = False) -> "Session":
    """Go on where the reader left off or, with a seed or `new`, begin a new reading.

    `shelf` is a file, None for the reader's own, or `MEMORY`. `ShelfError` if the file cannot be opened.
    """
    return Session(story, open_store(shelf), seed, new)


class Session:
    """A reading that is kept.

    story, turn   what is read, and what the reader faces
    notice        a sentence that the reader should be told once, or empty: what the last move could not keep as it was
    fresh         the numbers of the turn's passages that were never read before, in any reading
    resumed       whether this session went on with an earlier reading
    preferences   `preferences.settings`, `.change(name, value)`; `.veils`, `.veil(note)`: see `Preferences`
    saves         the named saves: `saves.all()`, `saves.get(name)`, `saves.delete(name)`, `saves.write_out(name)`, ...
    """

    def __init__(self, story: Story, store: Store, seed: int | None = None, new: bool = False) -> None:
        self._store = store
        self._shelved = number_of(store, story)
        self._hold(story)
        self._bookmark = Bookmark(store, self._shelved)
        self._begun: Turn | None = None
        self.fresh: frozenset[int] = frozenset()
        self.notice = ""
        pointer = self._bookmark.last_used()
        self.resumed = pointer is not None and seed is None and not new
        if self.resumed and pointer is not None:
            self._adopt(*self._opened(pointer), begun=not pointer.here)
        else:
            self._begin(seed, keep=pointer is not None)
        self.notice = " ".join([sentence for sentence in (store.notice, self.notice) if sentence])

    @property
    def turn(self) -> Turn:
        return self._reading.turn

    @property
    def kept(self) -> bool:
        """Whether the reading outlives the process."""
        return self._store.path != MEMORY

    @property
    def seed(self) -> int:
        return self._reading.seed

    @property
    def decisions(self) -> Decisions:
        """The decisions that led here, with the states before them; `past` is quicker where these are not needed."""
        return self._reading.decisions

    @property
    def changes(self) -> tuple[str, ...]:
        """What the last move could not keep as it was, sentence by sentence; `notice` is all of it in one."""
        return self._reading.changes

    @property
    def here(self) -> int:
        """How many decisions led to where the reader stands."""
        return self._reading.here

    @property
    def first(self) -> int:
        """How far back the reader can go: 0, except in a save from elsewhere whose beginning is not known."""
        return self._trail.base

    @property
    def last(self) -> int:
        """How far forth the reader can go by `redo`; equal to `here` if nothing was taken back."""
        return self._trail.end

    @property
    def can_back(self) -> bool:
        return self._reading.can_back

    @property
    def can_redo(self) -> bool:
        return self._reading.can_redo

    def passages(self) -> tuple[Passage, ...]:
        """The turn's passages that the reader is shown, as the content notes are veiled now."""
        return tuple(passage for passage in self.turn.passages if shown(passage, self.preferences.veils))

    def choose(self, answer: str | Choice) -> Turn:
        """Take a choice of the turn (or its id), or answer its question. It is on the disk when this returns.

        `ValueError` if the choice is not on offer or not open, `ShelfError` if it could not be kept: then nothing
        has changed, and the same can be tried again.
        """
        turn = self._reading.choose(answer)
        self.notice = ""
        return turn

    def back(self, count: int = 1) -> Turn:
        """Take back `count` decisions, or as many as there are."""
        return self._moved(self._reading.back(count))

    def redo(self) -> Turn:
        """Make the decision again that was taken back last. Possible until another one is made."""
        return self._moved(self._reading.redo())

    def go_to(self, n: int) -> Turn:
        """Go to where `n` decisions had been made, from `first` to `last`; `IndexError` outside of them."""
        return self._moved(self._reading.go_to(n))

    def past(self, first: int = 0, last: int | None = None) -> list[Past]:
        """Decisions `first` to `last - 1` of this reading, without moving: for a backlog or a map."""
        return self._trail.past(first, self.here if last is None else last)

    def turn_at(self, n: int) -> Turn | None:
        """The turn after `n` decisions as it was read, without moving; None if its place is gone."""
        return self._reading.turn_at(n)

    def turns(self) -> Iterator[tuple[str, Turn]]:
        """Each turn so far, as this edition tells it, with the words of the decision that led to it."""
        return self._reading.turns()

    def save(self, name: str = QUICK, overwrite: bool = False) -> Save:
        """Keep this place under a name, or as the quick save, which is overwritten unasked.

        `SaveExistsError` if there is one of that name and `overwrite` is not set; `ValueError` if the name will not do.
        """
        return self.saves.keep(name, self.turn, self.preferences.veils, overwrite or name == QUICK)

    def load(self, name: str = QUICK) -> Turn:
        """Go to a save. `KeyError` if there is no such save.

        Where the reader stood is kept as `BEFORE_LOAD`, whichever save that leads to; but not a beginning, from where
        nobody `can_back`: no decision led there.
        """
        pointer = self.saves.pointer(name)
        if self.can_back:
            self.saves.keep(BEFORE_LOAD, self.turn, self.preferences.veils, overwrite=True)
        trail, reading = self._opened(pointer)
        trail.stand(reading.here, reading.turn)
        self._adopt(trail, reading)
        return self.turn

    def restart(self, seed: int | None = None) -> Turn:
        """Begin anew; this is where to go on from now. The reading so far stays among `saves.all()` as another one.

        `ShelfError` if that could not be kept: then nothing has changed.
        """
        self._begin(seed, keep=True)
        return self.turn

    def revise(self, story: Story) -> Turn:
        """Go on in another edition of the story, at the same place; `notice` says what could not stay as it was.

        The last decision is made again, so that what was edited shows where it is told. `ShelfError` if that could
        not be kept: then the session still holds the edition before.
        """
        before = self.story
        self._hold(story)
        try:
            return self._tell_again()
        except BaseException:
            self._hold(before)
            raise

    def progress(self) -> Progress:
        """What was read of this story in all readings."""
        return progress(self._store, self._shelved)

    def close(self) -> None:
        """Leave. All is kept already; this only gives the file back."""
        self._store.close()

    def _hold(self, story: Story) -> None:
        """Have the story, and what of the shelf belongs to it."""
        self.story = story
        self.preferences = Preferences(self._store, story, self._shelved)
        self.saves = Saves(self._store, story, self._shelved, lambda: self._trail)

    def _tell_again(self) -> Turn:
        """Stand where the reading stands, in the edition that is now held."""
        place = renamed_place(self.story, self.turn.state.place)
        pointer = self._trail.pointer
        last = self._trail.answer(self.here - 1) if self.can_back else None
        if last is None and not pointer.here:
            self._begin(self.seed, keep=False)
        else:
            self._adopt(*(self._told_again(pointer, last) if last else self._opened(pointer)))
            if self.turn.state.place != place and not self.notice:
                self.notice = ELSEWHERE
        return self.turn

    def _told_again(self, pointer: Pointer, last: Answer) -> tuple[ShelfTrail, Reading]:
        """The reading at a place, with its last decision made again; the place as it was kept where that cannot be."""
        trail, reading = self._opened(pointer._replace(here=pointer.here - 1))
        fitting = None if reading.strayed else match(reading.turn, last)
        if fitting is None:
            return self._opened(pointer)
        changes = reading.changes
        reading.choose(fitting)
        reading.changes = changes
        return trail, reading

    def _begin(self, seed: int | None, keep: bool) -> None:
        """A new reading. Nothing of it is written until its first decision, unless it is kept in the place of another.

        Where no other reading would be gone on with instead, a beginning need not be kept to be found again.
        """
        seed = int.from_bytes(os.urandom(4), "big") if seed is None else seed & MASK
        trail = ShelfTrail(self._store, self.story, self._shelved, seed, Pointer(0, 0, 0), self._keep)
        reading = Reading(self.story, seed, trail)
        if keep:
            bookmark = Bookmark(self._store, self._shelved)
            with self._store.write() as connection:
                bookmark.put(connection, trail.pin(), reading.turn, self.preferences.veils)
            self._bookmark = bookmark
        self._adopt(trail, reading, begun=True)

    def _opened(self, pointer: Pointer) -> tuple[ShelfTrail, Reading]:
        """The reading at a place in the log. Where its place is gone it has gone on elsewhere, and that is kept."""
        row = self._store.row("SELECT seed FROM branch WHERE id = ?", pointer.branch)
        seed = int(row[0]) if row else 0
        trail = ShelfTrail(self._store, self.story, self._shelved, seed, pointer, self._keep)
        return trail, Reading(self.story, seed, trail, pointer.here)

    def _adopt(self, trail: ShelfTrail, reading: Reading, begun: bool = False) -> None:
        """Take up a reading; `begun` says that its first turn is shown now, and that no decision may have kept it."""
        self._trail = trail
        self._reading = reading
        self._begun = reading.turn if begun else None
        self.fresh = unread(self._store, self._shelved, reading.turn, self.preferences.veils) if begun else frozenset()
        self.notice = told(reading.changes)

    def _moved(self, turn: Turn) -> Turn:
        self.notice = told(self._reading.changes)
        return turn

    def _keep(self, connection: "sqlite3.Connection", pointer: Pointer, turn: Turn, choice: str | None) -> None:
        """Within the transaction of a move: where the reader now stands, and what a decision shows."""
        veils = self.preferences.veils
        self.fresh = frozenset()
        if choice is not None:
            if pointer.here == 1 and self._begun:
                remember(connection, self._shelved, self._begun, "", veils)
            self.fresh = unread(self._store, self._shelved, turn, veils)
            remember(connection, self._shelved, turn, choice, veils)
        self._bookmark.put(connection, pointer, turn, veils)
