"""A passage on the page that was read."""

from branchlight.source.named_tuple import NamedTuple


class ReadPassage(NamedTuple):
    """The number of a passage's turn, its number there, and its words."""

    turn: int
    passage: int
    text: str
