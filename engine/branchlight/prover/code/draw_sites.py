"""Draw sites: the places in a story at which draws are made, by number.

They match a draw of the exploration with one of the play. A site is a pair:

    "do"               a body, or a condition in `do` and one of its sides, and the place of the statement there
    "with"             a body, and the place of an argument of its call
    "text"             a conditional text, or a random series
    "if"               a choice
    "way"              a body, and the place of the way out
    "when", "priority" a storylet
    "slot"             the slot of a shuffle or a deal
    "pool"             the name of a pool
"""

from typing import TypeAlias

DrawSite: TypeAlias = tuple[str, str | int]


class DrawSites:
    """Numbers draw sites from 1, in the order in which they are first asked for."""

    def __init__(self) -> None:
        self.numbers: dict[DrawSite, int] = {}

    def __getitem__(self, site: DrawSite) -> int:
        return self.numbers.setdefault(site, len(self.numbers) + 1)
