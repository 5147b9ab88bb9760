"""Order of fields: which of them are neighbours in the diagrams.

A set has a small diagram if values that depend on each other are at neighbouring tiers. Fields depend on each other if
one transition touches both. FORCE (Aloul, Markov and Sakallah, "FORCE: a fast and easy-to-implement variable-ordering
heuristic", 2003) moves each field to the centre of the transitions that touch it, again and again, as springs would. It
begins with the order of the story, and with some shuffled ones. The best result is taken: that in which the fields of
one transition are least far apart.
"""

import random
from collections.abc import Sequence

ROUNDS = 50
"""The most rounds from one beginning. Most orders settle in fewer than ten."""
SHUFFLES = 12
MOST_MOVES = 3_000_000
"""About how many fields of transitions are looked at in all. A large story is not shuffled that often."""


def ordered(fields: Sequence[int], together: Sequence[Sequence[int]]) -> list[int]:
    """Return the fields in an order in which those of each row of `together` are near each other.

    The result is the same each time.
    """
    rows = [row for row in together if len(row) > 1]
    found = _settled(list(fields), rows)
    dice, moves = random.Random(0), ROUNDS * sum(map(len, rows))
    for _ in range(min(SHUFFLES, MOST_MOVES // (moves + 1))):
        shuffled = list(fields)
        dice.shuffle(shuffled)
        found = min(found, _settled(shuffled, rows), key=lambda order: _span(order, rows))
    return found


def _settled(order: list[int], rows: Sequence[Sequence[int]]) -> list[int]:
    """Return the best order to which an order is moved."""
    best, least = order, _span(order, rows)
    for _ in range(ROUNDS):
        order = _moved(order, rows)
        span = _span(order, rows)
        if span >= least:
            break
        best, least = order, span
    return best


def _moved(order: list[int], rows: Sequence[Sequence[int]]) -> list[int]:
    """Return an order with each field moved to the centre of its rows. A field without rows stays where it is."""
    place = {field: number for number, field in enumerate(order)}
    pulls: dict[int, list[float]] = {field: [] for field in order}
    for row in rows:
        centre = sum([place[field] for field in row]) / len(row)
        for field in row:
            pulls[field].append(centre)
    target = {field: sum(pull) / len(pull) if pull else float(place[field]) for field, pull in pulls.items()}
    return sorted(order, key=lambda field: (target[field], place[field]))


def _span(order: Sequence[int], rows: Sequence[Sequence[int]]) -> int:
    """Return how far apart the fields of all rows are in an order."""
    place = {field: number for number, field in enumerate(order)}
    return sum([max(places) - min(places) for places in [[place[field] for field in row] for row in rows]])
