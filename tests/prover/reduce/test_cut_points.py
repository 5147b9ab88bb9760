"""Cut points: between them turns terminate, are not too deep, and draw nothing."""

from collections.abc import Iterator
from typing import TypeAlias

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from branchlight.analysis.digraph import reachable
from branchlight.model.story import Story
from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.reduce import cut_points
from branchlight.prover.reduce.cut_points import CutPoints, cut_points_of
from tests.prover.phases import plan, story_of

Vertex: TypeAlias = tuple[str, int]
"""The entrance of a node ("in"), or its offer ("out"). The choice of the node n has the number -1 - n."""
Spec: TypeAlias = tuple[str, int, int]
"""The kind of a node, and the numbers of two others."""

KINDS = {
    "go": "go: [{{if: x > 1, to: n{0}}}]",
    "ways": "go: [{{if: x > 1, to: n{0}}}, {{to: n{1}}}]",
    "closed": "choices: [{{label: On, if: x > 2, go: n{0}}}]\ngo: n{1}",
    "open": "choices: [On: n{0}]",
    "ask": "ask: {{into: name}}\ngo: n{0}",
    "call": "call: n{0}\ngo: n{1}",
    "call, then back": "call: n{0}\ngo: back",
    "back": "go: back",
    "draw": "do: x = roll(0, 3)\ngo: [{{if: x > 1, to: n{0}}}]",
}


def story_for(specs: list[Spec]) -> Story:
    """Return a story of these nodes, from n0 to the last."""
    nodes = [f"node: n{number}\n{KINDS[kind].format(*others)}" for number, (kind, *others) in enumerate(specs)]
    return story_of(*nodes, "node: end\nending: over", state='x: {start: 0, min: 0, max: 3}, name: ""')


def cuts_in(story: Story) -> CutPoints:
    """Return the cut points of a story."""
    made = plan(story)
    return cut_points_of(made.bodies, made.draws)


def graph_of(specs: list[Spec]) -> dict[Vertex, list[Vertex]]:
    """Return what follows without a decision; a return may lead to any caller."""
    returns = [("out", number) for number, (kind, _, _) in enumerate(specs) if kind.startswith("call")]
    found: dict[Vertex, list[Vertex]] = {}
    for number, (kind, one, other) in enumerate(specs):
        on: Vertex = ("in", one) if kind.startswith("call") else ("out", number)
        found["in", number] = [] if kind == "ask" else [on]
        found["out", number] = {
            "ways": [("in", one), ("in", other)],
            "closed": [("in", other)],
            "open": [],
            "call": [("in", other)],
            "call, then back": returns,
            "back": returns,
        }.get(kind, [("in", one)])
        if kind in ("open", "closed"):
            found["in", -1 - number] = [("out", -1 - number)]
            found["out", -1 - number] = [("in", one)]
    return found


def without(graph: dict[Vertex, list[Vertex]], cut: set[int]) -> dict[Vertex, list[Vertex]]:
    """Return the graph without the entrances of cut points."""
    return lessened(graph, {("in", number) for number in cut})


def lessened(graph: dict[Vertex, list[Vertex]], gone: set[Vertex]) -> dict[Vertex, list[Vertex]]:
    """Return the graph without some vertices."""
    return {v: [after for after in row if after not in gone] for v, row in graph.items() if v not in gone}


def circling(graph: dict[Vertex, list[Vertex]]) -> set[Vertex]:
    """Return the vertices on circles."""
    return {vertex for vertex in graph if vertex in reachable(graph[vertex], graph.__getitem__)}


def specs(onward: bool) -> st.SearchStrategy[list[Spec]]:
    """Return nodes that lead anywhere, or only to later ones."""

    def rows(size: int) -> st.SearchStrategy[list[Spec]]:
        nodes = [
            st.tuples(st.sampled_from(list(KINDS)), *[st.integers(number + 1 if onward else 0, size)] * 2)
            for number in range(size)
        ]
        last: st.SearchStrategy[Spec] = st.just(("open", 0, 0))
        return st.tuples(*nodes, last).map(list).filter(is_story)

    return st.integers(1, 6).flatmap(rows)


