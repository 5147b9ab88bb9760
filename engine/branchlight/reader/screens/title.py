"""The title page: title, author, blurb, content notes and credits. Each note can be veiled."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from branchlight.reader.look.ink import Key
from branchlight.reader.screens.menu import ENTER, ESCAPE
from branchlight.reader.screens.notes import NotesScreen
from branchlight.reader.text.blocks import Block
from branchlight.reader.text.typeset import set_prose
from branchlight.reader.themed_screen import CLOSES
from branchlight.source.characters import visible

# What a reader has to know before the first page.
_TEACHES = "Space reads on, a number makes a choice, and ? shows all keys."
_CLOSE = ("q", "close", "screen.close")


class TitleScreen(NotesScreen):
    """The title page, shown before a story begins and whenever the reader asks for it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "close", show=False)]

    def blocks(self) -> list[Block]:
        """Return title, author, blurb, the ways in, content notes and credits."""
        story = self.session.story
        blocks = [Block("heading", visible(story.title) or "Untitled")]
        if story.author:
            blocks.append(Block("place", visible(story.author)))
        blocks += [*set_prose(story.blurb), *self._ways(), *self.notes()]
        if story.credits:
            blocks += [Block("break", ""), *[block._replace(kind="small") for block in set_prose(story.credits)]]
        return blocks

    def pick(self, key: str) -> None:
        """Begin, go on, or veil a note."""
        if key == "read":
            self.leave()
        elif key == "again":
            self.leave()
            self.host.book.restart()
        else:
            super().pick(key)

    @property
    def way_out(self) -> str:
        """A sentence that says how to close the book from here."""
        return super().way_out if self.host.book.opened else CLOSES

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (ENTER, ESCAPE if self.host.book.opened else _CLOSE)

    def action_close(self) -> None:
        """Return to the page, or close the book if there is none yet."""
        if self.host.book.opened:
            self.leave()
        else:
            self.host.close_book()

    def action_leave(self) -> None:
        """Return to the page. A story that was not begun yet is begun only by the choice to read."""
        if self.host.book.opened:
            super().action_leave()
        else:
            self.tell("Press Enter to start reading, or q to close the book.")

    def _ways(self) -> list[Block]:
        if self.session.history.here == self.session.history.first:
            return [
                Block("choice", "Start reading", indent=4, mark="1", key="read"),
                Block("small", _TEACHES, indent=4),
            ]
        scene = visible(self.session.turn.setting.title)
        return [
            Block("choice", f"Continue reading{f': {scene}' if scene else ''}", indent=4, mark="1", key="read"),
            Block("choice", "Start over", indent=4, mark="2", key="again"),
        ]
