"""The title page: what is to be read, by whom, from what, and what it may hold; each content note can be veiled."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from branchlight.reader.look.ink import Key
from branchlight.reader.screens.menu import ENTER, ESCAPE
from branchlight.reader.screens.notes import NotesScreen
from branchlight.reader.text.blocks import Block
from branchlight.reader.text.typeset import set_prose
from branchlight.reader.themed_screen import CLOSES
from branchlight.source.characters import visible

_CLOSE = ("q", "close", "screen.close")


class TitleScreen(NotesScreen):
    """Shown before a story begins, and whenever the reader asks for it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "close", show=False)]

    def blocks(self) -> list[Block]:
        """Title, author, blurb, the way in, content notes, credits."""
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
        """Before there is a page, the book is closed here."""
        return super().way_out if self.host.book.opened else CLOSES

    def keys(self) -> tuple[Key, ...]:
        """What matters here."""
        return (ENTER, ESCAPE if self.host.book.opened else _CLOSE)

    def action_close(self) -> None:
        """Back to the page; before there is one, out of the book."""
        if self.host.book.opened:
            self.leave()
        else:
            self.app.exit()

    def _ways(self) -> list[Block]:
        if self.session.history.here == self.session.history.first:
            return [Block("choice", "Begin to read", indent=4, mark="1", key="read")]
        scene = visible(self.session.turn.setting.title)
        return [
            Block("choice", f"Go on reading{f': {scene}' if scene else ''}", indent=4, mark="1", key="read"),
            Block("choice", "Start over", indent=4, mark="2", key="again"),
        ]