def is_story(nodes: list[Spec]) -> bool:
    """Return whether no node calls itself for certain, which the compiler refuses."""
    calls = {number: [one] if kind.startswith("call") else [] for number, (kind, one, _) in enumerate(nodes)}
    return not any(number in reachable(row, calls.__getitem__) for number, row in calls.items())


def longest(graph: dict[Vertex, list[Vertex]], vertex: Vertex, kind: str = "in") -> int:
    """Return the most vertices of a kind on a path from a vertex, in a graph without circles."""
    return (kind in vertex or not kind) + max([longest(graph, after, kind) for after in {*graph[vertex]}], default=0)


def named(story: Story) -> Iterator[tuple[int, int]]:
    """Yield the numbers of nodes and choices, as in a vertex, with those of their bodies."""
    bodies = plan(story).bodies
    for number in range(len(bodies.all)):
        node = bodies.node[number].number
        yield node if bodies.is_node(number) else -1 - node, number


@given(specs(onward=False))
def test_circles_without_a_decision_have_a_cut(nodes: list[Spec]) -> None:
    story, graph = story_for(nodes), graph_of(nodes)
    found = cuts_in(story)
    cut = {node for node, body in named(story) if body in found.bodies}
    assert not [vertex for vertex in circling(without(graph, cut)) if vertex[0] == "in"]
    assert found.may_run_long >= any(part == "in" for part, _ in circling(graph))
    assert found.may_run_long <= bool(circling(graph))


@given(specs(onward=False))
def test_bodies_that_draw_are_cut(nodes: list[Spec]) -> None:
    made = plan(story_for(nodes))
    drawing = {number for number in range(len(made.bodies.all)) if made.draws.on_entering[number]}
    assert drawing <= made.control_points.cut
    assert len(drawing) == sum(kind == "draw" for kind, _, _ in nodes)


@given(specs(onward=True))
def test_turns_are_long_if_they_enter_many(nodes: list[Spec]) -> None:
    graph, story = graph_of(nodes), story_for(nodes)
    assume(not circling(graph))
    most = max(longest(graph, vertex) for vertex in graph)
    for limit in (most - 1, most):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(cut_points, "HOP_LIMIT", limit)
            assert cuts_in(story).may_run_long == (limit < most)


def row(length: int, kind: str = "go") -> list[Spec]:
    """Return nodes that lead from one to the next, and to a last one with a choice."""
    return [(kind, number + 1, number + 1) for number in range(length)] + [("open", 0, 0)]


@pytest.mark.parametrize("nodes", [row(150), row(150, "ways"), row(150, "closed"), row(90, "call")])
def test_long_chains_are_cut(nodes: list[Spec]) -> None:
    story, graph = story_for(nodes), graph_of(nodes)
    found = cuts_in(story)
    rest = without(graph, {node for node, body in named(story) if body in found.bodies})
    stretches = lessened(rest, circling(rest))
    assert (
        max(longest(stretches, vertex, "") for vertex in stretches) <= cut_points._LONGEST_CHAIN + 1
    )  # no offer is cut
    assert len(found.bodies) <= len(graph) // cut_points._LONGEST_CHAIN + 1
    assert not found.may_run_long


@pytest.mark.parametrize(("length", "expected"), [(HOP_LIMIT - 2, False), (HOP_LIMIT - 1, True)])
def test_chains_beyond_the_limit_run_long(length: int, expected: bool) -> None:
    assert cuts_in(story_for(row(length))).may_run_long == expected


def test_circles_of_returns_run_no_longer() -> None:
    nodes = [("call, then back", 1, 0), ("call, then back", 2, 0), ("back", 0, 0)]
    assert circling(graph_of(nodes)) == {("out", 0), ("out", 1)}
    found = cuts_in(story_for(nodes))
    assert found == CutPoints(set(), False)


def test_circles_of_calls_are_cut() -> None:
    nodes = [("ways", 1, 2), ("call", 0, 2), ("open", 0, 0)]
    found = cuts_in(story_for(nodes))
    assert found.bodies == {0, 1}
    assert found.may_run_long
