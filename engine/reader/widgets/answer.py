"""Where a reader writes when a story asks: one line on the measure, no longer than the story wants."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class Answer(Input):
    """A line to write on."""

    DEFAULT_CSS = """
    Answer, Answer:focus {
        height: 1; border: none; padding: 0; background: $background; color: $foreground;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.focus_page", show=False)]

    def __init__(self, length: int) -> None:
        super().__init__(max_length=length, placeholder="write, then Enter", compact=True, select_on_focus=False)

    def fit(self, left: int, measure: int) -> None:
        """Stand on the text's edge."""
        right = self.app.size.width - left - measure
        self.styles.padding = (0, max(0, right), 0, left + 4)
