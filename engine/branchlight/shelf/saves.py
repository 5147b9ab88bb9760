"""Named saves of one story: pointers into the log, with enough detail for the reader to recognise them."""

from collections.abc import Callable, Iterable

from branchlight.model.story import Story
from branchlight.play.json_fields import UnfitError
from branchlight.play.snapshot import snapshot
from branchlight.play.trail import Answer
from branchlight.play.turn import Turn
from branchlight.shelf.connection import ShelfError
from branchlight.shelf.kept_pages import KeptPages
from branchlight.shelf.log import Pointer, ShelfTrail, address_of
from branchlight.shelf.moment import this_moment
from branchlight.shelf.page_head import NOTHING, PageHead, Showing
from branchlight.shelf.ribbon import last_line
from branchlight.shelf.schema import BEFORE_LOAD, QUICK
from branchlight.shelf.store import Store, Transaction
from branchlight.source.characters import clipped_words, unseen_in
from branchlight.source.named_tuple import NamedTuple

NAME_LENGTH = 60
FREE_LENGTH = 44
"""The most characters of a name that is made for the reader. It fits a line of a list, with the time."""
OTHERS_SHOWN = 30
ELSEWHERE = "another reading "
_ELSEWHERE_BEFORE = "another session"
"""The beginning of these names in earlier versions."""


class SaveExistsError(ValueError):
    """There is already a save of this name, and `overwrite` is not set."""


class Save(NamedTuple):
    """A place to which the reader can return.

    kind       "named", "quick", "automatic" (the place before a save was loaded), or "reading" (the place of another
               reading of the story, such as one in another terminal)
    scene      the scene's title
    line       the last line that was read
    at         the time of the save, in seconds since 1970
    decisions  the number of decisions that led to it
    """

    name: str
    kind: str
    scene: str
    line: str
    at: int
    decisions: int


