"""The input line: what it asks for, and beside that a field of limited length."""

from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Input

from branchlight.reader.text.wrap import fill
from branchlight.reader.widgets.messages import Moved

# Zero-width joiners. Persian and other scripts need them within words, and many emoji contain the second.
_JOINERS = ("\u200c", "\u200d")
_INDENT = 2
# The narrowest field beside a label; a narrower one is below it. A low terminal has no line for that.
_NARROWEST, _NARROWEST_IN_LOW, _LOW = 12, 6, 8
# The least height of a terminal in which a blank line is above the label.
_ROOMY_HEIGHT = 14


class LineInput(Input):
    """A field for one line, after its label. Escape is passed to the screen, and Enter passes the words to `then`.

    does    what Enter does, in a word for the foot; empty if the screen says it
    stays   True if the line stays when the focus leaves it
    """

    DEFAULT_CSS = """
    LineInput, LineInput:focus, LineInput:hover {
        height: 1; border: none; background: $field; background-tint: $foreground 0%; color: $foreground;
    }
    LineInput:ansi > .input--cursor { background: ansi_default; color: ansi_default; text-style: reverse; }
    LineInput > .line-input--label { color: $quiet; background: $background; text-style: italic; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-input--label"}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.leave", show=False)]

    def __init__(
        self, label: str, then: Callable[[str], None], *, does: str, length: int, value: str = "", stays: bool = False
    ) -> None:
        super().__init__(value, max_length=length, compact=True)
        self.cursor_blink = False  # an idle page paints nothing
        self.does = does
        self.stays = stays
        self._label = label
        self._then = then
        self._lines: list[str] = []
        self._field = (0, 0)

    def on_key(self, event: events.Key) -> None:
        """Insert zero-width joiners, which Textual would treat as commands."""
        if event.character in _JOINERS:
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(event.character)

    @on(Input.Submitted)
    def submitted(self, message: Input.Submitted) -> None:
        """Pass the words on."""
        message.stop()
        self._then(message.value)

    def on_focus(self) -> None:
        """Let the foot follow."""
        self.post_message(Moved())

    def on_blur(self) -> None:
        """Close the line, unless it stays or only another window has the focus now."""
        if not self.app.app_focus:
            return
        self.post_message(Moved())
        if not self.stays:
            self.remove()

    @property
    def _rule(self) -> Style:
        """The style that makes a field visible in the terminal's own colours, of which none is like the paper."""
        return Style(underline=True) if self.app.current_theme.ansi else Style.null()

    def fit(self, left: int, measure: int) -> None:
        """Align the line with the text. The field is beside the label's last line, or below it if it is too long."""
        room, length = max(1, measure - _INDENT), self.max_length or measure
        *above, last = [self._label[start:end] for start, end in fill(self._label, room)]
        start = cell_len(last) + 1 if last else 0
        narrowest = _NARROWEST if self.app.size.height >= _LOW else _NARROWEST_IN_LOW
        if room - start < min(length + 1, narrowest):
            above, last, start = [*above, last], "", 0
        above = ["", *above] if self.app.size.height >= _ROOMY_HEIGHT else above
        most = max(0, self.app.size.height // 2 - 1)
        if len(above) > most:
            above = [*above[: most - 1], f"{above[most - 1][: room - 2]} …"] if most else []
        edge = left + _INDENT
        self._lines = [" " * edge + words for words in (*above, last)]
        self._field = (edge + start, min(length + 1, room - start))
        right = self.screen.size.width - sum(self._field)
        self.styles.height = len(self._lines)
        self.styles.padding = (len(above), max(0, right), 0, self._field[0])

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of the field, with the label in the space before it."""
        width = self.outer_size.width
        painted = super().render_lines(Region(0, crop.y, width, crop.height))
        lines = zip(crop.line_range, painted, strict=True)
        return [self._labelled(y, strip, width).crop(crop.x, crop.right) for y, strip in lines]

    def _labelled(self, y: int, strip: Strip, width: int) -> Strip:
        look = self.get_component_rich_style("line-input--label", default=self.rich_style)
        words = self._lines[y] if y < len(self._lines) else ""
        label = Strip([Segment(words, look)])
        if y != len(self._lines) - 1:
            return label.adjust_cell_length(width, look)
        start, cells = self._field
        field = strip.crop(start, start + cells).apply_style(self._rule)
        return Strip.join([label.adjust_cell_length(start, look), field]).adjust_cell_length(width, look)
