"""Order of the fields in diagrams."""

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from branchlight.prover.diagrams.field_order import ordered

ROWS = st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=4, unique=True), max_size=12)


@given(ROWS)
def test_order_has_every_field_once(rows: list[list[int]]) -> None:
    found = ordered(range(10), rows)
    assert sorted(found) == list(range(10))
    assert found == ordered(range(10), rows)


def test_order_finds_a_shuffled_chain() -> None:
    fields = list(range(16))
    random.Random(5).shuffle(fields)
    found = ordered(range(16), [fields[at : at + 2] for at in range(15)])
    place = {field: number for number, field in enumerate(found)}
    assert sum([abs(place[one] - place[other]) for one, other in pairwise(fields)]) < 45


def test_order_stays_without_reasons() -> None:
    assert ordered([4, 2, 7], []) == [4, 2, 7]
