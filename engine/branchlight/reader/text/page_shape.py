"""The shape of a page: how wide its measure is in a terminal of some size, and where its left edge is."""

from branchlight.reader.text.blocks import Form

_ROOMY_HEIGHT = 20
_SMALL_HEIGHT = 14


def shape(width: int, height: int, measure: int, spacing: str) -> tuple[Form, int]:
    """The form of a page in so many cells, and where its left edge stands."""
    margin = 2 if width < 60 else 4
    measure = max(8, min(measure, width - 2 * margin))
    left = max(0, (width - measure) // 2)
    spacing = "close" if height < _SMALL_HEIGHT and spacing == "normal" else spacing
    return Form(measure, spacing, height >= _ROOMY_HEIGHT), left
