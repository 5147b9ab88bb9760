"""The order of tests for several workers."""

import pytest

from tests.ordering import dealt


def test_each_share_begins_with_long_tests() -> None:
    assert dealt("LMN", "abcdefgh", 3) == [*"Lab", *"Mcde", *"Nfgh"]
    assert dealt("LMNO", "abcdefgh", 2) == [*"LNabcd", *"MOefgh"]


@pytest.mark.parametrize("workers", [1, 2, 3, 5])
@pytest.mark.parametrize("long", ["", "L", "LM", "LMNOPQ"])
@pytest.mark.parametrize("others", ["", "a", "abcdefghij"])
def test_order_has_every_test_once(long: str, others: str, workers: int) -> None:
    assert sorted(dealt(long, others, workers)) == sorted(long + others)
