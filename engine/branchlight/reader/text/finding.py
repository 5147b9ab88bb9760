"""Finding words in a text, whatever their case."""

from branchlight.reader.text.blocks import Span


def find(text: str, words: str) -> Span | None:
    """The letters of `text` in which `words` stand first; None where they do not. A ß is found as ss, too."""
    wanted = words.casefold()
    start = text.casefold().find(wanted)
    if start < 0:
        return None
    origins = [number for number, sign in enumerate(text) for _ in sign.casefold()]
    return Span(origins[start], origins[start + len(wanted) - 1] + 1, "found")
