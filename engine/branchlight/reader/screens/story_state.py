"""The story's state, for its author: every value, each of which can be changed."""

from functools import partial
from typing import TYPE_CHECKING

from branchlight.play.mid_story import BeginningError, StateRow, state_rows, values_in_words
from branchlight.reader.look.ink import Key
from branchlight.reader.screens.menu import ESCAPE, Menu
from branchlight.reader.screens.menu_lines import PICK
from branchlight.reader.text.blocks import Block
from branchlight.reader.wording import foot_words, menu_words
from branchlight.reader.wording.command_names import ENTER
from branchlight.source.characters import visible

if TYPE_CHECKING:
    from branchlight.reader.host import Host

_LONGEST = 500


class StateScreen(Menu):
    """A menu of state. Picking a line changes its value: true and false at once, others on an input line."""

    def __init__(self, host: "Host") -> None:
        super().__init__(host)
        self._said = ""

    def blocks(self) -> list[Block]:
        """Return a line for each piece of state."""
        rows = [
            Block("entry", row.name, name=visible(row.value) or menu_words.EMPTY, indent=2, key=row.name)
            for row in self._rows()
        ]
        said = [Block("notice", visible(self._said))] if self._said else []
        return [Block("heading", menu_words.STATE), *(rows or [Block("notice", menu_words.NONE_HERE)]), *said]

    def pick(self, key: str) -> None:
        """Turn a truth over, or ask for another value."""
        row = next(each for each in self._rows() if each.name == key)
        if row.type.kind == "truth":
            self._change(key, "false" if row.value == "true" else "true")
        elif not self.line.is_open:
            self._said = menu_words.value_is(key, values_in_words(row.type))
            self.lines.redraw()
            change = partial(self._change, key)
            self.line.open(key, change, does=foot_words.CHANGE, length=_LONGEST, value=row.value)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return ((ENTER, foot_words.CHANGE, PICK), ESCAPE)

    def action_leave(self) -> None:
        """Close the input line, or return to the page."""
        if self.line.is_open:
            self.line.close()
            self._said = ""
            self.lines.redraw()
        else:
            super().action_leave()

    def _change(self, name: str, value: str) -> None:
        self._said = ""
        try:
            with self.host.keeping():
                self.session.change_state(name, value)
                self.host.book.reset(self.session.page.head or "turn")
        except BeginningError as error:
            self._said = menu_words.unchanged(str(error))
        self.lines.redraw()

    def _rows(self) -> list[StateRow]:
        return state_rows(self.session.story, self.session.turn.state)
