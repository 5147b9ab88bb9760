"""Proofs of stories whose ways out lead to pools."""

from branchlight.prover.prove import prove
from branchlight.prover.replay import replay
from tests.prover.phases import plan, story_of

END = "node: z\nending: over"
HUB = "node: a\nchoices: [{label: On, id: on, go: [{from: finds}, {to: z}]}]"


def find(name: str, when: str, fields: str = "") -> str:
    """Return a node of the pool `finds`, which has no label."""
    return f"node: {name}\npool: finds\nwhen: {when}\ntext: x\n{fields}go: a"


def test_path_to_an_event_names_its_draw() -> None:
    story = story_of(HUB, find("s", "visits(s) < 2"), find("t", "visits(t) < 2"), find("u", "seen(t)"), END)
    proof = prove(story)
    assert proof.nodes["main.s"].path == ("main.a.on", "draw 1 of 2")
    assert proof.nodes["main.t"].path == ("main.a.on", "draw 2 of 2")
    assert proof.nodes["main.u"].path == ("main.a.on", "draw 2 of 2", "main.a.on", "draw 2 of 2")
    for found in (*proof.nodes.values(), *proof.endings.values()):
        assert not found.path or replay(story, found.path)


def test_event_seen_least_recently_comes_first() -> None:
    story = story_of(HUB, find("s", "visits(s) < 2"), find("t", "visits(t) < 2"), END)
    proof = prove(story)
    # The first and the third time are drawn, since only equals are drawn between: both unseen, or both seen in turn.
    assert proof.endings["over"].path == ("main.a.on", "draw 1 of 2", *["main.a.on"] * 4)


def test_event_that_never_fits_is_unreachable() -> None:
    proof = prove(story_of(HUB, find("s", "x > 0"), find("t", "not seen(t)", "do: x = 0\n"), END, state="x: 0"))
    assert not proof.nodes["main.s"].reached and proof.nodes["main.t"].reached
    assert proof.verdict == "refuted"


def test_pool_without_ties_draws_nothing() -> None:
    plans = plan(story_of(HUB, find("s", "not seen(s)"), find("t", "not seen(t)", "priority: 1\n"), END))
    assert not any(plans.draws.on_offering)
    plans = plan(story_of(HUB, find("s", "not seen(s)"), find("t", "not seen(t)"), END))
    assert plans.draws.on_offering[plans.bodies.number["main.a.on"]]


def test_circle_through_events_is_a_runaway() -> None:
    story = story_of("node: a\ngo: [{from: finds}, {to: z}]", find("s", "true"), find("t", "visits(t) < 3"), END)
    assert {(stuck.node, stuck.kind) for stuck in prove(story).stuck} >= {("main.a", "runaway")}
    ends = story_of("node: a\ngo: [{from: finds}, {to: z}]", find("s", "not seen(s)"), find("t", "visits(t) < 3"), END)
    assert prove(ends).stuck == ()


def test_no_event_and_no_way_after_is_a_dead_end() -> None:
    lost = "node: a\nchoices: [{label: On, id: on, go: [{from: finds}]}]"
    stuck = {found.kind: found.path for found in prove(story_of(lost, find("s", "not seen(s)"), END)).stuck}
    assert stuck == {"trap": (), "dead end": ("main.a.on", "main.a.on")}


def test_ways_to_many_pools_and_nodes_are_proven() -> None:
    ways = "".join([f"- from: p{number}\n- {{if: x == {number}, to: z}}\n" for number in range(4, 100)])
    many = "".join([f"- {{if: x == {number}, to: z}}\n" for number in range(2500)])
    pools = [f"node: s{number}\npool: p{number}\nwhen: x > {number - 2}\ngo: z" for number in range(4, 100)]
    choices = "- {label: On, if: x < 3, go: a}\n- {label: Off, if: x < 2, go: b}\n"
    first = f"node: a\ndo: x += 1\nchoices:\n{choices}go:\n{ways}"
    proof = prove(story_of(first, f"node: b\ngo:\n{many}- to: z", *pools, END, state="x: {start: 0, min: 0, max: 9}"))
    assert proof.nodes["main.s4"].path == ("main.a.on", "main.a.on")
    assert proof.endings["over"].path == ("main.a.off",) and proof.nodes["main.s99"].status == "unreachable"
