"""Functions that generated code calls: shuffles, storylets, and texts that depend on a draw."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from branchlight.play.every_draw import DrawScript
from branchlight.prover.code.storylets import among, deal, order_after, pick, sides

COUNT, BITS = 3, 2
TURNS = st.lists(st.lists(st.integers(0, COUNT - 1), max_size=3), max_size=6)
CANDIDATES = st.lists(st.tuples(st.integers(-1, 0), st.integers(0, 1)), max_size=5).map(
    lambda keys: [(*key, number) for number, key in enumerate(keys)]
)


@given(TURNS)
def test_ranks_are_in_the_order_of_last_visits(turns: list[list[int]]) -> None:
    order = 0
    last = [-1] * COUNT
    for number, seen in enumerate(turns):
        fresh = 0
        for place in seen:
            order, fresh = order_after(order, place, BITS, fresh), 1
            last[place] = number
        ranks = [order >> BITS * place & (1 << BITS) - 1 for place in range(COUNT)]
        assert [rank == 0 for rank in ranks] == [turn < 0 for turn in last]
        for one, other in combinations(range(COUNT), 2):
            assert (ranks[one] < ranks[other]) == (last[one] < last[other])
            assert (ranks[one] == ranks[other]) == (last[one] == last[other])
        assert {*ranks, 0} == set(range(max(ranks) + 1))


def every_pick(may: list[tuple[int, int, int]], show: int) -> list[list[int]]:
    """Return what is picked, for each result of the draws."""
    script = DrawScript()
    found: list[list[int]] = []
    while script.next():
        found.append(pick(list(may), show, script, 1))
    return found


@given(CANDIDATES, st.integers(1, 4))
def test_among_are_all_that_can_be_picked(may: list[tuple[int, int, int]], show: int) -> None:
    sure, tied = among(may, show)
    picks = every_pick(may, show)
    assert {*sure, *tied} == {number for picked in picks for number in picked}
    assert {number for number, _ in enumerate(may) if all(number in picked for picked in picks)} == {*sure}
    rows = {frozenset(picked) - {*sure} for picked in picks}
    assert rows == {frozenset(row) for row in combinations(tied, min(show, len(may)) - len(sure))}


@given(CANDIDATES, st.integers(1, 4))
def test_picks_begin_with_the_best(may: list[tuple[int, int, int]], show: int) -> None:
    keys = {number: key for *key, number in may}
    for picked in every_pick(may, show):
        assert len(picked) == len({*picked}) == min(show, len(may))
        assert [keys[number] for number in picked] == sorted(keys.values())[: len(picked)]


@given(st.integers(0, 6))
def test_deals_give_what_was_not_dealt(dealt: int) -> None:
    script = DrawScript()
    found: list[int] = []
    while script.next():
        found.append(deal(dealt, 3, script, 1))
    assert found == [option for option in range(3) if not dealt >> option & 1]


def test_sides_are_the_truths_of_a_test() -> None:
    assert sides(lambda script: script.chance(50)) == [False, True]
    assert sides(lambda script: script.chance(100)) == [True]
    assert sides(lambda script: script.roll(1, 6) > 6) == [False]
    assert sides(lambda script: script.chance(50) and script.roll(1, 6) == 6) == [False, True]
