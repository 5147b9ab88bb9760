"""What becomes of a text that is typed at a question."""

from branchlight.source.characters import visible


def typed(answer: str, length: int) -> str:
    """An answer as it is kept: on one line, without what could steer a terminal, no longer than `length`.

    The joiners that Persian words and some signs are written with stay. What shows nothing is no answer at all.
    """
    words = " ".join(visible(answer, " ").split())[:length].rstrip()
    return words if any(sign.isprintable() for sign in words) else ""
