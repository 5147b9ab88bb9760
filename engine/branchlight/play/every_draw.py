"""Draws that are made each way in turn, in place of the dice."""

from typing import NamedTuple


class DrawScript:
    """Leads through every row of draws: `while script.next(): ...` plays once for each.

    What is played asks for its draws in order. After each time the last draw that has another result gets it, and those
    behind it are forgotten: a search in depth over rows that need not be of one length.
    """

    def __init__(self) -> None:
        self.drawn: list[int] = []
        self.sides: list[int] = []
        self.sites: list[int] = []
        self.position = -1

    def next(self) -> bool:
        """Is there another row of draws?"""
        if self.position >= 0:
            del self.drawn[self.position :], self.sides[self.position :], self.sites[self.position :]
            while self.drawn and self.drawn[-1] + 1 == self.sides[-1]:
                self.drawn.pop()
                self.sides.pop()
                self.sites.pop()
            if not self.drawn:
                self.position = -1
                return False
            self.drawn[-1] += 1
        self.position = 0
        return True

    def rewind(self) -> None:
        """Begins anew with the first row."""
        self.drawn, self.sides, self.sites, self.position = [], [], [], -1

    def draw(self, sides: int, site: int = 0) -> int:
        if sides < 2:
            return 0
        position = self.position
        self.position = position + 1
        if position == len(self.drawn):
            self.drawn.append(0)
            self.sides.append(sides)
            self.sites.append(site)
        return self.drawn[position]

    def chance(self, percent: int, site: int = 0) -> bool:
        """As `TurnInProgress.chance`: what is certain draws nothing."""
        if percent <= 0 or percent >= 100:
            return percent > 0
        return self.draw(2, site) == 1

    def roll(self, low: int, high: int, site: int = 0) -> int:
        return low + self.draw(high - low + 1, site)

    def row(self) -> "tuple[Drawn, ...]":
        """The draws of the latest time."""
        row = zip(self.drawn, self.sides, self.sites, strict=True)
        return tuple([Drawn(*drawn) for drawn in row][: self.position])


class Picks(NamedTuple):
    """Storylets (by the full names of their choices) that are to be picked before others that the dice could pick."""

    names: frozenset[str]


class Drawn(NamedTuple):
    """What came of a draw, from 0, of how many sides (as whatever asked for it put them), and where it was made."""

    result: int
    sides: int
    site: int
