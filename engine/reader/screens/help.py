"""Help: every key, in one place."""

from engine.reader.keys import COMMANDS, READING
from engine.reader.screens.menu import Menu
from engine.reader.text.blocks import Block


class HelpScreen(Menu):
    """Picking a line does what it says."""

    def blocks(self) -> list[Block]:
        """How to read, then all commands."""
        reading = [Block("entry", words, name=keys, indent=2) for keys, words in READING]
        rest = [Block("entry", each.words, name=each.shown or "·", indent=2, key=each.action) for each in COMMANDS]
        return [Block("heading", "Help"), *reading, Block("break", ""), *rest]

    def pick(self, key: str) -> None:
        """Do it."""
        self.leave()
        self.app.call_later(self.reader.page.run_action, key)
