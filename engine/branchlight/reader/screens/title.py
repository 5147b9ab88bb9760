"""The title page: title, author, blurb, content notes and credits. Each note can be veiled."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from branchlight.reader.look.ink import Key
from branchlight.reader.screens.menu import ENTER, ESCAPE
from branchlight.reader.screens.notes import NotesScreen
from branchlight.reader.text.blocks import Block
from branchlight.reader.text.typeset import set_prose
from branchlight.reader.wording import foot_words, menu_words
from branchlight.source.characters import visible

_CLOSE = ("q", foot_words.CLOSE, "screen.close")


class TitleScreen(NotesScreen):
    """The title page, shown before a story begins and whenever the reader asks for it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", foot_words.CLOSE, show=False)]

    def blocks(self) -> list[Block]:
        """Return title, author, blurb, the ways in, content notes and credits."""
        story = self.session.story
        blocks = [Block("heading", visible(story.title) or menu_words.UNTITLED)]
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
        return super().way_out if self.host.book.opened else foot_words.closes("q")

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
            self.tell(menu_words.NOT_BEGUN)

    def _ways(self) -> list[Block]:
        if self.session.history.here == self.session.history.first:
            return [
                Block("choice", menu_words.START, indent=4, mark="1", key="read"),
                Block("small", menu_words.teaches(self.host.keys.hint("help")), indent=4),
            ]
        scene = visible(self.session.turn.setting.title)
        return [
            Block("choice", menu_words.go_on(scene), indent=4, mark="1", key="read"),
            Block("choice", menu_words.START_OVER, indent=4, mark="2", key="again"),
        ]
