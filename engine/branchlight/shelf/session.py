"""What a front end holds: one reading of a story together with the shelf that keeps it.

A front end shows `turn`, calls `choose`, `back`, `redo`, `go_to` or `load`, and shows the turn that comes back; by
then it is on the disk. It never touches the shelf otherwise. Without a file the shelf is in memory and all is the same.
"""

from branchlight.model.story import Story
from branchlight.play.reading import shown
from branchlight.play.snapshot import renamed_place, told
from branchlight.play.turn import Choice, Passage, Turn
from branchlight.shelf.bookmark import number_of
from branchlight.shelf.history import History
from branchlight.shelf.preferences import Preferences
from branchlight.shelf.progress import Progress, progress
from branchlight.shelf.readings import Opened, Readings
from branchlight.shelf.saves import BEFORE_LOAD, QUICK, Save, Saves
from branchlight.shelf.store import MEMORY, Store, open_store

ELSEWHERE = "The story has changed: your last choice leads elsewhere now."


def open_session(story: Story, shelf: str | None = None, seed: int | None = None, new: bool = False) -> "Session":
    """Go on where the reader left off or, with a seed or `new`, begin a new reading.

    `shelf` is a file, None for the reader's own, or `MEMORY`. `ShelfError` if the file cannot be opened.
    """
    return Session(story, open_store(shelf), seed, new)


class Session:
    """A reading that is kept.

    story         what is read
    history       where the reader is, and the decisions that led there: see `History`
    notice        a sentence that the reader should be told once, or empty: what the last move could not keep as it was
    fresh         the numbers of the turn's passages that were never read before, in any reading
    kept          whether the reading outlives the process
    resumed       whether this session went on with an earlier reading
    preferences   `preferences.settings`, `.change(name, value)`; `.veils`, `.veil(note)`: see `Preferences`
    saves         the named saves: `saves.all()`, `saves.get(name)`, `saves.delete(name)`, `saves.write_out(name)`, ...
    """

    def __init__(self, story: Story, store: Store, seed: int | None = None, new: bool = False) -> None:
        self.kept = store.path != MEMORY
        self.notice = ""
        self._store = store
        self._shelved = number_of(store, story)
        self._hold(story)
        self._readings = Readings(store, self._shelved, story, self.preferences)
        pointer = self._readings.last_used()
        self.resumed = pointer is not None and seed is None and not new
        if self.resumed and pointer is not None:
            self._adopt(self._readings.open(pointer)._replace(begun=not pointer.here))
        else:
            self._adopt(self._readings.begin(seed, keep=pointer is not None))
        self.notice = " ".join([sentence for sentence in (store.notice, self.notice) if sentence])

    @property
    def turn(self) -> Turn:
        """The turn that the reader faces."""
        return self._reading.turn

    def passages(self) -> tuple[Passage, ...]:
        """The turn's passages that the reader is shown, as the content notes are veiled now."""
        return tuple(passage for passage in self.turn.passages if shown(passage, self.preferences.veils))

    def choose(self, answer: str | Choice) -> Turn:
        """Take a choice of the turn (or its id), or answer its question. It is on the disk when this returns.

        `ChoiceError` if the choice is not on offer or not open, `ShelfError` if it could not be kept: then nothing
        has changed, and the same can be tried again.
        """
        turn = self._reading.choose(answer)
        self.fresh, self.notice = self._readings.fresh, ""
        return turn

    def back(self, count: int = 1) -> Turn:
        """Take back `count` decisions, or as many as there are."""
        return self.go_to(max(self.history.first, self.history.here - max(0, count)))

    def redo(self) -> Turn:
        """Make the decision again that was taken back last. Possible until another one is made."""
        return self.go_to(min(self.history.last, self.history.here + 1))

    def go_to(self, n: int) -> Turn:
        """Go to where `n` decisions had been made, from `first` to `last`; `IndexError` outside of them."""
        turn = self._reading.go_to(n)
        self.fresh, self.notice = self._readings.fresh, told(self._reading.changes)
        return turn

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
        if self.history.can_back:
            self.saves.keep(BEFORE_LOAD, self.turn, self.preferences.veils, overwrite=True)
        opened = self._readings.open(pointer)
        opened.trail.stand(opened.reading.here, opened.reading.turn)
        self._adopt(opened)
        return self.turn

    def restart(self, seed: int | None = None) -> Turn:
        """Begin anew; this is where to go on from now. The reading so far stays among `saves.all()` as another one.

        `ShelfError` if that could not be kept: then nothing has changed.
        """
        self._adopt(self._readings.begin(seed, keep=True))
        return self.turn

    def revise(self, story: Story) -> Turn:
        """Go on in another edition of the story, at the same place; `notice` says what could not stay as it was.

        The last decision is made again, so that what was edited shows where it is told. `ShelfError` if that could
        not be kept: then the session still holds the edition before.
        """
        before, place = self.story, renamed_place(story, self.turn.state.place)
        self._hold(story)
        self._readings.hold(story, self.preferences)
        try:
            opened = self._readings.open_again(self._trail, self._reading)
            self._adopt(opened)
        except BaseException:
            self._hold(before)
            self._readings.hold(before, self.preferences)
            raise
        if not opened.begun and self.turn.state.place != place and not self.notice:
            self.notice = ELSEWHERE
        return self.turn

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

    def _adopt(self, opened: Opened) -> None:
        """Take up a reading."""
        self._trail, self._reading = opened.trail, opened.reading
        self.history = History(opened.reading, opened.trail)
        self._readings.take_up(opened)
        self.fresh, self.notice = self._readings.fresh, told(opened.reading.changes)
