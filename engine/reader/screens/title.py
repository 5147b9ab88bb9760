"""The title page: what is to be read, by whom, from what, and what it may hold; each content note can be veiled."""

from typing import TYPE_CHECKING

from engine.reader.look.ink import Key
from engine.reader.screens.menu import ENTER, Menu
from engine.reader.text.blocks import Block
from engine.reader.text.typeset import set_prose
from engine.source.characters import visible

if TYPE_CHECKING:
    from engine.reader.app import ReaderApp

_VEIL = "veil "


class TitleScreen(Menu):
    """Shown before a story begins, and whenever the reader asks for it."""

    def __init__(self, reader: "ReaderApp") -> None:
        super().__init__(reader)
        self._detail = False

    def blocks(self) -> list[Block]:
        """Title, author, blurb, the way in, content notes, credits."""
        story = self.session.story
        blocks = [Block("heading", visible(story.title) or "Untitled")]
        if story.author:
            blocks.append(Block("place", visible(story.author)))
        blocks += set_prose(story.blurb)
        blocks += self._ways()
        if story.notes:
            blocks += [Block("notice", "What this story may hold"), *self._notes()]
        if story.credits:
            blocks += [Block("break", ""), *[block._replace(kind="small") for block in set_prose(story.credits)]]
        return blocks

    def pick(self, key: str) -> None:
        """Begin, go on, or veil a note."""
        if key.startswith(_VEIL):
            note = key.removeprefix(_VEIL)
            self.session.preferences.veil(note, note not in self.session.preferences.veils)
            self.redraw()
            self.reader.page.reset()
        elif key == "detail":
            self.action_detail()
        elif key == "again":
            self.leave()
            self.reader.page.action_restart()
        else:
            self.leave()

    def keys(self) -> tuple[Key, ...]:
        """What matters here."""
        return (ENTER,)

    def action_detail(self) -> None:
        """Say more about the content notes, or no more."""
        self._detail = not self._detail
        self.redraw()

    def _ways(self) -> list[Block]:
        if self.session.here == self.session.first:
            return [Block("choice", "Begin to read", indent=4, mark="1", key="read")]
        scene = visible(self.session.turn.setting.title)
        return [
            Block("choice", f"Go on reading{f': {scene}' if scene else ''}", indent=4, mark="1", key="read"),
            Block("choice", "Begin anew", indent=4, mark="2", key="again"),
        ]

    def _notes(self) -> list[Block]:
        blocks = []
        for note in self.session.story.notes.values():
            state = "veiled" if note.name in self.session.preferences.veils else "shown"
            blocks.append(Block("entry", visible(note.brief), name=state, indent=2, key=f"{_VEIL}{note.name}"))
            if self._detail and note.detail:
                blocks.append(Block("detail", visible(" ".join(note.detail.split())), indent=4))
        words = "Say less about these" if self._detail else "Say more about these"
        return [*blocks, Block("choice", words, indent=4, mark="d", key="detail")]
