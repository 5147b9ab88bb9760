"""A menu: a page with lines that can be picked. Title page, settings, saves, map and help are menus."""

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from branchlight.reader.look.ink import Key
from branchlight.reader.screens.menu_lines import PICK, MenuLines
from branchlight.reader.text.blocks import Block
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.messages import Moved, Picked, Unpointed
from branchlight.reader.wording import command_names, foot_words

if TYPE_CHECKING:
    from branchlight.reader.host import Host

ENTER = (command_names.ENTER, foot_words.CHOOSE, PICK)
ESCAPE = (command_names.ESCAPE, foot_words.BACK, "screen.leave")


class Menu(ThemedScreen):
    """A screen of lines. Subclasses define its blocks (`blocks`) and what picking a line does (`pick`)."""

    DEFAULT_CSS = """
    Menu.-roomy #head { margin: 1 0 0 0; }
    Menu.-roomy #foot { margin: 1 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,backspace", "leave", show=False),
        Binding("question_mark,f1", "app.open('help')", show=False),
    ]

    def __init__(self, host: "Host") -> None:
        super().__init__(host)
        self.lines = MenuLines(self, self.blocks, self.keys)
        self.sheet = self.lines.sheet
        self.line = self.lines.line

    @abstractmethod
    def blocks(self) -> list[Block]:
        """Return the blocks of the page."""

    @abstractmethod
    def pick(self, key: str) -> None:
        """Act on the line that was picked."""

    def keys(self) -> tuple[Key, ...]:
        """Return the keys for the foot of the page. Those that do nothing now are left out there."""
        return (ENTER, ESCAPE)

    @property
    def way_out(self) -> str:
        """A sentence that says how to close the book from here."""
        return foot_words.closes_from_menu(self.host.keys.hint("close"))

    def compose(self) -> ComposeResult:
        """Yield the widgets of the page from top to bottom."""
        yield from self.lines.widgets()

    def on_mount(self) -> None:
        """Show the page from its head."""
        self.sheet.focus()
        self.lines.redraw(top=True)
        self.call_after_refresh(self.point)

    def point(self) -> None:
        """Point at the first line."""
        if self.sheet.script.choices.chosen < 0:
            self.sheet.pointer.point_at_first()

    def relight(self) -> None:
        """Paint in the current colours."""
        self.lines.relight()
        self.accompany()

    def leave(self) -> None:
        """Return to the screen below: the page, or another menu if this is its help."""
        self.dismiss()
        if self.host.book.shows:
            self.host.book.open()

    def on_key(self, event: events.Key) -> None:
        """Pick the line with this letter or number, even if it does not show."""
        index = self.sheet.script.choices.marked(event.character or "")
        if index >= 0:
            event.stop()
            self.sheet.pointer.pick(index)

    def action_leave(self) -> None:
        """Return to the page."""
        self.leave()

    @on(Picked)
    def picked(self, message: Picked) -> None:
        """Act on the line that was picked."""
        self.pick(message.key)

    @on(Unpointed)
    def unpointed(self) -> None:
        """Point at the first line that shows. If none does, turn to the lines below."""
        if not self.sheet.pointer.point_at_first():
            self.sheet.moves.go_on()

    @on(Moved)
    def accompany(self) -> None:
        """Align head and foot with the text."""
        self.lines.follow()
