"""The screen of the content notes."""

from typing import TYPE_CHECKING

from branchlight.reader.screens.menu import Menu
from branchlight.reader.screens.note_list import NoteList
from branchlight.reader.text.blocks import Block
from branchlight.reader.wording import menu_words

if TYPE_CHECKING:
    from branchlight.reader.host import Host


class NotesScreen(Menu):
    """A menu of the content notes."""

    def __init__(self, host: "Host") -> None:
        super().__init__(host)
        self._notes = NoteList(host)

    def blocks(self) -> list[Block]:
        """Return the page of notes."""
        heading = Block("heading", menu_words.NOTES)
        return [heading, *(self._notes.blocks() or [Block("notice", menu_words.NONE_HERE)])]

    def pick(self, key: str) -> None:
        """Veil or unveil a note, or show more or less detail."""
        self._notes.pick(key)
        self.lines.redraw()
