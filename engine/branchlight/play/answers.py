"""The text that a reader types at a question."""

from branchlight.source.characters import visible


def typed(answer: str, length: int) -> str:
    """Return an answer as it is kept: on one line, without control characters, at most `length` characters long.

    Zero-width joiners stay, because Persian words and some emoji need them. A text that shows nothing gives "".
    """
    words = " ".join(visible(answer, " ").split())[:length].rstrip()
    return words if any(sign.isprintable() for sign in words) else ""
