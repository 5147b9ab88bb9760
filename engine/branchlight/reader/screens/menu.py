"""A menu: a page with lines that can be picked. Title page, settings, saves, map and help are menus."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from branchlight.reader.look.ink import Key
from branchlight.reader.page.answer_line import AnswerLine
from branchlight.reader.text.blocks import Block
from branchlight.reader.text.offer import Offer
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.messages import Moved, Picked, Unpointed
from branchlight.reader.widgets.status_line import StatusLine
from branchlight.reader.widgets.transcript import Transcript
from branchlight.reader.wording import command_names, foot_words

if TYPE_CHECKING:
    from branchlight.reader.host import Host

MORE = (command_names.SPACE, foot_words.MORE, "screen.sheet('go_on')")
PICK = "screen.sheet('pick')"
ENTER = (command_names.ENTER, foot_words.CHOOSE, PICK)
_POINT = (command_names.UP_DOWN, foot_words.PICK, "")
ESCAPE = (command_names.ESCAPE, foot_words.BACK, "screen.leave")


class Menu(ThemedScreen):
    """A screen of lines. Subclasses define its blocks (`blocks`) and what picking a line does (`pick`)."""

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
        self.line = AnswerLine(self, self.sheet)

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
        yield self.head
        yield self.sheet
        yield self.foot

    def on_mount(self) -> None:
        """Show the page from its head."""
        self.sheet.focus()
        self.redraw(top=True)
        self.call_after_refresh(self.point)

    def point(self) -> None:
        """Point at the first line."""
        if self.sheet.script.choices.chosen < 0:
            self.sheet.pointer.point_at_first()

    def on_resize(self) -> None:
        """Remove the margins if the terminal is low."""
        self.set_class(self.app.size.height < 20, "-small")

    def redraw(self, top: bool = False) -> None:
        """Set the page again. The line pointed at stays the same."""
        key, scroll = self.sheet.script.choices.key, 0 if top else self.sheet.view.top
        self.sheet.pager.restore([], self.blocks(), stand="head")
        self.sheet.view.stand_at(scroll)
        self.sheet.pointer.point_at(key)

    def relight(self) -> None:
        """Paint in the current colours."""
        self.sheet.painter.relight(self.host.ink)
        self.sheet.painter.wish(self.host.settings.measure, "normal")
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

    def action_help(self) -> None:
        """Open the help."""
        self.host.action_open("help")

    async def action_sheet(self, action: str) -> None:
        """Run an action of the transcript, on a click in the foot."""
        await self.sheet.run_action(action)

    @on(Picked)
    def picked(self, message: Picked) -> None:
        """Act on the line that was picked."""
        self.pick(message.key)

    @on(Unpointed)
    def unpointed(self) -> None:
        """Point at the first line that shows."""
        self.sheet.pointer.point_at_first()

    @on(Moved)
    def accompany(self) -> None:
        """Align head and foot with the text."""
        for part in (self.head, self.foot, self.line):
            part.fit(self.sheet.painter.left, self.sheet.galley.form.measure)
        more = self.sheet.pager.more and self.sheet.has_focus
        self.say_foot((MORE,) if more else (), self.line.keys or _usable(self.keys(), self.sheet.script.choices))


def _usable(keys: Sequence[Key], choices: Offer) -> tuple[Key, ...]:
    """Return the keys that do something now. A line is picked only if one is pointed at."""
    if choices.chosen >= 0:
        return tuple(keys)
    others = tuple(key for key in keys if key[2] != PICK and key != _POINT)
    return (_POINT, *others) if choices else others
