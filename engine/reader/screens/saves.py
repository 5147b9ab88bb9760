"""Saved places: keep this one, go to one, write one anew, forget one. What cannot be undone is asked first."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from engine.reader.look.ink import Key
from engine.reader.screens.menu import ENTER, ESCAPE, Menu
from engine.reader.text.blocks import Block
from engine.reader.widgets.answer import Answer
from engine.shelf import Save, SaveExistsError, ShelfError
from engine.shelf.saves import NAME_LENGTH
from engine.source.characters import visible

if TYPE_CHECKING:
    from engine.reader.app import ReaderApp

_SLOT = "slot "
_MINE = ("named", "quick")


class SavesScreen(Menu):
    """A line for each place, with its scene, how far it is, when it was kept, and the last words read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "overwrite", show=False),
        Binding("d,delete", "delete", show=False),
    ]

    def __init__(self, reader: "ReaderApp") -> None:
        super().__init__(reader)
        self._asked = self._place = ""
        self._then: Callable[[], object] | None = None

    def blocks(self) -> list[Block]:
        """The places; or a question, where there is one to answer."""
        if self._then is not None:
            return [
                Block("heading", "Saved places"),
                Block("paragraph", self._asked),
                Block("choice", "Yes", indent=4, mark="y", key="yes"),
                Block("choice", "No", indent=4, mark="n", key="no"),
            ]
        blocks = [Block("heading", "Saved places"), Block("choice", "Keep this place", indent=4, mark="s", key="keep")]
        for save in self.session.saves.all():
            line = f"{visible(save.scene)}{', ' if save.scene else ''}{_decisions(save.decisions)}"
            blocks.append(Block("entry", save.name, name=_when(save.at), indent=4, key=f"{_SLOT}{save.name}"))
            blocks.append(Block("detail", f"{line}. {visible(save.line)}", indent=4))
        return blocks

    def pick(self, key: str) -> None:
        """Keep, go there, or answer the question."""
        if key in ("yes", "no"):
            self._answered(key == "yes")
        elif key == "keep":
            self.action_keep()
        else:
            self._go(key.removeprefix(_SLOT))

    def keys(self) -> tuple[Key, ...]:
        """What matters here."""
        if self._pointed is None or self.sheet.galley.form.measure < 50:
            return (ENTER, ESCAPE)
        mine = (("w", "write anew", "screen.overwrite"), ("d", "forget", "screen.delete"))
        return (("Enter", "go there", "screen.enter"), *(mine if self._pointed.kind in _MINE else mine[1:]), ESCAPE)

    def action_leave(self) -> None:
        """Back to the list, or to the page."""
        if self.query(Answer):
            self.query(Answer).remove()
            self.sheet.focus()
        elif self._then is not None:
            self._answered(False)
        else:
            super().action_leave()

    def action_keep(self) -> None:
        """Ask for a name."""
        if not self.query(Answer) and self._then is None:
            scene = visible(self.session.turn.setting.title) or visible(self.session.story.title)
            answer = Answer(
                NAME_LENGTH, "a name, then Enter", f"{scene}, {_decisions(self.session.here)}"[:NAME_LENGTH]
            )
            self.mount(answer, after=self.sheet)
            answer.fit(self.sheet.left, self.sheet.galley.form.measure)
            answer.focus()

    def action_overwrite(self) -> None:
        """Keep this place under the name pointed at."""
        save = self._pointed
        if save is not None and save.kind in _MINE:
            name = save.name
            self._ask(f"Write “{name}” anew? What it holds now is lost.", lambda: self._keep(name, True))

    def action_delete(self) -> None:
        """Forget the save pointed at."""
        save = self._pointed
        if save is not None and save.kind != "reading":
            name = save.name
            self._ask(f"Forget “{name}”?", lambda: self.session.saves.delete(name))

    @on(Answer.Submitted)
    def named(self, message: Answer.Submitted) -> None:
        """The place has a name; if another has it too, ask."""
        message.input.remove()
        self.sheet.focus()
        self._keep(message.value, False)

    @property
    def _pointed(self) -> Save | None:
        key = self.sheet.offer.key
        return self.session.saves.get(key.removeprefix(_SLOT)) if key.startswith(_SLOT) else None

    def _keep(self, name: str, overwrite: bool) -> None:
        try:
            self.session.save(name, overwrite)
        except SaveExistsError:
            self._ask(f"There is a place called “{name}” already. Write it anew?", lambda: self._keep(name, True))
        except (ValueError, ShelfError) as error:
            self.tell(str(error))
        self.redraw()

    def _go(self, name: str) -> None:
        try:
            self.session.load(name)
        except (KeyError, ShelfError) as error:
            self.tell(str(error))
            return
        self.leave()
        self.reader.page.reset()

    def _ask(self, words: str, then: Callable[[], object]) -> None:
        self._asked, self._then, self._place = words, then, self.sheet.offer.key
        self.redraw(top=True)

    def _answered(self, yes: bool) -> None:
        then, self._then = self._then, None
        if yes and then is not None:
            then()
        self.redraw()
        self.sheet.point_at(self._place)


def _when(at: int) -> str:
    then, now = time.localtime(at), time.localtime()
    same_day = then[:3] == now[:3]
    return time.strftime("%H:%M" if same_day else "%d.%m.%Y %H:%M", then)


def _decisions(number: int) -> str:
    return "1 decision" if number == 1 else f"{number} decisions"
