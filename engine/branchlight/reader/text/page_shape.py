"""The shape of a page in a terminal: its measure and its left edge."""

from branchlight.reader.text.blocks import Form

_ROOMY_HEIGHT = 20
_SMALL_HEIGHT = 14


def shape(width: int, height: int, measure: int, spacing: str) -> tuple[Form, int]:
    """Return the form of a page in a terminal of `width` by `height` cells, and its left edge in cells."""
    margin = 2 if width < 60 else 4
    measure = max(8, min(measure, width - 2 * margin))
    left = max(0, (width - measure) // 2)
    spacing = "close" if height < _SMALL_HEIGHT and spacing == "normal" else spacing
    return Form(measure, spacing, height >= _ROOMY_HEIGHT), left
