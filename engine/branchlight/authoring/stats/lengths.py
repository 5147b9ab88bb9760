"""The shortest and the longest reading, over all turns of a story."""

from heapq import heappop, heappush

from branchlight.authoring.stats.explore import Explored
from branchlight.authoring.stats.order import backwards, has_circle
from branchlight.source.named_tuple import NamedTuple


class Length(NamedTuple):
    """The amount to read in a reading, and the number of decisions."""

    words: int
    choices: int


def shortest(explored: Explored) -> Length | None:
    """Return the reading with the fewest words that reaches an ending, or None (Dijkstra, 1959)."""
    # Turn 0 is before the beginning, and the step from it is not a choice: count choices from -1.
    waiting = [(0, -1, 0)]
    done: set[int] = set()
    while waiting:
        words, choices, number = heappop(waiting)
        if number in explored.endings:
            return Length(words, choices)
        if number in done:
            continue
        done.add(number)
        for edge in explored.edges[number]:
            if edge.target not in done:
                heappush(waiting, (words + edge.words, choices + 1, edge.target))
    return None


def longest(explored: Explored) -> Length | None:
    """Return the reading with the most words that reaches an ending, or None if readings can go on for ever."""
    order = backwards(explored.edges)
    if has_circle(explored.edges, order):
        return None
    # Without circles, one pass from the last turn to the first finds the longest path.
    best: dict[int, Length] = {}
    for number in order:
        if number in explored.endings:
            best[number] = Length(0, 0)
        further = [
            Length(best[edge.target].words + edge.words, best[edge.target].choices + 1)
            for edge in explored.edges[number]
            if edge.target in best
        ]
        if further:
            best[number] = max(further)
    found = best.get(0)
    return Length(found.words, found.choices - 1) if found else None
