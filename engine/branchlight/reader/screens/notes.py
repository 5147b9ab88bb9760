"""Content notes: what the story may contain, in brief or in detail, and which notes the reader veils."""

from typing import TYPE_CHECKING

from branchlight.reader.screens.menu import Menu
from branchlight.reader.text.blocks import Block
from branchlight.reader.wording import menu_words
from branchlight.source.characters import visible

if TYPE_CHECKING:
    from branchlight.reader.host import Host

_VEIL = "veil "


class NotesScreen(Menu):
    """A menu of notes. Picking one veils or unveils it, and the page changes at once."""

    def __init__(self, host: "Host") -> None:
        super().__init__(host)
        self._detail = False

    def blocks(self) -> list[Block]:
        """Return the page of notes."""
        heading = Block("heading", menu_words.NOTES)
        return [heading, *(self.notes() or [Block("notice", menu_words.NONE_HERE)])]

    def notes(self) -> list[Block]:
        """Return a line for each note, or nothing for a story without notes."""
        if not self.session.story.notes:
            return []
        blocks = [Block("notice", menu_words.NOTES_HEAD)]
        for note in self.session.story.notes.values():
            state = menu_words.VEILED if note.name in self.session.preferences.veils else menu_words.SHOWN
            blocks.append(Block("entry", visible(note.brief), name=state, indent=2, key=f"{_VEIL}{note.name}"))
            if self._detail and note.detail:
                blocks.append(Block("detail", visible(" ".join(note.detail.split())), indent=4))
        words = menu_words.SAY_LESS if self._detail else menu_words.SAY_MORE
        return [*blocks, Block("choice", words, indent=4, mark="d", key="detail")]

    def pick(self, key: str) -> None:
        """Veil or unveil a note, or show more or less detail."""
        if key == "detail":
            self._detail = not self._detail
        else:
            note = key.removeprefix(_VEIL)
            with self.host.keeping():
                self.session.preferences.veil(note, note not in self.session.preferences.veils)
                self.host.book.retell()
        self.redraw()
