"""Help: every key, in one place."""

from branchlight.reader.key_bindings import KEY_BINDINGS, READING
from branchlight.reader.screens.menu import Menu
from branchlight.reader.text.blocks import Block


class HelpScreen(Menu):
    """Picking a line does what it says."""

    def blocks(self) -> list[Block]:
        """How to read, then all commands."""
        reading = [Block("entry", words, name=keys, indent=2) for keys, words in READING]
        rest = [Block("entry", each.words, name=each.shown or "·", indent=2, key=each.action) for each in KEY_BINDINGS]
        return [Block("heading", "Help"), *reading, Block("break", ""), *rest]

    def point(self) -> None:
        """At nothing: a look at the help is not to end in a command."""

    def pick(self, key: str) -> None:
        """Do it, on the page."""
        for screen in reversed(self.app.screen_stack):
            if isinstance(screen, Menu):
                screen.leave()
        self.host.run_on_page(key)

    def action_help(self) -> None:
        """Enough of it."""
        self.leave()
