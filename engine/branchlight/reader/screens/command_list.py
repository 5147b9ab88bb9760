"""Commands: every command of the page by its name, found by some of its letters."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from branchlight.reader.key_bindings import OF_AUTHORS, KeyBinding
from branchlight.reader.look.ink import Key
from branchlight.reader.screens.menu import ESCAPE, Menu
from branchlight.reader.screens.menu_lines import SUBMIT
from branchlight.reader.text.blocks import Block
from branchlight.reader.widgets.line_input import LineInput
from branchlight.reader.wording import foot_words, menu_words
from branchlight.reader.wording.command_names import ENTER, UP_DOWN

if TYPE_CHECKING:
    from branchlight.reader.host import Host

COMMANDS = "app.open('commands')"
_LONGEST = 60


class CommandsScreen(Menu):
    """A line of input, and a menu of the commands whose names contain its words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "move('down')", show=False),
        Binding("up,shift+tab", "move('up')", show=False),
        Binding("pagedown", "move('on')", show=False),
        Binding("pageup", "move('page-up')", show=False),
    ]

    def __init__(self, host: "Host") -> None:
        super().__init__(host)
        self._line = LineInput(menu_words.COMMAND, self._submitted, does="", length=_LONGEST, stays=True)

    def compose(self) -> ComposeResult:
        """Yield the widgets from top to bottom."""
        yield self.lines.head
        yield self._line
        yield self.sheet
        yield self.foot

    def on_mount(self) -> None:
        """Let the reader type."""
        self.call_after_refresh(self._line.focus)

    def blocks(self) -> list[Block]:
        """Return the commands that were found, each with its key."""
        rows = [Block("entry", each.words, name=each.shown, indent=2, key=each.action) for each in self._found()]
        return rows or [Block("notice", menu_words.NO_COMMAND)]

    def pick(self, key: str) -> None:
        """Run the command on the page."""
        self.leave()
        self.host.run_on_page(key)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return ((UP_DOWN, foot_words.PICK, ""), (ENTER, foot_words.RUN, SUBMIT), ESCAPE)

    def action_move(self, name: str) -> None:
        """Move in the list, while the reader goes on typing."""
        self.sheet.moves.table[name]()

    @on(LineInput.Changed)
    def changed(self) -> None:
        """Show the commands that have these words."""
        self.lines.redraw(top=True)
        self.sheet.pointer.point_at_first()

    def _submitted(self, words: str) -> None:
        """Run the command that is pointed at."""
        self.sheet.moves.pick()

    def _found(self) -> list[KeyBinding]:
        words = self._line.value.casefold().split()
        known = [each for each in self.host.keys.bindings if each.action != COMMANDS]
        known = [each for each in known if self.host.writes or each.action not in OF_AUTHORS]
        return [each for each in known if all(word in each.words.casefold() for word in words)]
