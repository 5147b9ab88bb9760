"""Copying of one passage: a menu of those on the page, with the last one pointed at."""

from branchlight.reader.look.ink import Key
from branchlight.reader.screens.menu import ESCAPE, Menu
from branchlight.reader.screens.menu_lines import PICK
from branchlight.reader.text.blocks import LETTERED, Block
from branchlight.reader.wording import foot_words, menu_words
from branchlight.reader.wording.command_names import ENTER

_AT_ONCE = 200


class CopyScreen(Menu):
    """A menu of passages. Picking one copies it to the clipboard."""

    def blocks(self) -> list[Block]:
        """Return the beginnings of the passages on the page that were read."""
        read = list(enumerate(self.host.book.read_blocks()))[-_AT_ONCE:]
        lines = [Block("entry", block.text, indent=2, key=f"{n}") for n, block in read if block.kind in LETTERED]
        return [Block("heading", menu_words.COPY_PASSAGE), *(lines or [Block("notice", menu_words.NOTHING_READ)])]

    def pick(self, key: str) -> None:
        """Copy the whole passage."""
        self.app.copy_to_clipboard(self.host.book.read_blocks()[int(key)].text)
        self.leave()
        self.host.book.tell(menu_words.passage_copied(self.host.keys.hint("export")))

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return ((ENTER, foot_words.COPY, PICK), ESCAPE)

    def point(self) -> None:
        """Point at the last passage that was read."""
        self.sheet.pointer.point_at(next((block.key for block in reversed(self.blocks()) if block.key), ""))
