"""Every sequence of draws in turn, in place of the dice."""

from branchlight.language.values import places_of
from branchlight.source.named_tuple import NamedTuple


class DrawScript:
    """Enumerates every sequence of draws: `while script.next(): ...` plays once for each.

    The code that is played asks for its draws in order. `next` advances the last draw that has another result, and
    forgets the draws after it. This is a depth-first search; the sequences may differ in length.
    """

    def __init__(self) -> None:
        self.drawn: list[int] = []
        self.sides: list[int] = []
        self.sites: list[int] = []
        self.position = -1

    def next(self) -> bool:
        """Go to the next sequence of draws. Return whether there is one."""
        if self.position >= 0:
            # Forget the draws that the latest time did not make, then those that have no result left.
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
        """Begin again with the first sequence."""
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
        """Draw as `Varying.chance` does. A certain result needs no draw."""
        if percent <= 0 or percent >= 100:
            return percent > 0
        return self.draw(2, site) == 1

    def roll(self, low: int, high: int, site: int = 0) -> int:
        return low + self.draw(high - low + 1, site)

    def member(self, members: int, if_empty: int, site: int = 0) -> int:
        """Draw as `Varying.member` does."""
        places = places_of(members)
        return places[self.draw(len(places), site)] if places else if_empty

    def row(self) -> "tuple[Drawn, ...]":
        """Return the draws of the current sequence."""
        row = zip(self.drawn, self.sides, self.sites, strict=True)
        return tuple([Drawn(*drawn) for drawn in row][: self.position])


class Picks(NamedTuple):
    """Storylets, by the full names of their choices, to be picked before others that tie with them."""

    names: frozenset[str]


class Drawn(NamedTuple):
    """A draw: its result from 0, its number of sides as they were asked for, and its draw site."""

    result: int
    sides: int
    site: int
