"""Algorithms on directed graphs.

A graph is a function from a vertex to the targets of its edges. Nothing here recurses, so deep stories cannot overflow
the stack. `tick` is called in every loop that can be long; it may raise to stop the work.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeAlias, TypeVar

Vertex = TypeVar("Vertex", bound=Hashable)
Targets: TypeAlias = Callable[[Vertex], Iterable[Vertex]]


def _no_tick() -> None:
    pass


def reachable(starts: Iterable[Vertex], targets: Targets[Vertex]) -> set[Vertex]:
    """Return the vertices that paths from `starts` reach, including the starts."""
    found = set(starts)
    waiting = list(found)
    while waiting:
        for target in targets(waiting.pop()):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found


def postorder(starts: Iterable[Vertex], targets: Targets[Vertex]) -> list[Vertex]:
    """Return the vertices in the order in which a depth-first search leaves them.

    An edge closes a circle if and only if its target comes no earlier in this order than its source.
    """
    order: list[Vertex] = []
    seen: set[Vertex] = set()
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        path: list[tuple[Vertex, Iterator[Vertex]]] = [(start, iter(targets(start)))]
        while path:
            vertex, rest = path[-1]
            unseen = next((target for target in rest if target not in seen), None)
            if unseen is None:
                order.append(vertex)
                path.pop()
            else:
                seen.add(unseen)
                path.append((unseen, iter(targets(unseen))))
    return order


def without_circles(starts: Iterable[Vertex], targets: Targets[Vertex]) -> dict[Vertex, list[Vertex]]:
    """Return the edges by source, without those that close a circle in a depth-first search from `starts`."""
    place = {vertex: number for number, vertex in enumerate(postorder(starts, targets))}
    return {
        vertex: [target for target in targets(vertex) if place[target] < number] for vertex, number in place.items()
    }


def strong_components(starts: Iterable[Vertex], targets: Targets[Vertex]) -> dict[Vertex, int]:
    """Return a number for each vertex reached; two share it if and only if each reaches the other (Tarjan, 1972)."""
    found: dict[Vertex, int] = {}
    index: dict[Vertex, int] = {}
    low: dict[Vertex, int] = {}
    open_: list[Vertex] = []
    for start in starts:
        if start in index:
            continue
        index[start] = low[start] = len(index)
        open_.append(start)
        path: list[tuple[Vertex, Iterator[Vertex]]] = [(start, iter(targets(start)))]
        while path:
            vertex, rest = path[-1]
            # `low` is the least index on the stack that the vertex reaches. A vertex is the root of a component if it
            # is its own.
            target = next(rest, None)
            if target is None:
                path.pop()
                if path:
                    before = path[-1][0]
                    low[before] = min(low[before], low[vertex])
                if low[vertex] == index[vertex]:
                    while vertex not in found:
                        found[open_.pop()] = index[vertex]
            elif target not in index:
                index[target] = low[target] = len(index)
                open_.append(target)
                path.append((target, iter(targets(target))))
            elif target not in found:
                low[vertex] = min(low[vertex], index[target])
    return found


def trimmed(
    edges: Mapping[Vertex, Iterable[Vertex]], tick: Callable[[], None] = _no_tick
) -> dict[Vertex, frozenset[Vertex]]:
    """Return the edges between vertices that are on circles, or on a path from one circle to another.

    Vertices that no edge enters or leaves are removed until there are none.
    """
    ahead = {vertex: set(targets) for vertex, targets in edges.items()}
    behind: defaultdict[Vertex, set[Vertex]] = defaultdict(set)
    for vertex, targets in ahead.items():
        for target in targets:
            behind[target].add(vertex)
    waiting = [vertex for vertex in {*ahead, *behind} if not ahead.get(vertex) or not behind.get(vertex)]
    while waiting:
        tick()
        vertex = waiting.pop()
        for there, back in ((ahead, behind), (behind, ahead)):
            for other in there.pop(vertex, ()):
                back[other].discard(vertex)
                if not back[other]:
                    waiting.append(other)
    return {vertex: frozenset(targets) for vertex, targets in ahead.items()}


def longest_paths(
    lengths: Mapping[Vertex, Mapping[Vertex, int]],
    starts: Mapping[Vertex, int],
    tick: Callable[[], None] = _no_tick,
) -> dict[Vertex, int] | None:
    """Return the length of the longest path to each vertex; None if there is a circle.

    The vertices are taken in topological order (Kahn, 1962).

    Arguments:
        lengths: the length of each edge, by its source and its target.
        starts: the length with which a path from a vertex begins; 0 for all others.
    """
    entering = Counter(target for row in lengths.values() for target in row)
    found = {vertex: starts.get(vertex, 0) for vertex in {*lengths, *entering, *starts}}
    ready = [vertex for vertex in found if not entering[vertex]]
    done = 0
    while ready:
        tick()
        vertex = ready.pop()
        done += 1
        for target, length in lengths.get(vertex, {}).items():
            found[target] = max(found[target], found[vertex] + length)
            entering[target] -= 1
            if not entering[target]:
                ready.append(target)
    return found if done == len(found) else None


def connected(edges: Mapping[Vertex, Iterable[Vertex]], tick: Callable[[], None] = _no_tick) -> list[list[Vertex]]:
    """Return the vertices in sets that no edge joins, whatever its direction."""
    beside: defaultdict[Vertex, dict[Vertex, None]] = defaultdict(dict)
    for vertex, targets in edges.items():
        for target in targets:
            beside[vertex][target] = None
            beside[target][vertex] = None
    found: list[list[Vertex]] = []
    met: set[Vertex] = set()
    for start in [*edges, *beside]:
        if start in met:
            continue
        met.add(start)
        found.append([start])
        for vertex in found[-1]:  # grows during the iteration
            tick()
            new = [other for other in beside[vertex] if other not in met]
            met.update(new)
            found[-1] += new
    return found
