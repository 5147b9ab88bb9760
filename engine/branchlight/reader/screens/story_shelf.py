"""The shelf of stories: those that the reader has read, with the place in each, and the way into another."""

import os
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from branchlight.reader.look.ink import Key
from branchlight.reader.look.times import when
from branchlight.reader.screens.menu import ENTER, ESCAPE, Menu
from branchlight.reader.text.blocks import Block
from branchlight.reader.wording import foot_words, shelf_words
from branchlight.shelf.shelved_stories import BUNDLED, ShelvedStory
from branchlight.source.characters import visible

if TYPE_CHECKING:
    from branchlight.reader.host import Host

_CLOSE = ("q", foot_words.CLOSE, "screen.close")
_STORY = "story "


class StoriesScreen(Menu):
    """A menu of stories, the last read first. Picking one opens it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "close", show=False)]

    def __init__(self, host: "Host") -> None:
        super().__init__(host)
        self._stories = self.session.stories()

    def blocks(self) -> list[Block]:
        """Return each story with the reader's place, and the story that comes with Branchlight."""
        blocks = [Block("heading", shelf_words.HEADING)]
        for each in self._stories:
            blocks += _lines(each)
        if all(each.path != BUNDLED for each in self._stories):
            blocks.append(Block("entry", shelf_words.BUNDLED, indent=2, key=f"{_STORY}{BUNDLED}"))
        return blocks

    def pick(self, key: str) -> None:
        """Open a story, or return to the page if it is the one that is read."""
        path = key.removeprefix(_STORY)
        if path == self.session.origin:
            self.leave()
        else:
            self.host.read_other(path)

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
        """Return to the page. Before a story is open, only picking one leads on."""
        if self.host.book.opened:
            super().action_leave()
        else:
            self.tell(shelf_words.PICK)


def _lines(story: ShelvedStory) -> list[Block]:
    title = visible(story.title) or shelf_words.UNTITLED
    if story.path != BUNDLED and not os.path.exists(story.path):
        return [Block("small", title, indent=2), Block("detail", shelf_words.gone(visible(story.path)), indent=4)]
    words = shelf_words.place(visible(story.scene), visible(story.line), story.endings)
    return [
        Block("entry", title, name=when(story.at), indent=2, key=f"{_STORY}{story.path}"),
        Block("detail", words, indent=4),
    ]
