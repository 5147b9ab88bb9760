"""Circles without a decision: the states on them and between them, and turns that are too long for play."""

import pytest

from branchlight.model.story import Story
from branchlight.prover.clock import Clock
from branchlight.prover.findings.endless_turns import endless_turns, undecided
from branchlight.prover.findings.overlong import may_play_halt_before
from branchlight.prover.findings.paths import Paths
from branchlight.prover.findings.playback import playback_of
from branchlight.prover.replay import replay
from branchlight.prover.search.state_space import Situation, StateSpace
from tests.prover.comparing import halt_after
from tests.prover.graph import Graph, flowing
from tests.prover.phases import explored, small_stories, story_of

CLOCK = Clock(1e9)
END = "node: z\nending: over"
ROUND = story_of(
    "node: a\nchoices: [In: b, Out: z]",
    "node: b\ngo: [{if: chance(50), to: c}, {to: z}]",
    "node: c\ngo: [{if: chance(50), to: d}, {to: e}]",
    "node: d\ngo: b",
    "node: e\ngo: [{if: chance(50), to: f}, {to: z}]",
    "node: f\ngo: [{if: chance(50), to: e}, {to: g}]",
    "node: g\ngo: [{if: chance(50), to: z}, {to: a}]",
    END,
)


def named(space: StateSpace, found: set[Situation]) -> set[str]:
    """Return the nodes of some states."""
    return {space.node_at(at).removeprefix("main.") for at in found}


def test_circles_have_all_that_goes_round() -> None:
    space = explored(ROUND)
    assert named(space, set(endless_turns(space, CLOCK).following)) == {"b", "c", "d", "e", "f"}


def looped(space: StateSpace) -> set[Situation]:
    """Return the states without a decision that are on circles, or between two, by walking from each."""
    graph, flow = Graph(space), flowing(space)
    ahead = {at: {step.to for step in graph.edges[at] if not step.is_decision and step.to in flow} for at in flow}

    def reached(at: Situation) -> set[Situation]:
        found: set[Situation] = set()
        waiting = [at]
        while waiting:
            new = ahead[waiting.pop()] - found
            found |= new
            waiting += new
        return found

    behind = {at: reached(at) for at in flow}
    circling = {at for at in flow if at in behind[at]}
    later = {at for at in flow if behind[at] & circling}
    return {at for at in later if at in circling or any(at in behind[one] for one in circling)}


def test_circles_are_as_found_state_by_state() -> None:
    count = 0
    for story in (ROUND, *small_stories()):
        space = explored(story)
        found = set(endless_turns(space, CLOCK).following)
        assert found == looped(space)
        count += bool(found)
    assert count > 1


def test_circles_go_round_until_play_halts() -> None:
    halted = 0
    for story in (ROUND, *small_stories()):
        space = explored(story)
        paths, found = Paths(space, CLOCK), endless_turns(space, CLOCK)
        for at in sorted(found.following)[:2]:
            path = playback_of(story, space.sites, CLOCK).path(paths.to_state(*at) + found.round(at))
            assert replay(story, path).halted == "runaway"
            halted += 1
    assert halted > 3


def test_undecided_edges_are_those_of_the_graph() -> None:
    for story in (ROUND, *small_stories()):
        space = explored(story)
        graph, ways = Graph(space), undecided(space, CLOCK)
        assert set(ways) <= flowing(space)
        for at in flowing(space):
            assert set(ways.get(at, ())) == {step.to for step in graph.edges[at] if not step.is_decision}


def row(length: int, last: str) -> Story:
    """Return a story whose first decision enters a chain of nodes that draw, before the last."""
    nodes = [f"node: n{number}\ngo: [{{if: chance(50), to: n{number + 1}}}, {{to: z}}]" for number in range(length)]
    return story_of("node: a\nchoices: [In: n0]", *nodes, f"node: n{length}\n{last}", END)


@pytest.mark.parametrize(("limit", "expected"), [(6, True), (7, True), (8, False), (9, False)])
def test_long_chains_may_halt_play(limit: int, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    halt_after(limit, monkeypatch)  # the choice, n0 to n5, and z
    space = explored(row(5, "go: [{if: chance(50), to: z}, {to: a}]"))
    assert may_play_halt_before(space, CLOCK) == expected


def drawing(name: str, one: str, other: str) -> str:
    """Return a node that draws which of two others follows."""
    return f"node: {name}\ngo: [{{if: chance(50), to: {one}}}, {{to: {other}}}]"


SELF = drawing("y", "y", "z")
"""An unreachable node on a circle. In a story with one, the bodies that are entered are counted."""


@pytest.mark.parametrize(("limit", "expected"), [(5, True), (6, False)])
def test_chains_apart_are_not_added_up(limit: int, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    halt_after(limit, monkeypatch)  # the choice, s, three of a row, and z
    rows = [
        drawing(f"{row}{number}", f"{row}{number + 1}" if number < 2 else "z", "z")
        for row in "pq"
        for number in range(3)
    ]
    space = explored(
        story_of("node: a\nchoices: [In: s]", drawing("s", "p0", "q0"), *rows, drawing("y", "y", "z"), END)
    )
    assert space.control_points.may_run_long
    assert may_play_halt_before(space, CLOCK) == expected


@pytest.mark.parametrize(("one", "other"), [("c", "d"), ("d", "c")])
def test_edges_count_the_bodies_of_the_longest(one: str, other: str) -> None:
    nodes = ("node: a\nchoices: [In: b]", drawing("b", one, other), "node: d\ngo: c", drawing("c", "a", "z"), SELF, END)
    space = explored(story_of(*nodes))
    (hops,) = [
        hops
        for at, row in undecided(space, CLOCK).items()
        for to, (hops, _) in row.items()
        if (space.node_at(at), space.node_at(to)) == ("main.b", "main.c")
    ]
    assert hops == 2  # d and c


@pytest.mark.parametrize(("limit", "expected"), [(5, True), (20, False)])
def test_short_circles_halt_play_alone(limit: int, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    halt_after(limit, monkeypatch)
    space = explored(row(5, "go: [{if: chance(50), to: n0}, {to: z}]"))
    assert space.control_points.may_run_long
    assert may_play_halt_before(space, CLOCK) == expected
