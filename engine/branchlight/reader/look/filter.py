"""The last filter before the terminal: no control character passes, whatever a widget contains."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from branchlight.source.characters import visible


class ControlFilter(LineFilter):
    """A filter that replaces every control character and bidirectional control in a painted line."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the line with those characters replaced."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [Segment(visible(text), style, control) for text, style, control in segments]
