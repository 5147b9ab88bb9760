"""The probability that a random reader reaches each node and each ending, computed over all turns.

The turns are a Markov chain. For each turn and each goal, the probability of reaching the goal satisfies one equation
over the turn's edges. The least solution is found by Gauss-Seidel iteration: rounds over all turns, from the last to
the first, until the changes are negligible. A story without circles takes one such round.

In a finite chain, every reading ends or reaches a turn from which no ending can be reached. As long as some readings
have done neither, the iteration has stalled before the solution.
"""

from collections import defaultdict

from branchlight.analysis.digraph import reachable
from branchlight.authoring.stats.explore import Explored
from branchlight.authoring.stats.order import backwards
from branchlight.prover.clock import Clock

PATIENCE = 20_000_000
"""The most multiplications. A story that needs more is sampled instead."""

CLOSE = 1e-9
SURE = 1e-6
"""`CLOSE` is the largest change of a value in the last round.

`SURE` is the largest share of readings that may then still be under way: neither ended, nor at a turn from which no
ending can be reached.
"""


class Hits:
    """The probabilities as seen from before the beginning."""

    def __init__(self, nodes: dict[str, float], endings: dict[str, float]) -> None:
        self.nodes = nodes
        self.endings = endings


def hits(explored: Explored, clock: Clock) -> Hits | None:
    """Return the probabilities of all goals, or None if they take too long. Raises `TimeUpError`."""
    # Each turn has a vector: a probability for each node and each ending, and one that the reading is over.
    nodes = sorted({name for row in explored.edges for edge in row for name in edge.entered})
    endings = sorted(set(explored.endings.values()))
    goals = {name: place for place, name in enumerate(nodes)}
    size = len(nodes) + len(endings) + 1
    found = [[0.0] * size for _ in explored.edges]
    for number in _over(explored):
        found[number][-1] = 1.0
    for number, ending in explored.endings.items():
        found[number][len(nodes) + endings.index(ending)] = 1.0
    # Iterate backwards, so that most values that a turn needs are final.
    order = [number for number in backwards(explored.edges) if explored.edges[number]]
    round_cost = size * sum([len(row) for row in explored.edges])
    spent, change = 0, 1.0
    while change > CLOSE:
        spent += round_cost
        if spent > max(PATIENCE, round_cost):
            return None
        change = 0.0
        for number in order:
            clock.check()
            row = _row(explored, number, found, goals, size)
            change = max(change, max([abs(new - old) for new, old in zip(row, found[number], strict=True)], default=0))
            found[number] = row
    # The iteration has stalled if some readings are not over.
    if found[0][-1] < 1.0 - SURE:
        return None
    return Hits(
        {name: found[0][place] for place, name in enumerate(nodes)},
        {name: found[0][len(nodes) + place] for place, name in enumerate(endings)},
    )


def _over(explored: Explored) -> set[int]:
    """Return the turns at which a reading has ended, or from which no ending can be reached."""
    before: defaultdict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(explored.edges):
        for edge in row:
            before[edge.target].append(number)
    ending = reachable(explored.endings, before.__getitem__)
    return {number for number in range(len(explored.edges)) if number not in ending} | set(explored.endings)


def _row(explored: Explored, number: int, found: list[list[float]], goals: dict[str, int], size: int) -> list[float]:
    """Return the probabilities of one turn, from the current values of its successors."""
    row = [0.0] * size
    for edge in explored.edges[number]:
        chance, onward = edge.chance, found[edge.target]
        row = [have + chance * more for have, more in zip(row, onward, strict=True)]
        for name in edge.entered:
            row[goals[name]] += chance * (1.0 - onward[goals[name]])
    return row
