"""The order of tests for several workers: each begins with tests that take long, so that none has them at the end."""

from collections.abc import Sequence
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def dealt(long: Sequence[T], others: Sequence[T], workers: int) -> list[T]:
    """Return all tests in such an order that each worker's share begins with as many long ones.

    xdist gives each worker an equal part of the tests, in order. Who has none left takes some from another's end.
    """
    found: list[T] = []
    rest, left = iter(others), len(long) + len(others)
    for number in range(workers):
        first = long[number::workers]
        share = [*first, *islice(rest, max(0, left // (workers - number) - len(first)))]
        found += share
        left -= len(share)
    return found + list(rest)
