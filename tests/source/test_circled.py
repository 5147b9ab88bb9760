"""Circles of names, as messages have them."""

import pytest

from branchlight.source.circled import circled


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "n0 -> n0"),
        (8, "n0 -> n1 -> n2 -> n3 -> n4 -> n5 -> n6 -> n7 -> n0"),
        (9, "n0 -> n1 -> n2 -> n3 -> n4 -> n5 -> n6 -> n7 -> 1 more -> n0"),
        (2008, "n0 -> n1 -> n2 -> n3 -> n4 -> n5 -> n6 -> n7 -> 2,000 more -> n0"),
    ],
)
def test_long_circle_is_named_in_part(count: int, words: str) -> None:
    assert circled([f"n{number}" for number in range(count)]) == words
