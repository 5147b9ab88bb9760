"""Groups: they are read as they were recorded, and their successors are computed again."""

import pytest

from branchlight.play.turn_in_progress import MOST_STACKED
from branchlight.prover.search import search
from branchlight.prover.search.groups import GroupLog
from branchlight.prover.search.stacks import Stacks
from branchlight.prover.search.successor_function import DECIDE, FLOW
from tests.prover.phases import explored, story_of

STORY = story_of(
    "node: a\nchoices:\n  - {label: On, do: x += 1, go: a}\n  - {label: Flip, do: y = not y, go: a}\n"
    "  - {label: Out, if: x > 1, go: b}",
    "node: b\ngo: [{if: chance(50), to: a}, {if: y, to: z}, {to: b}]",
    "node: z\nending: over",
    state="x: 0, y: false",
)


def test_groups_are_read_as_they_were_added() -> None:
    log = GroupLog()
    log.add(3, DECIDE, [([5, 6], (1, 2)), ([7], ())])
    log.add(1, FLOW, [([8, 9, 10], (1, 2))])
    log.add(1, FLOW, [])
    assert len(log) == 3
    groups = log.groups()
    assert groups.total == 3
    assert [list(groups.states_of(number)) for number in range(3)] == [[5, 6], [7], [8, 9, 10]]
    assert list(groups.point) == [3, 3, 1]
    assert list(groups.part) == [DECIDE, DECIDE, FLOW]
    assert list(groups.leads) == [(1, 2), (), (1, 2)]
    assert groups.leads[0] is groups.leads[2]


def test_edges_are_those_that_were_followed() -> None:
    space = explored(STORY)
    for number in range(space.groups.total):
        edges, states = space.groups.edges_of(number), space.groups.states_of(number)
        assert tuple([point for point, _, _ in edges]) == space.groups.leads[number]
        for point, active, carry in edges:
            assert carry.point == point
            assert {carry.follow(active, state) for state in states} <= set(space.tables[point])


def test_edges_are_those_of_their_own_function(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "FIRST_NARROWED", 2)  # so that texts are soon left out, and what they need
    node = "node: a\ntext: '{x > 4: late} {y: one | two}'\nchoices:\n"
    choices = "  - {label: On, do: x += 1, go: a}\n  - {label: Flip, do: y = not y, go: a}\n"
    space = explored(story_of(node + choices, "node: z\nending: over", state="x: 0, y: false"))
    assert len(space.groups.successor_functions) > 1
    for number in range(space.groups.total):
        states = space.groups.states_of(number)
        for point, active, carry in space.groups.edges_of(number):
            assert {carry.follow(active, state) for state in states} <= set(space.tables[point])


def test_outcomes_have_the_edges_with_their_steps() -> None:
    space = explored(STORY)
    decided: set[str] = set()
    for number in range(space.groups.total):
        group = space.groups.group(number)
        assert (group.point, group.part) == (space.groups.point[number], space.groups.part[number])
        assert list(group.states) == list(space.groups.states_of(number))
        edges = {(point, active) for point, active, _ in space.groups.edges_of(number)}
        assert {(edge.point, edge.active) for edge in group.successors.edges} == edges
        for edge in group.successors.edges:
            names = [step for step in edge.steps if isinstance(step, str)]
            assert len(names) == (1 if group.part == DECIDE else 0)
            decided.update(names)
    assert decided == {"main.a.on", "main.a.flip", "main.a.out"}


def test_steps_lead_to_the_property() -> None:
    space = explored(STORY)
    properties = space.properties
    for name in ("main.a.on", "main.a.out"):
        prop = properties.number["choice", name]
        assert space.groups.steps_to(space.first[prop], prop) == (name,)
    ending = properties.number["ending", "over"]
    draws = space.groups.steps_to(space.first[ending], ending)
    assert [step.result for step in draws if not isinstance(step, str)] == [0]  # type: ignore[union-attr]


def test_stacks_are_numbered_once() -> None:
    stacks = Stacks()
    one, other = stacks.push(0, 4), stacks.push(0, 5)
    deeper = stacks.push(one, 4)
    assert len({0, one, other, deeper}) == 4
    assert stacks.push(0, 4) == one
    assert stacks.frames[deeper] == (4, one)
    assert stacks.frames[one] == (4, 0)


def test_stacks_are_no_deeper_than_in_play() -> None:
    stacks, top = Stacks(), 0
    for _ in range(MOST_STACKED):
        top = stacks.push(top, 1)
        assert top > 0
    assert stacks.push(top, 1) == stacks.push(top, 2) == -1
