"""The position in a long turn: the page that shows, of how many."""

from branchlight.reader.text.reach import overlap
from branchlight.reader.text.script import Script


def position(script: Script, top: int, height: int) -> tuple[int, int]:
    """Return the number of the page that starts on line `top`, and the number of pages of the current turn.

    Both are 0 if none of the turn shows.
    """
    head = script.galley.top(script.turn) if script.turn < len(script.galley.blocks) else script.total
    if not height or top + height <= head:
        return 0, 0
    step = max(1, height - overlap(height))
    pages = 1 + max(0, -(-(script.total - head - height) // step))
    if top + height >= script.total:
        return pages, pages
    return min(pages, 1 + max(0, -(-(top - head) // step))), pages
