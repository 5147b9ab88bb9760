"""The graph of states walked against its edges: from where can something be reached?"""

from array import array
from collections.abc import Iterable, Sequence


class Backward:
    """The edges of a graph by their targets, in two arrays: who leads to vertex v stands from `offsets[v]` on."""

    def __init__(self, vertices: int, sources: Sequence[int], targets: Sequence[int]) -> None:
        counts = array("I", bytes(4 * (vertices + 1)))
        for target in targets:
            counts[target] += 1
        total = 0
        for vertex in range(vertices + 1):
            total += counts[vertex]
            counts[vertex] = total
        self.before = array("I", bytes(4 * len(targets)))
        for source, target in zip(sources, targets, strict=True):
            counts[target] -= 1
            self.before[counts[target]] = source
        self.offsets = counts

    def reaching(self, goals: Iterable[int]) -> bytearray:
        """For each vertex: 1 if some goal can be reached from it, itself included."""
        found = bytearray(len(self.offsets) - 1)
        waiting = list(goals)
        for goal in waiting:
            found[goal] = 1
        offsets, before = self.offsets, self.before
        while waiting:
            vertex = waiting.pop()
            for source in before[offsets[vertex] : offsets[vertex + 1]]:
                if not found[source]:
                    found[source] = 1
                    waiting.append(source)
        return found


def endless(edges: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The vertices on a circle of these edges, or between two circles, each with one that follows and is among them.

    Vertices that nothing leads to, or that lead nowhere, are taken out until none is left.
    """
    following: dict[int, set[int]] = {}
    leading: dict[int, set[int]] = {}
    for source, target in edges:
        following.setdefault(source, set()).add(target)
        leading.setdefault(target, set()).add(source)
    waiting = [vertex for vertex in {*following, *leading} if vertex not in following or vertex not in leading]
    while waiting:
        vertex = waiting.pop()
        for ahead, back in ((following, leading), (leading, following)):
            for other in ahead.pop(vertex, ()):
                back[other].discard(vertex)
                if not back[other]:
                    del back[other]
                    waiting.append(other)
    return {vertex: min(following[vertex]) for vertex in sorted(following)}
