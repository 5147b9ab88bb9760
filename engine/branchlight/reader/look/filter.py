"""The last edge: whatever a widget was given, no control byte reaches the terminal."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from branchlight.source.characters import visible


class ControlFilter(LineFilter):
    """Puts a replacement character for every control byte and bidirectional control in a line that is painted."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line without them."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [Segment(visible(text), style, control) for text, style, control in segments]
