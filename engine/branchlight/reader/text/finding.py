"""Search for words in a text, whatever their case."""

from branchlight.reader.text.blocks import TextSpan


def find(text: str, words: str) -> TextSpan | None:
    """Return the first place of `words` in `text`, or None. A ß matches ss, too."""
    return next(iter(find_all(text, words)), None)


def find_all(text: str, words: str) -> list[TextSpan]:
    """Return every place of `words` in `text`. Places do not overlap."""
    folded, wanted = text.casefold(), words.casefold()
    start = folded.find(wanted) if wanted else -1
    if start < 0:
        return []
    # Case folding may lengthen a text: `origins` maps each folded letter to the letter that it comes from.
    origins = [number for number, sign in enumerate(text) for _ in sign.casefold()]
    spans: list[TextSpan] = []
    while start >= 0:
        spans.append(TextSpan(origins[start], origins[start + len(wanted) - 1] + 1, "found"))
        start = folded.find(wanted, start + len(wanted))
    return spans
