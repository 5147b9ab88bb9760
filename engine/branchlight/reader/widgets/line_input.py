"""Where a reader writes: one line on the measure, no longer than is wanted."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

# Persian and other scripts need them within words, and many an emoji is made with the second.
_JOINERS = ("\u200c", "\u200d")


class LineInput(Input):
    """A line to write on. Escape leaves it to the screen."""

    DEFAULT_CSS = """
    LineInput, LineInput:focus, LineInput:hover {
        height: 1; border: none; background: transparent; background-tint: $foreground 0%; color: $foreground;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.leave", show=False)]

    def __init__(self, length: int, placeholder: str = "write, then Enter", value: str = "") -> None:
        super().__init__(value, max_length=length, placeholder=placeholder, compact=True)

    def on_key(self, event: events.Key) -> None:
        """What joins or parts the letters beside it is written too; Textual takes it for a command."""
        if event.character in _JOINERS:
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(event.character)

    def fit(self, left: int, measure: int) -> None:
        """Stand on the text's edge."""
        right = self.app.size.width - left - measure
        self.styles.padding = (0, max(0, right), 0, left + 4)
