"""Line breaks after a backslash. ink ends a line there at the edges of a text, and shows a space within it."""

import re

from branchlight.adopt.lower.texts.pieces import LINE_END, InkWords, Piece

_EDGES = re.compile(r"(?P<lead>[ \t]*)(?P<head>\n[ \t\n]*)?(?P<words>.*?)(?P<tail>\n[ \t\n]*)?", re.DOTALL)


def text_pieces(text: str) -> list[Piece]:
    """Return the words of a text, with the breaks at its edges."""
    if "\n" not in text:
        return [InkWords(text)]
    found = _EDGES.fullmatch(text)
    assert found is not None, "every text fits the pattern"
    lead, head, words, tail = (found[name] or "" for name in ("lead", "head", "words", "tail"))
    between = f"{_after_break(head) if head else lead}{words}"
    parts: list[Piece] = [InkWords(lead), LINE_END] if head else []
    parts.append(InkWords(re.sub(r"[ \t]*\n[ \t\n]*", " ", between)))
    parts += [LINE_END, InkWords(_after_break(tail))] if tail else []
    return [part for part in parts if part != InkWords("")]


def _after_break(edge: str) -> str:
    """Return the spaces after the last break of an edge."""
    return edge.rpartition("\n")[2]
