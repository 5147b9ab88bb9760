"""A menu: a page like any other, whose lines can be picked. Title page, settings, saves, map and help are menus."""

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from branchlight.reader.look.ink import Key
from branchlight.reader.text.blocks import Block
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.messages import Moved, Picked
from branchlight.reader.widgets.status_line import StatusLine
from branchlight.reader.widgets.transcript import Transcript

if TYPE_CHECKING:
    from branchlight.reader.host import Host

MORE = ("Space", "more", "screen.sheet('go_on')")
ENTER, ESCAPE = ("Enter", "choose", "screen.sheet('pick')"), ("Esc", "back", "screen.leave")


class Menu(ThemedScreen):
    """Heirs say what stands on it (`blocks`) and what picking a line does (`pick`)."""

    DEFAULT_CSS = """
    Menu #head { margin: 1 0 0 0; }
    Menu #foot { margin: 1 0; }
    Menu.-small #head, Menu.-small #foot { margin: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,backspace", "leave", show=False),
        Binding("question_mark,f1", "help", show=False),
    ]

    def __init__(self, host: "Host") -> None:
        super().__init__(host)
        self.head = StatusLine("head")
        self.sheet = Transcript(host.ink, host.settings.measure, "normal")

    @abstractmethod
    def blocks(self) -> list[Block]:
        """What stands on the page."""

    @abstractmethod
    def pick(self, key: str) -> None:
        """A line was picked."""

    def keys(self) -> tuple[Key, ...]:
        """Keys for the foot of the page."""
        return (ENTER, ESCAPE)

    @property
    def way_out(self) -> str:
        """The book is closed on its page."""
        return "Press Esc to go back to the page, and q there to close the book."

    def compose(self) -> ComposeResult:
        """The page from top to bottom."""
        yield self.head
        yield self.sheet
        yield self.foot

    def on_mount(self) -> None:
        """Show the page from its head."""
        self.sheet.focus()
        self.redraw(top=True)
        self.call_after_refresh(self.point)

    def point(self) -> None:
        """Point at a line to begin with."""
        if self.sheet.script.choices.chosen < 0:
            self.sheet.pointer.point_at_first()

    def on_resize(self) -> None:
        """Leave no margin where there is no room for it."""
        self.set_class(self.app.size.height < 20, "-small")

    def redraw(self, top: bool = False) -> None:
        """Set the page anew; the reader stays on the line that was pointed at."""
        key, scroll = self.sheet.script.choices.key, 0 if top else self.sheet.view.top
        self.sheet.pager.restore([], self.blocks(), stand="head")
        self.sheet.view.stand_at(scroll)
        self.sheet.pointer.point_at(key)

    def relight(self) -> None:
        """Paint in the colours of the moment."""
        self.sheet.painter.relight(self.host.ink)
        self.sheet.painter.wish(self.host.settings.measure, "normal")
        self.accompany()

    def leave(self) -> None:
        """Back to what this stands on, which is the page unless this is help with another menu."""
        self.dismiss()
        if self.host.book.shows:
            self.host.book.open()

    def on_key(self, event: events.Key) -> None:
        """A letter or number that stands before a line picks it, also where it does not show: a menu is not read."""
        index = self.sheet.script.choices.marked(event.character or "")
        if index >= 0:
            event.stop()
            self.sheet.pointer.pick(index)

    def action_leave(self) -> None:
        """Back to the page."""
        self.leave()

    def action_help(self) -> None:
        """Help with this menu as well."""
        self.host.action_open("help")

    async def action_sheet(self, action: str) -> None:
        """Turn to the next page, or pick what is pointed at, by the mouse."""
        await self.sheet.run_action(action)

    @on(Picked)
    def picked(self, message: Picked) -> None:
        """A line was picked."""
        self.pick(message.key)

    @on(Moved)
    def accompany(self) -> None:
        """Keep head and foot on the edges of the text."""
        for line in (self.head, self.foot):
            line.fit(self.sheet.painter.left, self.sheet.galley.form.measure)
        self.say_foot((MORE,) if self.sheet.pager.more else (), self.keys())
