"""Liveness: the partitions of state variables that are needed at each point of a story."""

import pytest

from branchlight.prover.code.plan import Plan
from branchlight.prover.reduce.body_points import Points
from branchlight.prover.reduce.refinement import EXACT, Partition
from tests.prover.phases import plan, slot_of, story_of

END = "node: z\nending: over"
STATE = "x: {start: 0, min: 0, max: 5}, y: {start: 0, min: 0, max: 5}"
WILD = "node: wild\ndo: ['x = 5 - x', 'y = 5 - y']\ngo: a"
"""Nodes that give x and y their whole declared ranges."""


def made(*nodes: str, rest: str = "", first: str = "wild") -> Plan:
    """Return the plan of a story that begins with these nodes, or with `wild`."""
    return plan(story_of(*([WILD, *nodes] if first == "wild" else [*nodes, WILD]), END, state=STATE, rest=rest))


def points(plan: Plan, body: str) -> Points:
    """Return the partitions needed at the points of a body."""
    return plan.liveness.points[plan.bodies.number[f"main.{body}"]]


def partitions(plan: Plan, body: str, name: str) -> tuple[Partition | None, ...]:
    """Return the partitions of a slot on entering a body, before its choices, and before its ways out."""
    slot = slot_of(plan.bodies.story, name)
    variable = plan.variables.age[slot] if slot in plan.variables.age else plan.variables.value[slot]
    here = points(plan, body)
    return here.enter.get(variable), here.offer.get(variable), here.out.get(variable)


ABOVE_2, ABOVE_1 = bytes((0, 0, 0, 1, 1, 1)), bytes((0, 0, 1, 1, 1, 1))
TEST = "node: t\nchoices: [{label: On, if: x > 2, go: z}]\ngo: z"


def test_tests_make_variables_live_up_to_classes() -> None:
    found = made("node: a\ngo: t", TEST)
    assert partitions(found, "t", "x") == (ABOVE_2, ABOVE_2, None)
    assert partitions(found, "a", "x") == (ABOVE_2, ABOVE_2, ABOVE_2)
    assert partitions(found, "z", "x") == (None, None, None)
    assert partitions(found, "t", "y") == (None, None, None)


def test_assignments_make_variables_dead_before() -> None:
    found = made("node: a\ndo: x = 4\ngo: t", TEST)
    assert partitions(found, "a", "x") == (None, ABOVE_2, ABOVE_2)


def test_partitions_are_mapped_back_through_changes() -> None:
    assert partitions(made("node: a\ndo: x += 1\ngo: t", TEST), "a", "x") == (ABOVE_1, ABOVE_2, ABOVE_2)
    assert partitions(made("node: a\ndo: x = 5 - x\ngo: t", TEST), "a", "x")[0] == ABOVE_2  # the other way round
    assert partitions(made("node: a\ndo: x = y\ngo: t", TEST), "a", "x")[0] is None
    assert partitions(made("node: a\ndo: x = y\ngo: t", TEST), "a", "y") == (ABOVE_2, None, None)


def test_assignments_to_dead_variables_need_nothing() -> None:
    found = made("node: a\ndo: y = x\ngo: z")
    assert partitions(found, "a", "x") == partitions(found, "a", "y") == (None, None, None)


def test_partitions_in_a_body_go_step_by_step() -> None:
    found = made("node: a\ndo: ['x += 1', 'y = 0', 'x += 1']\ngo: t", TEST)
    variable = found.variables.value[slot_of(found.bodies.story, "x")]
    enter, arrived, steps = found.liveness.along(found.bodies.number["main.a"])
    behind = [after.get(variable) for after in (*[step.after for step in reversed(steps)], arrived, enter)]
    last = bytes((0, 1, 1, 1, 1, 1))
    assert behind == [ABOVE_2, ABOVE_1, ABOVE_1, last, last]


def test_conditions_in_do_join_their_sides() -> None:
    found = made("node: a\ndo: [{if: y > 2, do: x += 1}]\ngo: t", TEST)
    assert partitions(found, "a", "x") == (bytes((0, 0, 1, 2, 2, 2)), ABOVE_2, ABOVE_2)
    assert partitions(found, "a", "y") == (ABOVE_2, None, None)
    found = made("node: a\ndo: [{if: y > 2, do: x = 1, else: x = 5}]\ngo: t", TEST)
    assert partitions(found, "a", "x") == (None, ABOVE_2, ABOVE_2)


def test_conditions_of_dead_statements_need_nothing() -> None:
    found = made("node: a\ndo: [{if: y > 2, do: y = x}]\ngo: z")
    assert partitions(found, "a", "x") == partitions(found, "a", "y") == (None, None, None)


def test_variables_live_on_one_side_alone_have_a_field() -> None:
    found = made("node: a\ndo: [{if: x > 2, do: [y = 5 - x, x = y]}, y = 0]\ngo: t", TEST)
    assert found.variables.value[slot_of(found.bodies.story, "y")] in found.layout.fields


