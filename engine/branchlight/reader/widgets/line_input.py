"""The input line: one line on the measure, with a limited length."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from branchlight.reader.wording import foot_words

# Zero-width joiners. Persian and other scripts need them within words, and many emoji contain the second.
_JOINERS = ("\u200c", "\u200d")


class LineInput(Input):
    """A line of input. Escape is passed to the screen."""

    DEFAULT_CSS = """
    LineInput, LineInput:focus, LineInput:hover {
        height: 1; border: none; background: transparent; background-tint: $foreground 0%; color: $foreground;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.leave", show=False)]

    def __init__(self, length: int, placeholder: str = foot_words.WRITE, value: str = "") -> None:
        super().__init__(value, max_length=length, placeholder=placeholder, compact=True)

    def on_key(self, event: events.Key) -> None:
        """Insert zero-width joiners, which Textual would treat as commands."""
        if event.character in _JOINERS:
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(event.character)

    def fit(self, left: int, measure: int) -> None:
        """Align the line with the text."""
        right = self.app.size.width - left - measure
        self.styles.padding = (0, max(0, right), 0, left + 4)
