"""Where draws are made, by number, so that a draw of the exploration and one of the play can be known for the same.

A site is a pair: "do" and a body with the place of the statement, "text" and a varying text, "if" and a choice, "way"
and a body with the place of the way, "when" or "priority" and a storylet, "slot" and a shuffle's slot, "pool" and its
name.
"""

from typing import TypeAlias

DrawSite: TypeAlias = tuple[str, str | int]


class DrawSites:
    """Numbers sites from 1, as they are asked for."""

    def __init__(self) -> None:
        self.numbers: dict[DrawSite, int] = {}

    def __getitem__(self, site: DrawSite) -> int:
        return self.numbers.setdefault(site, len(self.numbers) + 1)
