"""The shelf of stories: those that the reader has read, with the place in each, and the way into another."""

import os
from typing import TYPE_CHECKING

from branchlight.reader.look.times import when
from branchlight.reader.screens.first_screen import FirstScreen
from branchlight.reader.text.blocks import Block
from branchlight.reader.wording import shelf_words
from branchlight.shelf.schema import BUNDLED
from branchlight.shelf.shelved_stories import ShelvedStory
from branchlight.source.characters import visible

if TYPE_CHECKING:
    from branchlight.reader.host import Host

_STORY = "story "


class StoriesScreen(FirstScreen):
    """A menu of stories, the last read first. Picking one opens it."""

    def __init__(self, host: "Host") -> None:
        super().__init__(host, shelf_words.PICK)
        self._stories = self.session.stories()

    def blocks(self) -> list[Block]:
        """Return each story with the reader's place, and the story that comes with Branchlight."""
        blocks = [Block("heading", shelf_words.HEADING)]
        for each in self._stories:
            blocks += _lines(each)
        if all(each.path != BUNDLED for each in self._stories):
            bundled = f"{_STORY}{BUNDLED}"
            blocks.append(Block("entry", shelf_words.BUNDLED, name=shelf_words.UNREAD, indent=2, key=bundled))
        return blocks

    def pick(self, key: str) -> None:
        """Open a story, or return to the page if it is the one that is read."""
        path = key.removeprefix(_STORY)
        if path == self.session.origin:
            self.leave()
        else:
            self.host.read_other(path)


def _lines(story: ShelvedStory) -> list[Block]:
    title = visible(story.title) or shelf_words.UNTITLED
    if story.path != BUNDLED and not os.path.exists(story.path):
        return [Block("small", title, indent=2), Block("detail", shelf_words.gone(visible(story.path)), indent=4)]
    words = shelf_words.place(visible(story.scene), visible(story.line), story.endings)
    return [
        Block("entry", title, name=when(story.at), indent=2, key=f"{_STORY}{story.path}"),
        Block("detail", words, indent=4),
    ]
