"""Help: all keys, on one screen."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from branchlight.reader.key_bindings import OF_AUTHORS
from branchlight.reader.screens.menu import Menu
from branchlight.reader.text.blocks import Block
from branchlight.reader.wording import menu_words
from branchlight.reader.wording.command_names import READING


class HelpScreen(Menu):
    """A menu of keys. Picking a line runs its command."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1", "leave", show=False)]

    def blocks(self) -> list[Block]:
        """Return the keys for reading, then all commands."""
        reading = [Block("entry", words, name=keys, indent=2) for keys, words in READING]
        rest = [
            Block("entry", each.words, name=each.shown or "·", indent=2, key=each.action)
            for each in self.host.keys.bindings
            if self.host.writes or each.action not in OF_AUTHORS
        ]
        return [Block("heading", menu_words.HELP), *reading, Block("break", ""), *rest]

    def point(self) -> None:
        """Point at nothing, so that Enter cannot run a command by accident."""

    def pick(self, key: str) -> None:
        """Run the command on the page."""
        for screen in reversed(self.app.screen_stack):
            if isinstance(screen, Menu):
                screen.leave()
        self.host.run_on_page(key)
