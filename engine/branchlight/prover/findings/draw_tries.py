"""Sequences of draws to try, those next to the first results before others."""

from collections import deque


class DrawTries:
    """Enumerates every sequence of draws: `while tries.next(): ...` plays once for each.

    The sequences in which fewer draws have another result than their first come first, in a breadth-first search. So a
    text that depends on few of many draws is found after few tries, wherever those draws are made. Each sequence is
    tried once: it follows from the one without its last change.
    """

    def __init__(self) -> None:
        self.ahead: deque[tuple[tuple[int, int], ...]] = deque([()])
        self.changed: tuple[tuple[int, int], ...] = ()
        self.results: dict[int, int] = {}
        self.sides: list[int] = []

    def next(self) -> bool:
        """Go to the next sequence of draws. Return whether there is one."""
        begin = self.changed[-1][0] + 1 if self.changed else 0
        for place in range(begin, len(self.sides)):
            self.ahead.extend([(*self.changed, (place, result)) for result in range(1, self.sides[place])])
        if not self.ahead:
            return False
        self.changed = self.ahead.popleft()
        self.results, self.sides = dict(self.changed), []
        return True

    def draw(self, sides: int) -> int:
        """Return the result of the next draw, from 0."""
        place = len(self.sides)
        self.sides.append(sides)
        return self.results.get(place, 0)
