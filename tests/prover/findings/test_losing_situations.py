"""Losing situations: where readers cannot reach a goal, and how the choices were laid out there."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from branchlight.play.every_draw import Drawn, Picks
from branchlight.prover.clock import Clock
from branchlight.prover.findings.losing_situations import LosingSituation, losing_situations, shared
from branchlight.prover.findings.out_of_reach import ENDING, goals_out_of_reach
from tests.prover.phases import explored, story_of

CLOCK = Clock(1e9)
END = "node: z\nending: over"
PIT = "node: pit\nchoices: [Wait: pit]"


@given(st.lists(st.integers(0, 31), max_size=6), st.integers(0, 6))
def test_shared_bits_are_in_so_many_masks(masks: list[int], count: int) -> None:
    expected = 0
    for some in combinations(masks, count):
        common = -1
        for mask in some:
            common &= mask
        expected |= common
    assert shared(masks, count) == expected


def found(*nodes: str, rest: str = "") -> list[tuple[str, LosingSituation]]:
    """Return the losing situations by node."""
    space = explored(story_of(*nodes, PIT, END, rest=rest))
    left = goals_out_of_reach(space, CLOCK)
    return [
        (space.node_at(each.situation).removeprefix("main."), each)
        for each in losing_situations(space, left, CLOCK)
        if each.out_of_reach & ENDING
    ]


def test_readers_are_trapped_by_what_was_laid_out() -> None:
    nodes = ("node: a\nchoices:\n  - {label: Fall, go: pit}\n  - {label: Out, if: chance(50), go: z}",)
    by_node = dict(found(*nodes))
    assert set(by_node) == {"a", "pit"}
    assert by_node["pit"].draws(ENDING) == ()
    drawn, picks = by_node["a"].draws(ENDING)
    assert isinstance(drawn, Drawn)
    assert (drawn.result, drawn.sides) == (0, 2)  # the chance that did not come
    assert picks == Picks(frozenset())


def storylets(*ends: str) -> list[str]:
    """Return storylets that lead to these nodes."""
    return [f"node: s{number}\npool: finds\nlabel: S\ngo: {end}" for number, end in enumerate(ends)]


def test_readers_are_trapped_by_storylets_picked() -> None:
    by_node = dict(found("node: a\nchoices: [{from: finds, show: 2}]", *storylets("pit", "pit", "z")))
    assert set(by_node) == {"a", "pit"}
    (picks,) = by_node["a"].draws(ENDING)
    assert picks == Picks(frozenset(("main.a.main.s0", "main.a.main.s1")))


def test_readers_are_free_if_one_pick_leads_on() -> None:
    assert {name for name, _ in found("node: a\nchoices: [{from: finds, show: 2}]", *storylets("pit", "z", "z"))} == {
        "pit"
    }
    shown = "node: a\nchoices: [{from: finds, show: 2}, Out: z]"
    assert {name for name, _ in found(shown, *storylets("pit", "pit", "pit"))} == {"pit"}
