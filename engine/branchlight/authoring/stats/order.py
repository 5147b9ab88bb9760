"""The turns of a story in an order in which to reckon, and whether readings can go in circles."""

from collections.abc import Sequence
from typing import Protocol

from branchlight.analysis.digraph import postorder


class Leads(Protocol):
    @property
    def target(self) -> int: ...


def backwards(edges: Sequence[Sequence[Leads]]) -> list[int]:
    """All turns, each after those that it leads to, as far as there are no circles."""
    return postorder([0], lambda number: [edge.target for edge in edges[number]])


def has_circle(edges: Sequence[Sequence[Leads]], order: list[int]) -> bool:
    """Does any edge lead to a turn that does not come before it in `order`?"""
    place = {number: index for index, number in enumerate(order)}
    return any(place[edge.target] >= place[number] for number in order for edge in edges[number])
