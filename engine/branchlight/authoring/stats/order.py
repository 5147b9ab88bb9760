"""An order of a story's turns for computation, and the test for circles."""

from collections.abc import Sequence
from typing import Protocol

from branchlight.analysis.digraph import postorder


class Leads(Protocol):
    @property
    def target(self) -> int: ...


def backwards(edges: Sequence[Sequence[Leads]]) -> list[int]:
    """Return all turns, each after its successors unless they form a circle."""
    return postorder([0], lambda number: [edge.target for edge in edges[number]])


def has_circle(edges: Sequence[Sequence[Leads]], order: list[int]) -> bool:
    """Return whether any edge leads to a turn that is not earlier in `order`."""
    place = {number: index for index, number in enumerate(order)}
    return any(place[edge.target] >= place[number] for number in order for edge in edges[number])
