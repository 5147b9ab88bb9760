"""The map of a reading: endings found, scenes read, and every decision, each a way back.

Choices never taken are closed doors. The map shows their number, never where they lead.
"""

from typing import TYPE_CHECKING

from branchlight.model.story import Choice
from branchlight.play.snapshot import body_at
from branchlight.reader.look.ink import Key
from branchlight.reader.screens.menu import ESCAPE, Menu
from branchlight.reader.screens.menu_lines import PICK
from branchlight.reader.text.blocks import Block
from branchlight.reader.wording import foot_words, menu_words
from branchlight.reader.wording.command_names import ENTER
from branchlight.shelf import Past
from branchlight.source.characters import visible

if TYPE_CHECKING:
    from branchlight.reader.host import Host

_AT_ONCE = 200
_GO = "go "
_CLOSED, _OPENED = "○", "●"


class MapScreen(Menu):
    """A menu of decisions. Picking one returns to the place where it was made."""

    def __init__(self, host: "Host") -> None:
        super().__init__(host)
        self._shown = _AT_ONCE
        self._progress = self.session.readings.progress()

    def blocks(self) -> list[Block]:
        """Return endings, scenes, and the decisions of this reading."""
        return [Block("heading", menu_words.MAP), *self._endings(), *self._scenes(), *self._way()]

    def pick(self, key: str) -> None:
        """Go back to a decision, or show earlier ones."""
        if key == "earlier":
            self._shown += _AT_ONCE
            self.lines.redraw()
        elif key.startswith(_GO):
            self.leave()
            self.host.book.go_to(int(key.removeprefix(_GO)))

    def point(self) -> None:
        """Scroll to the end, where the reader is, and point at the last decision."""
        self.sheet.moves.go_to_end()
        self.sheet.pointer.point_at(f"{_GO}{self.session.history.here - 1}")

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return ((ENTER, foot_words.GO_BACK, PICK), ESCAPE)

    def _endings(self) -> list[Block]:
        endings, found = self.session.story.endings, self._progress.endings
        if not endings:
            return []
        count = sum(name in found for name in endings)
        titles = [visible(ending.title or ending.name) for name, ending in endings.items() if name in found]
        line = Block("entry", menu_words.ENDINGS_FOUND, name=menu_words.count_of(count, len(endings)), indent=2)
        return [line, Block("detail", " · ".join(titles), indent=4)] if titles else [line]

    def _scenes(self) -> list[Block]:
        nodes = self._progress.nodes | {self.session.turn.state.place}
        scenes = self.session.story.scenes.values()
        # A scene without a title is not named: its nodes are read in the scenes that call them.
        named = [scene for scene in scenes if scene.title] or scenes
        read = [(scene, sum(name in nodes for name in scene.nodes)) for scene in named]
        return [
            Block(
                "entry", visible(scene.title or scene.name), name=menu_words.count_of(count, len(scene.nodes)), indent=2
            )
            for scene, count in read
            if count
        ]

    def _way(self) -> list[Block]:
        history = self.session.history
        first = max(history.first, history.here - self._shown)
        blocks: list[Block] = [Block("break", "")]
        if first > history.first:
            blocks.append(Block("entry", menu_words.EARLIER, name=f"{first - history.first}", indent=2, key="earlier"))
        scene = ""
        for past in history.past(first):
            if past.place.split(".")[0] != scene:
                scene = past.place.split(".")[0]
                known = self.session.story.scenes.get(scene)
                blocks.append(Block("place", visible(known.title if known and known.title else scene)))
            blocks.append(Block("entry", visible(past.label), name=self._doors(past), indent=2, key=f"{_GO}{past.n}"))
        if len(blocks) == 1:
            return [*blocks, Block("notice", menu_words.AT_BEGINNING)]
        legend = menu_words.legend(_CLOSED, _OPENED)
        return [*blocks, Block("notice", menu_words.HERE), Block("small", legend)]

    def _doors(self, past: Past) -> str:
        """Return a door for every other choice at a decision."""
        body = body_at(self.session.story, past.place)
        offers = [offer for offer in body.offers if isinstance(offer, Choice)] if body else []
        others = [offer for offer in offers if offer.id != past.answer]
        return " ".join(_OPENED if offer.name in self._progress.choices else _CLOSED for offer in others)
