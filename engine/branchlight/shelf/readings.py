"""The readings of one story on a shelf: they are begun and opened here, and each move of the live one is stored."""

import os
from typing import TYPE_CHECKING

from branchlight.model.story import Story
from branchlight.play.dice import MASK
from branchlight.play.reading import Reading, match
from branchlight.play.snapshot import snapshot
from branchlight.play.trail import Answer
from branchlight.play.turn import Turn
from branchlight.shelf.log import Pointer, ShelfTrail
from branchlight.shelf.preferences import Preferences
from branchlight.shelf.progress import Progress, progress, remember, taken, unread
from branchlight.shelf.ribbon import Ribbon
from branchlight.shelf.store import Store, Transaction
from branchlight.source.named_tuple import NamedTuple

if TYPE_CHECKING:
    from branchlight.shelf.last_playthrough import LastPlaythrough


class Opened(NamedTuple):
    """A reading and its trail. If `begun` is True, its first turn shows now, and no decision has stored that yet."""

    trail: ShelfTrail
    reading: Reading
    begun: bool = False


class Readings:
    """The readings of the story that it holds.

    `fresh` contains the numbers of the live turn's passages that were never read before. `ribbon` is that of the live
    reading.
    """

    def __init__(self, store: Store, shelved: int, story: Story, preferences: Preferences) -> None:
        """`shelved` is the number of the story on the shelf."""
        self.fresh: frozenset[int] = frozenset()
        self._store = store
        self._shelved = shelved
        self.ribbon = Ribbon(store, shelved)
        self._begun: Turn | None = None
        self.hold(story, preferences)

    def hold(self, story: Story, preferences: Preferences) -> None:
        """Use this edition of the story from now on."""
        self._story = story
        self._preferences = preferences

    def last_used(self) -> Pointer | None:
        """Return the place where the reader left off in any process, or None if the story was never read."""
        return self.ribbon.last_used()

    def progress(self) -> Progress:
        """Return what was read of this story in all readings."""
        return progress(self._store, self._shelved)

    def taken(self, turn: Turn) -> frozenset[str]:
        """Return the ids of those choices of a turn that were taken before, in any reading."""
        names = taken(self._store, self._shelved, [choice.name for choice in turn.choices])
        return frozenset(choice.id for choice in turn.choices if choice.name in names)

    def last_playthrough(self, trail: ShelfTrail) -> "LastPlaythrough":
        """Return the decisions of the last playthrough besides a trail, or none if there is no other."""
        from branchlight.shelf.last_playthrough import LastPlaythrough  # late, as few readers skip

        query = "SELECT branch, here, tip FROM reading WHERE story = ? AND tip > 0 ORDER BY used DESC"
        pointers = (Pointer(*row) for row in self._store.rows(query, self._shelved))
        other = next((each for each in pointers if not trail.holds(each._replace(here=each.tip))), None)
        if other is None:
            return LastPlaythrough()
        followed = self._trail_at(other)
        visited = [past.place for past in trail.past(trail.base, trail.pointer.here)]
        return LastPlaythrough(followed.past(followed.base, followed.end), visited)

    def begin(self, seed: int | None, keep: bool) -> Opened:
        """Begin a new reading. It is stored with its first decision, or at once if `keep` is True.

        It must be stored at once if the shelf has other readings, since the next session would continue one of those.
        """
        seed = int.from_bytes(os.urandom(4), "big") if seed is None else seed & MASK
        trail = ShelfTrail(self._store, self._story, self._shelved, seed, Pointer(0, 0, 0), self._keep)
        reading = Reading(self._story, seed, trail)
        if keep:
            ribbon = Ribbon(self._store, self._shelved)
            with self._store.write() as transaction:
                ribbon.put(transaction, trail.pin(), reading.turn, self._preferences.veils)
            self.ribbon = ribbon
        return Opened(trail, reading, begun=True)

    def open(self, pointer: Pointer) -> Opened:
        """Return the reading at a place in the log.

        If its place no longer exists, the reading continues elsewhere, and that move is stored.
        """
        trail = self._trail_at(pointer)
        return Opened(trail, Reading(self._story, trail.seed, trail, pointer.here))

    def plant(self, turn: Turn, made: int, seed: int) -> Opened:
        """Return a reading that begins at a turn, as if `made` decisions had led there. They are not known."""
        from branchlight.shelf.transfer import plant  # late, as few readings begin at a node

        with self._store.write() as transaction:
            taken = snapshot(self._story, turn.state)
            pointer = plant(transaction, self._shelved, made, seed, self._story.edition, taken)
        opened = self.open(pointer)
        opened.reading.turn = turn
        return opened

    def open_again(self, trail: ShelfTrail, reading: Reading) -> Opened:
        """Return a reading at its place in the current edition. Its last decision is made again."""
        pointer = trail.pointer
        if reading.can_back:
            return self._with_last(pointer, trail.answer(reading.here - 1))
        return self.open(pointer) if pointer.here else self.begin(reading.seed, keep=False)

    def take_up(self, opened: Opened) -> None:
        """Make this reading the live one."""
        turn = opened.reading.turn
        self._begun = turn if opened.begun else None
        unseen = unread(self._store, self._shelved, turn, self._preferences.veils) if opened.begun else frozenset()
        self.fresh = unseen

    def _trail_at(self, pointer: Pointer) -> ShelfTrail:
        row = self._store.row("SELECT seed FROM branch WHERE id = ?", pointer.branch)
        seed = int(row[0]) if row else 0
        return ShelfTrail(self._store, self._story, self._shelved, seed, pointer, self._keep)

    def part(self, left: Pointer, last: Turn, words: str, trail: ShelfTrail, turn: Turn) -> None:
        """Keep decisions that the reader has left as a reading of their own.

        Its last turn was `last`, and `words` are the last ones read there, or "" if that was read to its end.

        The live reading, which is at `turn`, stays the one that the next session continues.
        """
        veils = self._preferences.veils
        with self._store.write() as transaction:
            Ribbon(self._store, self._shelved).put(transaction, left, last, veils, words)
            self.ribbon.put(transaction, trail.pointer, turn, veils)

    def _with_last(self, pointer: Pointer, last: Answer) -> Opened:
        """Return the reading at a place with its last decision made again, or as it was stored if that fails."""
        opened = self.open(pointer._replace(here=pointer.here - 1))
        reading = opened.reading
        fitting = None if reading.strayed else match(reading.turn, last)
        if fitting is None:
            return self.open(pointer)
        # Making the decision again clears `changes`, so restore those of the place before it.
        changes = reading.changes
        reading.choose(fitting)
        reading.changes = changes
        return opened

    def _keep(self, transaction: Transaction, pointer: Pointer, turn: Turn, choice: str | None) -> None:
        """Store the reader's place and what a decision shows. This runs within the transaction of a move."""
        veils = self._preferences.veils
        self.fresh = frozenset()
        if choice is not None:
            # The first decision also stores what the beginning showed.
            if pointer.here == 1 and self._begun:
                remember(transaction, self._shelved, self._begun, "", veils)
            self.fresh = unread(self._store, self._shelved, turn, veils)
            remember(transaction, self._shelved, turn, choice, veils)
        self.ribbon.put(transaction, pointer, turn, veils)
