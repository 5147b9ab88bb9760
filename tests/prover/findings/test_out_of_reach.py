"""Goals out of reach: reachability by groups agrees with reachability by single states."""

import pytest

from branchlight.prover.clock import Clock
from branchlight.prover.findings.out_of_reach import ENDING, OutOfReach, goals_out_of_reach
from branchlight.prover.search.state_space import StateSpace
from tests.prover.graph import Graph, situations
from tests.prover.phases import explored, small_stories, story_of

CLOCK = Clock(1e9)
TRAP = story_of(
    "node: a\nchoices:\n  - {label: Fall, go: pit}\n  - {label: Take, do: lamp = true, go: a}\n"
    "  - {label: Out, if: lamp, go: z}",
    "node: pit\nchoices:\n  - {label: Wait, go: pit}\n  - {label: Climb, if: lamp, go: a}",
    "node: z\nending: over",
    state="lamp: false",
    rest="promises:\n  - never lost: ending(over)\n  - never lost: lamp\n  - never lost: at(pit)\n",
)


def by_states(space: StateSpace, left: OutOfReach) -> dict[tuple[int, int], int]:
    """Return the goals out of reach from each state, computed goal by goal and state by state."""
    graph, control_points = Graph(space), space.control_points.all
    open_ = {point: states for point, states in space.pending.items() if point not in left.over}
    pending = {(point, state) for point, states in open_.items() for state in states}
    goals = {ENDING: {at for at in situations(space) if control_points[at[0]].kind == "end"}}
    for prop, goal in left.goals.items():
        goals[goal] = {at for at, properties in graph.fulfils.items() if prop in properties}
    reached = {goal: graph.leading_to(ends | pending) for goal, ends in goals.items()}
    return {at: sum(goal for goal in goals if at not in reached[goal]) for at in situations(space)}


@pytest.mark.parametrize("bound", [None, 4, *[pytest.param(n, marks=pytest.mark.thorough) for n in (1, 20)]])
def test_goals_are_out_of_reach_as_state_by_state(bound: int | None) -> None:
    trapped = hopes_broken = 0
    for story in (TRAP, *small_stories()):
        space = explored(story, bound)
        left = goals_out_of_reach(space, CLOCK)
        expected = by_states(space, left)
        assert {at: left.at(*at) for at in expected} == expected
        trapped += any(mask & ENDING for at, mask in expected.items() if at[0] in left.states)
        hopes_broken += any(mask & ~ENDING for at, mask in expected.items() if at[0] in left.states)
    assert bound or (trapped > 3 and hopes_broken > 3)


def test_goals_have_a_bit_for_each_promise() -> None:
    space = explored(TRAP)
    left = OutOfReach(space)
    assert sorted(left.goals.values()) == [2, 4, 8]
    assert left.all == 15
    (end,) = [number for number, point in enumerate(space.control_points.all) if point.kind == "end"]
    assert left.over[end] == 14
    assert {left.over[number] for number in left.over if number != end} == {15}
    assert left.at(end, 0) == 14


def test_traps_are_where_no_ending_is() -> None:
    space = explored(TRAP)
    left = goals_out_of_reach(space, CLOCK)
    ending, lamp, _ = (left.goals[space.properties.promise(number)] for number in range(3))
    found = {space.node_at((point, state)): mask for point, here in left.states.items() for state, mask in here.items()}
    assert found["main.pit"] == ENDING | ending | lamp
    assert [point for point in left.states if left.states[point]] == [
        number for number in left.states if left.can_be_at(number)
    ]


def test_pending_states_may_lead_anywhere() -> None:
    space = explored(TRAP, states=1)
    assert space.pending
    left = goals_out_of_reach(space, CLOCK)
    assert all(left.at(point, state) == 0 for point, states in space.pending.items() for state in states)
    assert left.at(0, space.start) == 0
