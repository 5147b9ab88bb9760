"""Copying one passage: a line for each that stands on the page, the last one pointed at."""

from branchlight.reader.look.ink import Key
from branchlight.reader.screens.menu import ESCAPE, Menu
from branchlight.reader.text.blocks import LETTERED, Block

_AT_ONCE = 200


class CopyScreen(Menu):
    """Picking a passage puts it on the clipboard."""

    def blocks(self) -> list[Block]:
        """The beginnings of what was read, as far as it stands on the page."""
        read = list(enumerate(self.host.book.read_blocks()))[-_AT_ONCE:]
        lines = [Block("entry", block.text, indent=2, key=f"{n}") for n, block in read if block.kind in LETTERED]
        return [Block("heading", "Copy a passage"), *lines]

    def pick(self, key: str) -> None:
        """Copy it whole."""
        self.app.copy_to_clipboard(self.host.book.read_blocks()[int(key)].text)
        self.leave()
        self.host.book.tell("Copied one passage.")

    def keys(self) -> tuple[Key, ...]:
        """What matters here."""
        return (("Enter", "copy", "screen.sheet('pick')"), ESCAPE)

    def point(self) -> None:
        """What was read last is at hand."""
        self.sheet.pointer.point_at(next((block.key for block in reversed(self.blocks()) if block.key), ""))
