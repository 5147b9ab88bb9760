"""The lines of a text by number, cached, and a test for comments."""

from functools import lru_cache


@lru_cache(maxsize=8)
def lines_of(text: str) -> list[str]:
    """Return the lines of `text` without their line breaks. The list is shared: do not change it."""
    return text.split("\n")


@lru_cache(maxsize=8)
def has_comments(text: str) -> bool:
    """Return whether `text` can contain a comment at all."""
    return "#" in text


def line_at(text: str, number: int) -> str:
    """Return line `number`, counted from 1, or "" if there is none."""
    lines = lines_of(text)
    return lines[number - 1] if 0 < number <= len(lines) else ""
