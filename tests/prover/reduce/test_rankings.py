"""Rankings: the storylets of a pool for which the order of last visits matters."""

import pytest

from branchlight.prover.reduce.rankings import is_offered_once
from tests.prover.phases import story_of, variables_of

END = "node: z\nending: over"
ALL = "node: a\nchoices: [{from: finds, show: 9}]\ngo: z"
ONE = "node: a\nchoices: [{from: finds, show: 1}]\ngo: z"


def storylet(name: str, fields: str = "") -> str:
    """Return a storylet of the pool `finds`."""
    return f"node: {name}\npool: finds\nlabel: {name}\n{fields}\ngo: a"


def ranked(shop: str, *storylets: str) -> list[tuple[list[str], int]]:
    """Return the storylets of each ranking, and the bits of a rank."""
    variables = variables_of(story_of(shop, *storylets, END, state="x: 0"))
    for ranking in variables.rankings:
        order, fresh = variables.all[ranking.order], variables.all[ranking.fresh]
        assert list(ranking.places.values()) == list(range(len(ranking.places)))
        assert (order.kind, order.size) == ("order", 1 << ranking.bits * len(ranking.places))
        assert (fresh.kind, fresh.size) == ("fresh", 2)
    return [([name.removeprefix("main.") for name in ranking.places], ranking.bits) for ranking in variables.rankings]


def test_pools_that_show_all_need_no_order() -> None:
    assert ranked(ALL, storylet("s"), storylet("t")) == []


def test_pools_that_nothing_offers_need_no_order() -> None:
    assert ranked("node: a\ngo: z", storylet("s"), storylet("t")) == []


def test_pools_that_draw_need_an_order() -> None:
    assert ranked(ALL, storylet("s", "when: chance(50)"), storylet("t")) == [(["s", "t"], 2)]


def test_storylets_are_ranked_by_priority() -> None:
    some = [storylet("s", "priority: 2"), storylet("t"), storylet("u", "priority: 2"), storylet("v", "priority: 1")]
    assert ranked(ONE, *some) == [(["s", "u"], 2)]


def test_priorities_that_vary_make_one_ranking() -> None:
    some = [storylet("s", "priority: x"), storylet("t"), storylet("u", "priority: 2"), storylet("v")]
    assert ranked(ONE, *some) == [(["s", "t", "u", "v"], 3)]


def test_storylets_offered_once_have_no_rank() -> None:
    some = [storylet("s", "when: not seen(s)"), storylet("t"), storylet("u")]
    assert ranked(ONE, *some) == [(["t", "u"], 2)]
    assert ranked(ONE, *some[:2]) == [(["t"], 1)]
    assert ranked(ONE, some[0], storylet("t", "when: visits(t) == 0")) == []


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("not seen(s)", True),
        ("x > 1 and not seen(s)", True),
        ("x > 1 and (x < 5 and visits(s) < 1)", True),
        ("visits(s) <= 0", True),
        ("not (visits(s) >= 1)", True),
        ("not (visits(s) != 0)", True),
        ("x > 1 or not seen(s)", False),
        ("seen(s)", False),
        ("visits(s) < 2", False),
        ("not (visits(s) > 1)", False),
        ("not seen(t)", False),
        ("x == 0", False),
    ],
)
def test_conditions_say_if_storylets_come_once(when: str, expected: bool) -> None:
    story = story_of(ONE, storylet("s", f'when: "{when}"'), storylet("t"), END, state="x: 0")
    assert is_offered_once(story, "main.s") == expected
    assert not is_offered_once(story, "main.t")
