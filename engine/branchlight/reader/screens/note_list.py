"""The list of content notes on a menu, in brief or in detail, with the reader's veils."""

from typing import TYPE_CHECKING

from branchlight.reader.text.blocks import Block
from branchlight.reader.wording import menu_words
from branchlight.source.characters import visible

if TYPE_CHECKING:
    from branchlight.reader.host import Host

_VEIL = "veil "


class NoteList:
    """The lines of the notes on a menu. Picking one veils or unveils it, and the page changes at once."""

    def __init__(self, host: "Host") -> None:
        self._host = host
        self._session = host.session
        self._detail = False

    def blocks(self) -> list[Block]:
        """Return a line for each note, or nothing for a story without notes."""
        if not self._session.story.notes:
            return []
        blocks = [Block("notice", menu_words.NOTES_HEAD)]
        for note in self._session.story.notes.values():
            state = menu_words.VEILED if note.name in self._session.preferences.veils else menu_words.SHOWN
            blocks.append(Block("entry", visible(note.brief), name=state, indent=2, key=f"{_VEIL}{note.name}"))
            if self._detail and note.detail:
                blocks.append(Block("detail", visible(" ".join(note.detail.split())), indent=4))
        words = menu_words.SAY_LESS if self._detail else menu_words.SAY_MORE
        return [*blocks, Block("choice", words, indent=4, mark="d", key="detail")]

    def pick(self, key: str) -> None:
        """Veil or unveil a note, or show more or less detail."""
        if key == "detail":
            self._detail = not self._detail
            return
        note = key.removeprefix(_VEIL)
        with self._host.keeping():
            self._session.preferences.veil(note, note not in self._session.preferences.veils)
            self._host.book.retell()
