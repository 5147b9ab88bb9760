"""Algorithms on graphs agree with their definitions, on small graphs of every shape."""

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.analysis import digraph

Graph = dict[int, list[int]]

GRAPHS = st.integers(0, 6).flatmap(
    lambda size: st.fixed_dictionaries(
        {vertex: st.lists(st.integers(0, size - 1), max_size=4) for vertex in range(size)}
    )
)
ACYCLIC = st.integers(0, 6).flatmap(
    lambda size: st.fixed_dictionaries(
        {
            vertex: st.dictionaries(st.integers(vertex + 1, size), st.integers(0, 9), max_size=4)
            for vertex in range(size)
        }
    )
)


def paths(graph: Graph, start: int, end: int) -> bool:
    """Return whether a path of one edge or more leads from one vertex to the other, by its definition."""
    others = [vertex for vertex in graph if vertex not in (start, end)]
    rows = [row for count in range(len(others) + 1) for row in permutations(others, count)]
    return any(all(b in graph[a] for a, b in pairwise((start, *row, end))) for row in rows)


@given(GRAPHS)
def test_reachable_follows_every_path(graph: Graph) -> None:
    for start in graph:
        expected = {end for end in graph if end == start or paths(graph, start, end)}
        assert digraph.reachable([start], graph.__getitem__) == expected


@given(GRAPHS)
def test_strong_components_reach_each_other(graph: Graph) -> None:
    found = digraph.strong_components(graph, graph.__getitem__)
    assert set(found) == set(graph)
    for one in graph:
        for other in graph:
            mutual = one == other or (paths(graph, one, other) and paths(graph, other, one))
            assert (found[one] == found[other]) == mutual


@given(GRAPHS)
def test_postorder_shows_what_closes_a_circle(graph: Graph) -> None:
    order = digraph.postorder(graph, graph.__getitem__)
    assert sorted(order) == sorted(graph)
    kept = digraph.without_circles(graph, graph.__getitem__)
    assert not any(paths(kept, vertex, vertex) for vertex in graph)
    for vertex in graph:
        for target in graph[vertex]:
            if target not in kept[vertex]:
                assert target == vertex or paths(graph, target, vertex)


@given(GRAPHS)
def test_trimmed_keeps_circles_and_what_joins_them(graph: Graph) -> None:
    circling = {vertex for vertex in graph if paths(graph, vertex, vertex)}
    expected = {
        vertex
        for vertex in graph
        if vertex in circling
        or (
            any(paths(graph, vertex, other) for other in circling)
            and any(paths(graph, other, vertex) for other in circling)
        )
    }
    found = digraph.trimmed(graph)
    assert set(found) == expected
    assert all(found[vertex] == set(graph[vertex]) & expected for vertex in expected)


@given(ACYCLIC, st.dictionaries(st.integers(0, 6), st.integers(0, 9), max_size=3))
def test_longest_paths_are_the_longest(lengths: dict[int, dict[int, int]], starts: dict[int, int]) -> None:
    found = digraph.longest_paths(lengths, starts)
    assert found is not None

    def longest(vertex: int) -> int:
        before = [longest(source) + row[vertex] for source, row in lengths.items() if vertex in row]
        return max([starts.get(vertex, 0), *before])

    assert found == {vertex: longest(vertex) for vertex in found}
    assert set(found) == {*lengths, *starts, *[target for row in lengths.values() for target in row]}


@given(GRAPHS)
def test_longest_paths_refuse_a_circle(graph: Graph) -> None:
    found = digraph.longest_paths({vertex: dict.fromkeys(targets, 1) for vertex, targets in graph.items()}, {})
    assert (found is None) == any(paths(graph, vertex, vertex) for vertex in graph)


@given(GRAPHS)
def test_connected_parts_share_no_edge(graph: Graph) -> None:
    found = digraph.connected(graph)
    assert sorted(vertex for part in found for vertex in part) == sorted(graph)
    both = {vertex: [*graph[vertex], *[other for other in graph if vertex in graph[other]]] for vertex in graph}
    for part in found:
        assert set(part) == {vertex for vertex in graph if vertex == part[0] or paths(both, part[0], vertex)}


def test_tick_can_stop_the_work() -> None:
    def stop() -> None:
        raise TimeoutError

    for work in (digraph.trimmed, digraph.connected):
        with pytest.raises(TimeoutError):
            work({1: [2]}, stop)
    with pytest.raises(TimeoutError):
        digraph.longest_paths({1: {2: 1}}, {}, stop)


def test_deep_graphs_need_no_recursion() -> None:
    count = 20_000

    def targets(vertex: int) -> list[int]:
        return [vertex + 1] if vertex < count else [0]

    assert len(set(digraph.strong_components([0], targets).values())) == 1
    assert digraph.postorder([0], targets)[0] == count
