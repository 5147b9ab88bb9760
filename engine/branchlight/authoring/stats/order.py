"""The turns of a story in an order in which to reckon, and whether readings can go in circles."""

from collections.abc import Sequence
from typing import Protocol


class Leads(Protocol):
    @property
    def target(self) -> int: ...


def backwards(edges: Sequence[Sequence[Leads]]) -> list[int]:
    """All turns, each after those that it leads to, as far as there are no circles."""
    done: list[int] = []
    seen = {0}
    stack = [(0, iter(edges[0]))]
    while stack:
        number, rest = stack[-1]
        onward = next((edge.target for edge in rest if edge.target not in seen), None)
        if onward is None:
            done.append(number)
            stack.pop()
        else:
            seen.add(onward)
            stack.append((onward, iter(edges[onward])))
    return done


def has_circle(edges: Sequence[Sequence[Leads]], order: list[int]) -> bool:
    """Does any edge lead to a turn that does not come before it in `order`?"""
    place = {number: index for index, number in enumerate(order)}
    return any(place[edge.target] >= place[number] for number in order for edge in edges[number])