def test_used_up_choices_are_live_where_offered() -> None:
    found = made("node: a\nchoices: [{label: On, once: true, go: a}]\ngo: z")
    assert partitions(found, "a", "taken main.a.on") == (EXACT, EXACT, None)
    assert partitions(found, "a.on", "taken main.a.on") == (None, EXACT, EXACT)


def test_choices_used_for_a_visit_are_dead_elsewhere() -> None:
    rest = "node: b\nchoices: [In: a, Stop: z]"
    found = made("node: a\nchoices: [{label: On, once: visit, go: a}, Out: b]\ngo: b", rest, first="a")
    assert partitions(found, "a", "visit main.a.on") == (EXACT, EXACT, None)
    assert partitions(found, "a.out", "visit main.a.on") == (None, None, None)
    assert partitions(found, "b", "visit main.a.on") == (EXACT, EXACT, None)


def test_visits_are_mapped_back_by_one_visit() -> None:
    found = made("node: a\nchoices: [Again: a]\ngo: z", "node: t\nchoices: [{label: On, if: visits(a) > 2, go: z}]")
    assert partitions(found, "a", "visits main.a") == (None, None, None)
    found = made("node: a\nchoices: [{label: On, if: visits(a) > 1, go: z}]\ngo: z")
    assert partitions(found, "a", "visits main.a")[:2] == (bytes((0, 1, 1)), bytes((0, 0, 1)))


def test_ages_are_mapped_back_by_one_decision() -> None:
    found = made("node: a\nchoices: [On: b]", "node: b\nchoices: [{label: In, if: turns_since(a) > 1, go: z}, Go: b]")
    assert partitions(found, "b", "last main.a") == (EXACT, EXACT, None)  # round and round
    assert partitions(found, "a", "last main.a") == (None, bytes((0, 1, 1)), None)


def test_calls_need_what_their_return_does() -> None:
    found = made("node: a\ncall: b\nchoices: [{label: On, if: x > 2, go: z}]\ngo: z", "node: b\ngo: back")
    assert partitions(found, "b", "x") == (ABOVE_2, ABOVE_2, ABOVE_2)
    assert partitions(found, "a", "x") == (ABOVE_2, ABOVE_2, None)


def test_questions_need_what_comes_after() -> None:
    loaded = story_of(WILD, "node: a\nask: {into: name}\ngo: t", TEST, END, state=f'{STATE}, name: ""')
    found = plan(loaded)
    variable = found.variables.value[slot_of(loaded, "x")]
    assert points(found, "a").asked == {variable: ABOVE_2}
    assert points(found, "t").asked == {}


TEXT = "node: a\ntext: '{x > 2: one | two}'\ngo: z"


def test_texts_are_read_until_their_variants_are_met() -> None:
    found = made(TEXT)
    assert partitions(found, "a", "x") == (ABOVE_2, None, None)
    variants = {prop for prop, (kind, _) in enumerate(found.properties.all) if kind == "variant"}
    assert len(variants) == 2
    (one, _) = sorted(variants)
    assert partitions(found.for_properties(found.todo - {one}), "a", "x")[0] == ABOVE_2
    assert partitions(found.for_properties(found.todo - variants), "a", "x")[0] is None


@pytest.mark.parametrize(
    ("promise", "entered", "offered"),
    [
        ("never: x > 2", ABOVE_2, ABOVE_2),
        ("always: x <= 2", ABOVE_2, ABOVE_2),
        ("never lost: x > 2", ABOVE_2, ABOVE_2),
        ("never: ending(over) and x > 2", ABOVE_2, ABOVE_2),
        ("never: at(z) and x > 2", ABOVE_2, ABOVE_2),
        ("never: at(a) and x > 2", ABOVE_2, None),
        ("never: at(wild) and x > 2", None, None),
    ],
)
def test_promises_are_read_where_they_are_asked(
    promise: str, entered: Partition | None, offered: Partition | None
) -> None:
    found = made("node: a\nchoices: [On: z]", rest=f"promises:\n  - {promise}\n")
    enter, offer, _ = partitions(found, "a", "x")
    assert (enter, offer) == (entered, offered)
    fixed = found.for_properties(frozenset())
    assert partitions(fixed, "a", "x")[0] == (ABOVE_2 if "lost" in promise else None)


def test_met_promises_leave_what_hopes_need() -> None:
    promises = "promises:\n  - never lost: x > 2\n  - never: y > 2\n"
    found = made("node: a\nchoices: [On: z]", rest=promises)
    assert len(found.liveness.needed()) == 2
    assert len(found.for_properties(frozenset()).liveness.needed()) == 1


@pytest.mark.parametrize(("kind", "expected"), [("never lost", ABOVE_2), ("never", None)])
def test_hopes_are_read_where_readers_decide(kind: str, expected: Partition | None) -> None:
    found = made("node: a\nchoices: [{label: On, do: x = 0, go: z}]", rest=f"promises:\n  - {kind}: x > 2\n")
    assert partitions(found, "a", "x")[1] == expected
