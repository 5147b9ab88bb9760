"""Words cut to a length, for a map or a line of a report."""


def shortened(words: str, most: int) -> str:
    """The words, or as many signs of them as fit with a sign that says that there are more."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
