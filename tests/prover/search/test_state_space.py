"""State spaces: one that can be drawn by hand, and laws of any."""

import pytest

from branchlight.prover.bounds import Limits, SoFar
from branchlight.prover.clock import Clock, TimeUpError
from branchlight.prover.search import search
from branchlight.prover.search.search import explore
from branchlight.prover.search.state_space import BEGINNING, Situation, StateSpace
from branchlight.prover.search.successor_function import DECIDE, FLOW
from tests.prover.graph import Graph, situations
from tests.prover.phases import explored, properties_of, small_stories, story_of

NODES = (
    "node: a\nchoices:\n  - {label: On, do: x += 1, go: a}\n  - {label: Out, if: x > 1, go: z}",
    "node: z\nending: over",
)
CLIMB = story_of(*NODES, state="x: 0")
"""Its states are three at a, where x is 0, 1, or 2 and more, and the end."""
PROMISING = story_of(
    *NODES,
    state="x: 0",
    rest="promises:\n  - never lost: x > 1\n  - never: x > 7\n  - never: x > 1\n",
)
"""Here x is counted up to 8."""


def prop(space: StateSpace, kind: str, name: str) -> int:
    return space.properties.number[kind, name]  # type: ignore[index]


def test_small_spaces_are_as_drawn_by_hand() -> None:
    space = explored(CLIMB)
    kinds = [(kind, space.properties.bodies.all[body].name) for kind, body in space.control_points.all]
    begin, offer, end = (kinds.index(at) for at in (("begin", "main.a"), ("offer", "main.a"), ("end", "main.z")))
    tables = {number: dict(table) for number, table in enumerate(space.tables) if table}
    assert tables == {begin: {space.start: BEGINNING}, offer: {0: 0, 1: 1, 2: 2}, end: {0: 3}}
    groups = space.groups
    rows = [(groups.point[n], groups.part[n], list(groups.states_of(n)), groups.leads[n]) for n in range(groups.total)]
    assert rows == [
        (begin, FLOW, [space.start], (offer,)),
        (offer, DECIDE, [0], (offer,)),
        (offer, DECIDE, [1], (offer,)),
        (offer, DECIDE, [2], (offer, end)),
    ]
    assert (space.states, space.edges, space.bound, space.pending) == (4, 5, None, {})
    assert not space.endless


def test_properties_are_first_met_where_they_are() -> None:
    space = explored(CLIMB)
    names = {"main.a": 0, "main.z": 3}
    assert {name: space.first[prop(space, "node", name)] for name in names} == names
    assert space.first[prop(space, "choice", "main.a.on")] == 1
    assert space.first[prop(space, "choice", "main.a.out")] == 3
    assert space.first[prop(space, "ending", "over")] == 3
    assert prop(space, "ending", "lost") not in space.first


def test_promises_are_met_on_the_way() -> None:
    space = explored(PROMISING)
    hope, late, soon = (space.properties.promise(number) for number in range(3))
    assert hope not in space.first
    states = {number: list(space.groups.states_of(number)) for number in range(space.groups.total)}
    assert states[space.first[soon]] == [1]
    assert states[space.first[late]] == [7]
    assert {number for number in states if hope in space.hopes_met.get(number, ())} == {
        number for number, (state, *_) in states.items() if space.groups.point[number] and state >= 1
    }


@pytest.mark.parametrize("states", [0, 1, 2, 3])
def test_states_beyond_the_bound_are_pending(states: int) -> None:
    space = explored(CLIMB, states=states)
    assert space.bound == "states"
    assert space.states == states + 1
    found = [state for table in space.tables for state in table]
    assert len(found) == states + 2  # with the beginning
    assert space.pending
    assert explored(CLIMB, states=4).bound is None


def test_edges_lead_to_states_that_were_found() -> None:
    assert len(small_stories()) > 30
    for space in map(explored, small_stories()):
        groups, reached = space.groups, {(0, space.start)}
        entered: set[tuple[Situation, int]] = {((0, space.start), BEGINNING)}
        for number in range(groups.total):
            for point, active, carry in groups.edges_of(number):
                for state in groups.states_of(number):
                    after = carry.follow(active, state)
                    reached.add((point, after))
                    entered.add(((point, after), number))
        assert reached == situations(space)
        assert all((at, space.found_from(at)) in entered for at in reached)
        assert space.bound is None
        assert not space.pending


@pytest.mark.parametrize("large", [0, 5_000])
def test_states_are_explored_or_pending(large: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "LARGE", large)
    cut = 0
    for story in small_stories()[::4]:
        for states in (1, 4, 20):
            space = explored(story, states=states)
            groups, found = space.groups, situations(space)
            followed = {(groups.point[n], state) for n in range(groups.total) for state in groups.states_of(n)}
            waiting = {(point, state) for point, row in space.pending.items() for state in row}
            over = {at for at in found if space.control_points.all[at[0]].kind in ("end", "dead end", "runaway")}
            assert followed | waiting | over == found
            assert bool(space.bound) >= bool(waiting)
            edges = Graph(space).edges
            missed = {at for at, row in edges.items() if any(step.to not in found for step in row)}
            assert missed <= waiting
            cut += bool(missed)
    assert bool(cut) == (not large)


def contents(space: StateSpace) -> tuple[object, ...]:
    """Return all of a state space that can be compared."""
    groups = space.groups
    edges = [[edge[:2] for edge in groups.edges_of(number)] for number in range(groups.total)]
    tables = [list(table.items()) for table in space.tables]
    return (*space[3:4], list(groups.members), groups.leads, edges, tables, *space[6:])


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.thorough)])
def test_explorations_of_one_story_are_equal(every: int) -> None:
    for story in small_stories()[::every]:
        for states in (None, 5):
            assert contents(explored(story, states)) == contents(explored(story, states))


def test_exploration_can_run_out_of_time_at_once() -> None:
    with pytest.raises(TimeUpError):
        explore(properties_of(CLIMB), Limits(None, Clock(-1)))


def test_progress_is_reported_while_exploring() -> None:
    told: list[SoFar] = []
    explore(properties_of(CLIMB), Limits(None, Clock(1e9), told.append))
    assert told == sorted(told)
    assert told[-1].states == 4 and 0 < told[-1].reached <= told[-1].parts


def test_bound_is_noticed_among_many_choices() -> None:
    lamps = [f"lamp{number}" for number in range(300)]
    choices = [f"  - {{label: {lamp}, id: {lamp}, if: {lamp}, do: {lamp} = false, go: a}}" for lamp in lamps]
    out = "  - {label: Out, id: out, go: z}"
    state = ", ".join([f"{lamp}: true" for lamp in lamps])
    story = story_of("\n".join(["node: a", "choices:", *choices, out]), NODES[1], state=state)
    found = explore(properties_of(story), Limits(1_000, Clock(1e9)))
    assert found.bound == "states" and found.states < 25_000
