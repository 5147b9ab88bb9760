"""Shortened words, for a map or a line of a report."""


def shortened(words: str, most: int) -> str:
    """Return the words, cut to `most` characters with a mark at the end if they are longer."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
