"""The head of a page: the line at its top, by words of the story, so that it fits every terminal and the browser."""

from branchlight.source.named_tuple import NamedTuple


class PageHead(NamedTuple):
    """The first line of a page.

    here     the number of decisions that led to the turn of the passage
    passage  the number of a passage in that turn: the one at the head of the page, or the next below
    letter   a letter of the passage
    lines    the lines from the one with that letter down to the head of the page; below 0 if it is further up
    """

    here: int
    passage: int
    letter: int = 0
    lines: int = 0

    def is_within(self, here: int) -> bool:
        """Return whether the page begins within the turn after `here` decisions, below the head of its text."""
        return self.here == here and (self.passage, self.letter, self.lines) > (0, 0, 0)


class Showing(NamedTuple):
    """The part of a page that shows: its head, or None if no words are near it, and the last words on it."""

    head: PageHead | None
    last: str


NOTHING = Showing(None, "")
"""The part that shows if a front end has no pages."""
