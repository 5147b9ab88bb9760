"""How likely a random reader comes to each node and each ending, reckoned over all turns.

For each turn and each goal, the chance to come to the goal from there is what its edges say of it; the least solution
is found by going over all turns from the last to the first until nothing changes. A story without circles takes one
such round. In a finite chain every reading ends, or comes to where no ending can be reached: while some have done
neither, the rounds have come to a standstill before the solution.
"""

from collections import defaultdict

from branchlight.analysis.digraph import reachable
from branchlight.authoring.stats.explore import Explored
from branchlight.authoring.stats.order import backwards
from branchlight.prover.clock import Clock

PATIENCE = 20_000_000
"""So many products at most; a story that needs more is sampled instead."""

CLOSE = 1e-9
SURE = 1e-6
"""So much of all readings at most may be left without an end, or a way to one, once nothing changes any more."""


class Hits:
    """The chances from before the beginning."""

    def __init__(self, nodes: dict[str, float], endings: dict[str, float]) -> None:
        self.nodes = nodes
        self.endings = endings


def hits(explored: Explored, clock: Clock) -> Hits | None:
    """The chances of all goals; None where they would take too long to find. Raises `TimeUpError`."""
    nodes = sorted({name for row in explored.edges for edge in row for name in edge.entered})
    endings = sorted(set(explored.endings.values()))
    goals = {name: place for place, name in enumerate(nodes)}
    size = len(nodes) + len(endings) + 1
    found = [[0.0] * size for _ in explored.edges]
    for number in _over(explored):
        found[number][-1] = 1.0
    for number, ending in explored.endings.items():
        found[number][len(nodes) + endings.index(ending)] = 1.0
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
    if found[0][-1] < 1.0 - SURE:
        return None
    return Hits(
        {name: found[0][place] for place, name in enumerate(nodes)},
        {name: found[0][len(nodes) + place] for place, name in enumerate(endings)},
    )


def _over(explored: Explored) -> set[int]:
    """The turns at which a reading has ended, or from which no ending can be reached."""
    before: defaultdict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(explored.edges):
        for edge in row:
            before[edge.target].append(number)
    ending = reachable(explored.endings, before.__getitem__)
    return {number for number in range(len(explored.edges)) if number not in ending} | set(explored.endings)


def _row(explored: Explored, number: int, found: list[list[float]], goals: dict[str, int], size: int) -> list[float]:
    """The chances from one turn, by what is known of those that follow."""
    row = [0.0] * size
    for edge in explored.edges[number]:
        chance, onward = edge.chance, found[edge.target]
        row = [have + chance * more for have, more in zip(row, onward, strict=True)]
        for name in edge.entered:
            row[goals[name]] += chance * (1.0 - onward[goals[name]])
    return row
