"""A passage on the page that was read."""

from typing import NamedTuple


class ReadPassage(NamedTuple):
    """The number of a passage's turn, its number there, and its words."""

    turn: int
    passage: int
    text: str
