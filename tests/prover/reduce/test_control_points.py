"""Control points: their order, and which of them a body has, in small stories with every feature."""

from itertools import pairwise

import pytest

from branchlight.prover.code.plan import Plan
from branchlight.prover.reduce.control_points import ControlPoint
from branchlight.prover.reduce.refinement import NOTHING
from tests.prover.phases import plan, small_stories, story_of

END = "node: z\nending: over"


def kinds(plan: Plan) -> list[str]:
    """Return the control points of a plan, such as `offer a`."""
    names = [body.name.removeprefix("main.") for body in plan.bodies.all]
    return [f"{kind} {names[body]}" for kind, body in plan.control_points.all]


def test_control_points_are_in_order() -> None:
    found = plan(
        story_of(
            "node: a\ndo: 'x = roll(0, 5)'\ncall: d\nchoices: [{label: On, if: x > 2, go: b}]\ngo: z",
            "node: b\nchoices: [{label: On, if: chance(50), go: z}]\ngo: c",
            "node: c\ngo: [{if: chance(50), to: z}, {to: d}]",
            "node: d\nask: {into: name}\ngo: back",
            END,
            state='x: {start: 0, min: 0, max: 5}, name: ""',
        )
    )
    control_points, rows = found.control_points, kinds(found)
    assert rows[: control_points.first_flowing] == ["begin a", "enter a"]
    assert rows[control_points.first_flowing : control_points.first_decided] == ["offer c"]
    assert rows[control_points.first_decided : control_points.first_fixed] == ["offer b"]
    assert rows[control_points.first_fixed :] == [
        *("offer a", "dead end a", "runaway a", "dead end a.on", "dead end b", "dead end b.on", "dead end c"),
        *("ask d", "dead end d", "end z"),
    ]


@pytest.mark.parametrize("counts_hops", [False, True])
def test_control_points_are_numbered_by_kind(counts_hops: bool) -> None:
    assert len(small_stories()) > 30
    for story in small_stories():
        found = plan(story, counts_hops)
        control_points, bodies = found.control_points, found.bodies
        first = [
            0,
            1,
            control_points.first_flowing,
            control_points.first_decided,
            control_points.first_fixed,
            len(control_points.all),
        ]
        begin, enters, flowing, random, rest = [control_points.all[a:b] for a, b in pairwise(first)]
        assert begin == [ControlPoint("begin", bodies.number[story.start])]
        assert enters == [ControlPoint("enter", body) for body in sorted(control_points.cut)]
        assert all(kind == "offer" and not bodies.all[body].offers for kind, body in flowing)
        assert all(kind == "offer" and bodies.all[body].offers for kind, body in random)
        assert all(kind != "enter" for kind, _ in rest)
        assert [control_points.number[point] for point in control_points.all] == list(range(len(control_points.all)))


def test_bodies_have_the_control_points_they_need() -> None:
    for story in small_stories():
        found = plan(story)
        control_points, every = found.control_points, set(found.control_points.all)
        for number, body in enumerate(found.bodies.all):
            draws = found.draws.on_offering[number]
            assert (ControlPoint("offer", number) in every) == (bool(body.offers) or draws)
            assert (ControlPoint("ask", number) in every) == bool(body.ask)
            assert (ControlPoint("end", number) in every) == bool(body.ending)
            assert (ControlPoint("dead end", number) in every) == (not body.ending)
            assert (ControlPoint("runaway", number) in every) == bool(body.call)
            assert control_points.is_random(number) == draws


def test_states_are_kept_for_what_comes_next() -> None:
    for story in small_stories():
        found = plan(story)
        for number, (kind, body) in enumerate(found.control_points.all):
            partitions, points = found.control_points.partitions(number, found.liveness), found.liveness.points[body]
            if kind == "offer" and number >= found.control_points.first_fixed:
                assert partitions == points.stop
            elif kind in ("begin", "end", "dead end", "runaway"):
                assert partitions == NOTHING
            else:
                assert partitions == {"enter": points.enter, "offer": points.offer, "ask": points.asked}[kind]
            assert found.control_points.keeps_stack(number) == (kind in ("enter", "offer", "ask"))


def test_turns_stop_at_decisions_and_ends() -> None:
    for story in small_stories():
        found = plan(story)
        for number, (kind, body) in enumerate(found.control_points.all):
            goes_on = kind in ("begin", "enter") or (kind == "offer" and not found.bodies.all[body].offers)
            assert found.control_points.is_stop(number) == (not goes_on)


def test_runaways_are_everywhere_if_hops_count() -> None:
    story = story_of("node: a\nchoices: [On: z]", END)
    assert "runaway" not in " ".join(kinds(plan(story)))
    assert [row for row in kinds(plan(story, counts_hops=True)) if "runaway" in row] == [
        *("runaway a", "runaway a.on", "runaway z")
    ]
