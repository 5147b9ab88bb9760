"""The lines of a text, by number, found once and kept for a while, and whether any can hold a comment."""

from functools import lru_cache


@lru_cache(maxsize=8)
def lines_of(text: str) -> list[str]:
    """The lines of `text` without their line breaks. The list is shared: do not change it."""
    return text.split("\n")


@lru_cache(maxsize=8)
def has_comments(text: str) -> bool:
    """Can there be a comment in `text` at all?"""
    return "#" in text


def line_at(text: str, number: int) -> str:
    """Line `number`, counted from 1; empty where there is no such line."""
    lines = lines_of(text)
    return lines[number - 1] if 0 < number <= len(lines) else ""
