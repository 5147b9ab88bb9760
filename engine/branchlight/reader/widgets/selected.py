"""The text that the mouse has marked on a page, with whole paragraphs."""

from textual.selection import Selection

from branchlight.reader.text.galley import Galley


def selected_text(galley: Galley, left: int, selection: Selection) -> str:
    """Return the words of a selection in a galley whose text starts at cell `left`."""
    first = selection.start.y if selection.start else 0
    last = selection.end.y if selection.end else galley.height - 1
    text, previous = "", -1
    for number in range(first, min(last + 1, galley.height)):
        found, span = galley.line(number), selection.get_span(number)
        if found is None or span is None:
            continue
        index, line = found
        start, end = max(0, span[0] - left - line.x), span[1] - left - line.x
        words = line.text[start : None if span[1] < 0 else max(0, end)]
        text += (" " if index == previous else "\n\n" if text else "") + words
        previous = index
    return text
