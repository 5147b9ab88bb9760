"""Bookmarks: mark a passage that was read, with a note, and return to one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from branchlight.reader.screens.menu import Menu
from branchlight.reader.text.blocks import Block
from branchlight.reader.text.read_passage import ReadPassage
from branchlight.reader.wording import bookmark_words, foot_words, menu_words
from branchlight.shelf.bookmarks import NOTE_LENGTH, Bookmark
from branchlight.source.characters import visible

if TYPE_CHECKING:
    from branchlight.reader.host import Host

_AT_ONCE = 200
_PASSAGE, _SLOT = "passage ", "bookmark "
_WAYS = ("go", "note", "remove")


class BookmarksScreen(Menu):
    """A menu of bookmarks, those of this reading first. Each has a menu of its own, and so has a new one."""

    def __init__(self, host: "Host") -> None:
        super().__init__(host)
        self._all = self.session.bookmarks.all()
        self._read: Sequence[ReadPassage] = ()
        self._passage: ReadPassage | None = None
        self._one: Bookmark | None = None

    def blocks(self) -> list[Block]:
        """Return the passages that can be marked, the menu of one bookmark, or all bookmarks."""
        if self._read:
            rows = [Block("entry", each.text, indent=2, key=f"{_PASSAGE}{n}") for n, each in enumerate(self._read)]
            return [Block("heading", bookmark_words.PICK), *rows]
        heading = Block("heading", bookmark_words.HEADING)
        if self._one is not None:
            ways = enumerate(_WAYS, start=1)
            rows = [Block("choice", bookmark_words.WAYS[key], indent=4, mark=f"{n}", key=key) for n, key in ways]
            return [heading, *_lines(self._one, ""), *rows]
        rows = [block for n, each in enumerate(self._all) for block in _lines(each, f"{_SLOT}{n}")]
        add = Block("choice", bookmark_words.ADD, indent=4, mark="d", key="add")
        return [heading, add, *(rows or [Block("notice", bookmark_words.NONE)])]

    def point(self) -> None:
        """Point at the last passage if one is to be picked, else at the first line."""
        if self._read:
            self.sheet.moves.go_to_end()
            self.sheet.pointer.point_at(f"{_PASSAGE}{len(self._read) - 1}")
        else:
            self.sheet.pointer.point_at_first()

    def pick(self, key: str) -> None:
        """Mark a passage, or open a bookmark or act on it."""
        if key == "add":
            self._read = self.host.book.marks.read()[-_AT_ONCE:]
            if not self._read:
                self.tell(menu_words.NOTHING_READ)
            self._turn_over()
        elif key.startswith(_PASSAGE):
            self._passage = self._read[int(key.removeprefix(_PASSAGE))]
            self._ask(self._note_of(self._passage))
        elif key.startswith(_SLOT):
            self._one = self._all[int(key.removeprefix(_SLOT))]
            self._turn_over()
        elif self._one is not None:
            self._act(key, self._one)

    def action_leave(self) -> None:
        """Go one step back: from the input line, the passages, the menu of one bookmark, or the screen."""
        if self.line.is_open:
            self.line.close()
        elif self._read or self._one is not None:
            self._read, self._one = (), None
            self._turn_over()
        else:
            super().action_leave()

    def _keep(self, note: str) -> None:
        """Keep the bookmark with its note."""
        with self.host.keeping():
            if self._one is not None:
                self.session.bookmarks.change(self._one, note)
            elif self._passage is not None:
                turn = self.session.history.turn_at(self._passage.turn) or self.session.turn
                self.session.bookmarks.put(self._passage.turn, turn, self._passage.passage, note)
        self._changed()

    def _act(self, key: str, one: Bookmark) -> None:
        if key == "note":
            self._ask(one.note)
        elif key == "remove":
            with self.host.keeping():
                self.session.bookmarks.remove(one)
            self._changed()
        elif one.is_here:
            self.leave()
            if not self.host.book.marks.show(one):
                self.host.book.tell(bookmark_words.GONE)
        else:
            with self.host.keeping():
                self.session.open_bookmark(one)
                self.leave()
                self.host.book.reset(self.session.page.head or "turn")
                self.host.book.tell(bookmark_words.OTHER_READING)

    def _ask(self, note: str) -> None:
        if not self.line.is_open:
            label, does = bookmark_words.ASK_NOTE, foot_words.KEEP
            self.line.open(label, self._keep, does=does, length=NOTE_LENGTH, value=note)

    def _note_of(self, passage: ReadPassage) -> str:
        place = passage[:2]
        return next((each.note for each in self._all if each.is_here and (each.here, each.passage) == place), "")

    def _changed(self) -> None:
        """Show all bookmarks as they are now, here and on the page."""
        self._read, self._one, self._passage = (), None, None
        self._all = self.session.bookmarks.all()
        self.host.book.marks.refresh()
        self._turn_over()

    def _turn_over(self) -> None:
        self.lines.redraw(top=True)
        self.point()


def _lines(one: Bookmark, key: str) -> list[Block]:
    where = visible(one.scene) if one.is_here else bookmark_words.elsewhere(visible(one.scene))
    line = Block("entry", one.line, name=where, indent=2, key=key) if key else Block("paragraph", one.line)
    return [line, Block("detail", one.note, indent=4)] if one.note else [line]
