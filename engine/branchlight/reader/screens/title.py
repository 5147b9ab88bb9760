"""The title page: title, author, blurb, content notes and credits. Each note can be veiled.

What the shelf has to say is there too, so that the reader knows before the story begins whether it will be kept.
"""

from typing import TYPE_CHECKING

from branchlight.reader.screens.first_screen import FirstScreen
from branchlight.reader.screens.note_list import NoteList
from branchlight.reader.text.blocks import Block
from branchlight.reader.text.typeset import set_prose
from branchlight.reader.wording import menu_words
from branchlight.source.characters import visible

if TYPE_CHECKING:
    from branchlight.reader.host import Host


class TitleScreen(FirstScreen):
    """The title page, shown before a story begins and whenever the reader asks for it."""

    def __init__(self, host: "Host") -> None:
        super().__init__(host, menu_words.NOT_BEGUN)
        self._notes = NoteList(host)

    def blocks(self) -> list[Block]:
        """Return title, author, blurb, the session's notice, the ways in, content notes and credits."""
        story = self.session.story
        blocks = [Block("heading", visible(story.title) or menu_words.UNTITLED)]
        if story.author:
            blocks.append(Block("place", visible(story.author)))
        blocks += set_prose(story.blurb)
        if self.session.notice:
            blocks.append(Block("small", visible(self.session.notice)))
        blocks += [*self._ways(), *self._notes.blocks()]
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
            self._notes.pick(key)
            self.lines.redraw()

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
