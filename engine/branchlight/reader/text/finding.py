"""Search for words in a text, whatever their case."""

from branchlight.reader.text.blocks import TextSpan


def find(text: str, words: str) -> TextSpan | None:
    """Return the first place of `words` in `text`, or None. A ß matches ss, too."""
    wanted = words.casefold()
    start = text.casefold().find(wanted)
    if start < 0:
        return None
    # Case folding may lengthen a text: `origins` maps each folded letter to the letter that it comes from.
    origins = [number for number, sign in enumerate(text) for _ in sign.casefold()]
    return TextSpan(origins[start], origins[start + len(wanted) - 1] + 1, "found")
