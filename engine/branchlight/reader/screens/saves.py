"""Saved places: keep, load, overwrite, delete, export and import them.

Steps that cannot be undone need a confirmation.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from branchlight.play.json_fields import UnfitError
from branchlight.reader.look.times import when
from branchlight.reader.named_files import file_name, read_file, write_file
from branchlight.reader.screens.menu import Menu
from branchlight.reader.text.blocks import Block
from branchlight.reader.wording import foot_words, save_words
from branchlight.shelf.ribbon import last_line
from branchlight.shelf.saves import NAME_LENGTH, Save, SaveExistsError
from branchlight.source.characters import visible

if TYPE_CHECKING:
    from branchlight.reader.host import Host

_SLOT = "slot "
_HEADING = Block("heading", save_words.HEADING)
_OPEN_WAYS = {"named": tuple(save_words.WAYS), "quick": tuple(save_words.WAYS), "automatic": ("go", "forget", "export")}
_LONGEST_NAME = 200


class SavesScreen(Menu):
    """A menu of saved places, each with its scene, its decisions, its time, and the last words read."""

    def __init__(self, host: "Host") -> None:
        super().__init__(host)
        self._place = ""
        self._question = ""
        self._yes: Callable[[], object] | None = None

    def blocks(self) -> list[Block]:
        """Return a question if one is open, the menu of one place, or all places."""
        if self._yes is not None:
            return [
                _HEADING,
                Block("paragraph", self._question),
                *_choices({"yes": save_words.YES, "no": save_words.NO}, "yn"),
            ]
        save = self.session.saves.get(self._place) if self._place else None
        if save is not None:
            ways = {key: save_words.WAYS[key] for key in _OPEN_WAYS.get(save.kind, ("go",))}
            return [_HEADING, *_lines(save), *_choices(ways, "1234")]
        blocks = [_HEADING, *_choices({"keep": save_words.KEEP}, "s")]
        for save in self.session.saves.all():
            blocks += _lines(save)
        return [*blocks, *_choices({"import": save_words.IMPORT}, "f")]

    def pick(self, key: str) -> None:
        """Save this place, open the menu of one, act on one, or answer the question."""
        name, self._place = self._place, key.removeprefix(_SLOT) if key.startswith(_SLOT) else ""
        if key in ("yes", "no"):
            self._answered(key == "yes")
        elif key == "keep":
            self._ask_name()
        elif key == "go":
            self._go(name)
        elif key == "export":
            self._place = name
            self._ask_file(save_words.ASK_FILE, self._write_out, foot_words.WRITE, file_name(name, ".json"))
        elif key == "import":
            self._ask_file(save_words.ASK_OTHER_FILE, self._read_in, foot_words.IMPORT, "")
        elif key == "anew":
            self._ask(save_words.ask_overwrite(name), lambda: self._keep(name, True))
        elif key == "forget":
            self._ask(save_words.ask_forget(name), lambda: self._forget(name))
        else:
            self._turn_over()

    def action_leave(self) -> None:
        """Go one step back: from the input line, the question, the menu of one place, or the screen."""
        if self.line.is_open:
            self.line.close()
        elif self._yes is not None:
            self._answered(False)
        elif self._place:
            self._place = ""
            self._turn_over()
        else:
            super().action_leave()

    def _ask_name(self) -> None:
        if self.line.is_open:
            return
        scene = visible(self.session.turn.setting.title) or visible(self.session.story.title)
        line = last_line(self.session.turn, self.session.preferences.veils, self.session.page.shown().last)
        name = self.session.saves.free_name(save_words.name_of(scene, line))
        self.line.open(save_words.ASK_NAME, self._keep, does=foot_words.KEEP, length=NAME_LENGTH, value=name)

    def _ask_file(self, label: str, then: Callable[[str], None], does: str, name: str) -> None:
        if not self.line.is_open:
            self.line.open(label, then, does=does, length=_LONGEST_NAME, value=name)

    def _write_out(self, file: str) -> None:
        with self.host.keeping():
            try:
                self.tell(write_file(file, self.session.saves.write_out(self._place)))
            except KeyError:
                self.tell(save_words.GONE)

    def _read_in(self, file: str, overwrite: bool = False) -> None:
        try:
            with self.host.keeping():
                save, changed = self.session.saves.read_in(read_file(file), overwrite=overwrite)
                self.tell(save_words.imported(save.name, visible(changed)))
        except SaveExistsError as error:
            self._ask(save_words.ask_overwrite_imported(str(error)), lambda: self._read_in(file, True))
            return
        except UnfitError as error:
            self.tell(save_words.unfit(file, visible(str(error))))
        except ValueError as error:
            self.tell(str(error))
        self._turn_over()

    def _keep(self, name: str, overwrite: bool = False) -> None:
        try:
            with self.host.keeping():
                self.session.save(name, overwrite)
        except SaveExistsError:
            self._ask(save_words.ask_overwrite_known(name), lambda: self._keep(name, True))
            return
        except ValueError as error:
            self.tell(str(error))
        self._turn_over()

    def _forget(self, name: str) -> None:
        with self.host.keeping(), suppress(KeyError):  # another process may have deleted it already
            self.session.saves.delete(name)

    def _go(self, name: str) -> None:
        with self.host.keeping():
            try:
                self.session.load(name)
            except KeyError:
                self.tell(save_words.GONE)
            else:
                self.leave()
                self.host.book.reset(self.session.page.head or "turn")
                return
        self._turn_over()

    def _ask(self, question: str, yes: Callable[[], object]) -> None:
        self._question, self._yes = question, yes
        self._turn_over()

    def _answered(self, yes: bool) -> None:
        then, self._yes = self._yes, None
        if yes and then is not None:
            then()
        self._turn_over()

    def _turn_over(self) -> None:
        """Show another list from its head. Point at the answer that changes nothing if there is a question."""
        self.lines.redraw(top=True)
        if self._yes is not None:
            self.sheet.pointer.point_at("no")
        else:
            self.sheet.pointer.point_at_first()


def _lines(save: Save) -> list[Block]:
    words = save_words.place(visible(save.scene), save.decisions, visible(save.line))
    return [
        Block("entry", save.name, name=when(save.at), indent=2, key=f"{_SLOT}{save.name}"),
        Block("detail", words, indent=4),
    ]


def _choices(words: dict[str, str], marks: str) -> list[Block]:
    rows = zip(words.items(), marks, strict=False)
    return [Block("choice", label, indent=4, mark=mark, key=key) for (key, label), mark in rows]