class Saves:
    """The saves of one story, made from its live reading."""

    def __init__(self, store: Store, story: Story, shelved: int, trail: Callable[[], ShelfTrail]) -> None:
        """`trail` returns the trail of the live reading."""
        self._store = store
        self._story = story
        self._shelved = shelved
        self._trail = trail
        self._pages = KeptPages(store, shelved)

    def all(self) -> tuple[Save, ...]:
        """Return every save, newest first, and then the places of other readings that this one does not contain."""
        return (*self._kept(), *self._others())

    def get(self, name: str) -> Save | None:
        """Return the save of this name, whatever its case, or None."""
        return _called(name, self.all())

    def free_name(self, words: str) -> str:
        """Return a name that no save has, from words that may be longer. A number tells equal ones apart."""
        for number in range(1, 1_000_000):
            end = f" ({number})" if number > 1 else ""
            name = clipped_words(words, FREE_LENGTH - len(end)) + end
            if self.get(name) is None:
                break
        return name

    def keep(
        self,
        name: str,
        turn: Turn,
        veils: frozenset[str],
        overwrite: bool = False,
        showing: Showing = NOTHING,
    ) -> Save:
        """Save the current place, at `turn`, under a name. `showing` is the part of its page that shows, if known.

        Raises `SaveExistsError` if there is already a save of that name, and `ValueError` if the name is not allowed.
        """
        name = fit_name(name)
        if not overwrite and self.get(name):
            raise SaveExistsError(f"There already is a save {name}.")
        head, line = showing.head, last_line(turn, veils, showing.last)
        return self._write(name, self._trail().pin(), turn.setting.title, line, this_moment(), head)

    def delete(self, name: str) -> None:
        """Delete a save. Its decisions stay in the log. Raises `KeyError` if there is none."""
        with self._store.write() as transaction:
            if not self._forget(transaction, name):
                raise KeyError(name)

    def is_here(self, name: str) -> bool:
        """Return whether there is a save of this name, and the reader faces its turn."""
        if self.get(name) is None:
            return False
        pointer, trail = self.pointer(name), self._trail()
        return pointer.here == trail.pointer.here and trail.holds(pointer)

    def pointer(self, name: str) -> Pointer:
        """Return the place of a save or of another reading. Raises `KeyError` if there is none of this name."""
        save = self.get(name)
        if save is None:
            raise KeyError(name)
        if save.kind == "reading":
            number = int(save.name.removeprefix(ELSEWHERE))
            row = self._store.row("SELECT branch, here, tip FROM reading WHERE id = ?", number)
            return Pointer(*row)
        query = "SELECT branch, here, here FROM save WHERE story = ? AND name = ?"
        return Pointer(*self._store.row(query, self._shelved, save.name))

    def page(self, name: str) -> PageHead | None:
        """Return the page of a save, or of another reading, or None if it is not known."""
        save, pointer = self.get(name), self.pointer(name)
        if save is None or save.kind == "reading":
            left = self._pages.of_turn(address_of(self._store, pointer))
            return left.head if left is not None else None
        return self._pages.of_save(save.name, (pointer.branch, pointer.here), save.at)

    def write_out(self, name: str) -> str:
        """Return a save as JSON text for another machine. Raises `KeyError` if there is none of this name."""
        pointer = self.pointer(name)
        save = self.get(name)
        row = self._store.row("SELECT seed FROM branch WHERE id = ?", pointer.branch)
        seed = int(row[0]) if row else 0
        trail = ShelfTrail(self._store, self._story, self._shelved, seed, pointer)
        state, taken = trail.state(pointer.here).state, trail.snapshot(pointer.here)
        if save is None:
            raise KeyError(name)
        if taken is None:
            raise ShelfError(f"The place that was saved as {save.name} can no longer be read.")
        if trail.edition == self._story.edition and state is not None:
            taken = snapshot(self._story, state)
        choices = [Answer(past.answer, typed=past.typed) for past in trail.past(trail.base, pointer.here)]
        facts = (
            self._story.identity,
            self._story.title,
            "" if trail.base else trail.edition,
            save.name.removeprefix("another ") if save.kind == "reading" else save.name,
            save.scene,
            save.line,
            save.at,
            seed,
        )
        from branchlight.shelf.bookmarks import bookmarks_along
        from branchlight.shelf.portable import (
            Portable,
            PortablePage,
            write_portable,
        )  # late, as few readings export a save

        marked = bookmarks_along(self._store, self._shelved, trail, pointer.here)
        head = self.page(name)
        page = PortablePage(*head[1:]) if head is not None and head.is_within(pointer.here) else None
        return write_portable(Portable(*facts, trail.base, choices, taken, marked, page))

    def read_in(self, text: str, name: str = "", overwrite: bool = False) -> tuple[Save, str]:
        """Import a save from JSON text. Return it, and a sentence on what had to change in it, or "".

        Raises `UnfitError` if the text is not a save, belongs to another story, contradicts its own choices, or has a
        name that is not allowed. Raises `SaveExistsError` as `keep` does.
        """
        from branchlight.shelf.bookmarks import take_up
        from branchlight.shelf.transfer import put_into_log

        with self._store.write() as transaction:
            portable, pointer, changed = put_into_log(self._store, self._story, self._shelved, text)
            try:
                name = fit_name(name or portable.name)
            except ValueError as error:
                raise UnfitError(f"name: {str(error).rstrip('.')}") from None
            if not overwrite and self.get(name):
                raise SaveExistsError(f"There already is a save {name}.")
            head = PageHead(pointer.here, *portable.page) if portable.page is not None else None
            save = self._write(name, pointer, portable.scene, portable.line, portable.saved, head)
            trail = ShelfTrail(self._store, self._story, self._shelved, portable.seed, pointer)
            take_up(transaction, self._shelved, trail, pointer.here, portable.bookmarks)
        return save, changed

    def _write(self, name: str, pointer: Pointer, scene: str, line: str, at: int, head: PageHead | None) -> Save:
        with self._store.write() as transaction:
            self._forget(transaction, name)
            transaction.put("save", self._shelved, name, pointer.branch, pointer.here, scene, line, at)
            self._pages.keep_for_save(transaction, name, (pointer.branch, pointer.here), at, head)
        return Save(name, _kind(name), scene, line, at, pointer.here)

    def _forget(self, transaction: Transaction, name: str) -> bool:
        """Delete the save of this name, whatever its case. Return whether there was one."""
        there = _called(name, self._kept())
        if there is not None:
            transaction.remove("save", "story = ? AND name = ?", self._shelved, there.name)
            self._pages.forget_save(transaction, there.name)
        return there is not None

    def _kept(self) -> list[Save]:
        """Return the saves that the reader made, newest first."""
        query = "SELECT name, scene, line, at, here FROM save WHERE story = ? ORDER BY at DESC, name"
        return [Save(name, _kind(name), *rest) for name, *rest in self._store.rows(query, self._shelved)]

    def _others(self) -> list[Save]:
        query = (
            "SELECT id, scene, line, at, here, branch, tip FROM reading WHERE story = ? AND here > 0 ORDER BY used DESC"
        )
        return [
            Save(f"{ELSEWHERE}{number}", "reading", scene, line, at, here)
            for number, scene, line, at, here, branch, tip in self._store.rows(query, self._shelved)
            if not self._trail().holds(Pointer(branch, here, tip))
        ][:OTHERS_SHOWN]


def _called(name: str, saves: Iterable[Save]) -> Save | None:
    wanted = name.strip().casefold()
    return next((save for save in saves if save.name.casefold() == wanted), None)


def fit_name(name: str) -> str:
    """Return a name for a save, on one line. Raises `ValueError` if it is not allowed."""
    unseen = unseen_in(name)
    if unseen:
        raise ValueError(
            f"The name of a save cannot contain {unseen}, a character that cannot be seen; type the name without it."
        )
    fit = " ".join(name.split())
    if not fit or len(fit) > NAME_LENGTH:
        raise ValueError(f"A save needs a name of 1 to {NAME_LENGTH} characters.")
    if fit.casefold().startswith((ELSEWHERE.strip(), _ELSEWHERE_BEFORE)):
        raise ValueError(f"A save cannot be called {fit}: other readings have such names.")
    return fit


def _kind(name: str) -> str:
    return {QUICK: "quick", BEFORE_LOAD: "automatic"}.get(name, "named")
