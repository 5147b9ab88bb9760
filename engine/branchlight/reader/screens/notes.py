"""Content notes: what the story may hold, briefly or in detail, and which of it the reader wants veiled."""

from typing import TYPE_CHECKING

from branchlight.reader.screens.menu import Menu
from branchlight.reader.text.blocks import Block
from branchlight.source.characters import visible

if TYPE_CHECKING:
    from branchlight.reader.host import Host

_VEIL = "veil "


class NotesScreen(Menu):
    """Picking a note veils it or lifts the veil, at any time; what stands on the page changes at once."""

    def __init__(self, host: "Host") -> None:
        super().__init__(host)
        self._detail = False

    def blocks(self) -> list[Block]:
        """The notes by themselves."""
        heading = Block("heading", "Content notes")
        return [heading, *(self.notes() or [Block("notice", "This story has none.")])]

    def notes(self) -> list[Block]:
        """A line for each note; none for a story without."""
        if not self.session.story.notes:
            return []
        blocks = [Block("notice", "What this story may hold")]
        for note in self.session.story.notes.values():
            state = "veiled" if note.name in self.session.preferences.veils else "shown"
            blocks.append(Block("entry", visible(note.brief), name=state, indent=2, key=f"{_VEIL}{note.name}"))
            if self._detail and note.detail:
                blocks.append(Block("detail", visible(" ".join(note.detail.split())), indent=4))
        words = "Say less about these" if self._detail else "Say more about these"
        return [*blocks, Block("choice", words, indent=4, mark="d", key="detail")]

    def pick(self, key: str) -> None:
        """Veil a note or lift its veil; say more about them, or less."""
        if key == "detail":
            self._detail = not self._detail
        else:
            note = key.removeprefix(_VEIL)
            with self.host.keeping():
                self.session.preferences.veil(note, note not in self.session.preferences.veils)
                self.host.book.retell()
        self.redraw()
