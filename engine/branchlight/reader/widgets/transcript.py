"""The transcript: the page of text. Keys and mouse turn its pages, and pick its choices once the text has been read."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from branchlight.reader.look.ink import Ink
from branchlight.reader.text.blocks import Form
from branchlight.reader.text.reveal import Reveal
from branchlight.reader.text.script import Script
from branchlight.reader.widgets.choice_number import ChoiceNumber
from branchlight.reader.widgets.choice_pointer import ChoicePointer
from branchlight.reader.widgets.messages import Moved, Picked
from branchlight.reader.widgets.page_moves import PageMoves
from branchlight.reader.widgets.pager import Pager
from branchlight.reader.widgets.painter import Painter
from branchlight.reader.widgets.viewport import Viewport

_WHEEL = 3
# The keys that do nothing else if they end a number.
_ENDS = ("escape", "backspace")


class Transcript(ScrollView, can_focus=True, inherit_bindings=False):
    """A script in a scrolling widget that keys and mouse control.

    script    the text and its choices; `galley` has its lines
    reveal    the part of the script that has been given and written
    view      the lines that show; it scrolls
    painter   paints the lines
    pager     sets new text, and turns to it page by page
    pointer   points at choices
    number    the number of a choice, typed digit by digit
    moves     the moves that keys make
    """

    DEFAULT_CSS = """
    Transcript { height: 1fr; overflow: hidden hidden; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j,tab", "move('down')", show=False),
        Binding("up,k,shift+tab", "move('up')", show=False),
        Binding("enter", "move('pick')", show=False),
        Binding("space,pagedown,ctrl+f", "move('on')", show=False),
        Binding("ctrl+d", "move('half-down')", show=False),
        Binding("ctrl+u", "move('half-up')", show=False),
        Binding("pageup,ctrl+b", "move('page-up')", show=False),
        Binding("home,g", "move('head')", show=False),
        Binding("end,G", "move('end')", show=False),
        *(Binding(digit, f"mark('{digit}')", show=False) for digit in "1234567890"),
    ]

    _OWN = frozenset(key for binding in BINDINGS if isinstance(binding, Binding) for key in binding.key.split(","))

    def __init__(self, ink: Ink, measure: int, spacing: str) -> None:
        super().__init__()
        self.script = Script(Form(measure, spacing))
        self.galley = self.script.galley
        self.reveal = Reveal(self.script)
        self.view = Viewport(self)
        self.painter = Painter(self, self.reveal, ink, measure, spacing)
        self.pager = Pager(self, self.reveal, self.painter, self.view)
        self.pointer = ChoicePointer(self, self.script, self.painter, self.view)
        self.number = ChoiceNumber(self, self.reveal, self.pager, self.pointer)
        self.moves = PageMoves(self, self.reveal, self.pager, self.view, self.pointer, self.number)

    @property
    def allow_vertical_scroll(self) -> bool:
        """Return True: the wheel scrolls a page without a scroll bar, which Textual would make and mount."""
        return True

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        if self.pager.blank:
            return self.painter.ink.blank(self.size.width)
        number, selection = self.view.top + y, self.text_selection
        return self.painter.line(number, selection.get_span(number) if selection is not None else None)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that the mouse has marked."""
        from branchlight.reader.widgets.selected import selected_text

        return selected_text(self.galley, self.painter.left, selection), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Repaint, since the mouse has marked another text."""
        self.refresh()

    def action_move(self, name: str) -> None:
        """Make the move of that name (arrow keys, Enter, Space, Page up and others)."""
        self.moves.table[name]()

    def action_mark(self, digit: str) -> None:
        """Add a digit to the number of a choice (digits)."""
        self.number.add(digit)

    def on_resize(self, event: events.Resize) -> None:
        """Set the page again, and keep the place."""
        self.pager.resize()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Report that another part of the page shows."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(Moved())

    def on_key(self, event: events.Key) -> None:
        """Finish what is being written, at any key. Stop the page's own keys there; commands still run.

        Every key but a digit and Enter ends the number that is being typed.
        """
        if self.pager.hurry() and event.key in self._OWN:
            if event.key.isdigit():
                self.number.spend(event.key)
            event.stop()
            event.prevent_default()
        elif not event.key.isdigit() and event.key != "enter" and self.number.end() and event.key in _ENDS:
            event.stop()
            event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Finish what is being written, pick the choice that was clicked, or turn the page."""
        if self.pager.hurry() or self.text_selection is not None:
            return
        index = self.painter.block_on(self.view.top + event.y)
        if index >= 0 and self.galley.blocks[index].key:
            self.post_message(Picked(self.galley.blocks[index].key, self.script.choices))
        elif self.pager.more:
            self.pager.go_on()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Point at the choice under the mouse, unless a number is being typed."""
        if self.reveal.ended and not self.script.typed:
            self.pointer.hover(self.painter.block_on(self.view.top + event.y))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Give more text if the wheel turns at the end of the page."""
        if self.view.at_end and not self.reveal.writing and self.pager.go_on(_WHEEL):
            event.stop()
            event.prevent_default()
