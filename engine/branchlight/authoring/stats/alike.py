"""Choices that lead to the same states: nothing hangs on which of them is taken."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import TypeVar

MOST_COMPARED = 100
"""So many choices of one offer are compared, the first ones."""

Outcome = TypeVar("Outcome")


class Alike:
    """Collects, offer by offer, which choices led on differently."""

    def __init__(self) -> None:
        self.met: set[tuple[str, str]] = set()
        self.differ: set[tuple[str, str]] = set()

    def compare(self, outcomes: Mapping[str, Outcome]) -> None:
        """Notes what each choice of one offer, by its full name, led to."""
        for one, other in combinations([*outcomes][:MOST_COMPARED], 2):
            self.met.add((one, other))
            if outcomes[one] != outcomes[other]:
                self.differ.add((one, other))

    def groups(self) -> list[tuple[str, ...]]:
        """The choices that led to the same states whenever two of them were open, each group as large as can be."""
        same = self.met - self.differ
        groups: list[list[str]] = []
        homes: defaultdict[str, list[list[str]]] = defaultdict(list)
        for one, other in sorted(same):
            home = next((group for group in homes[one] if _fits(other, group, same)), None)
            if home is None:
                home = [one]
                groups.append(home)
                homes[one].append(home)
            if other not in home:
                home.append(other)
                homes[other].append(home)
        return [tuple(group) for group in groups if not _is_part(group, homes[group[0]])]


def _fits(name: str, group: Iterable[str], same: set[tuple[str, str]]) -> bool:
    return all(name == member or (member, name) in same or (name, member) in same for member in group)


def _is_part(group: list[str], groups: list[list[str]]) -> bool:
    return any(set(group) < set(other) for other in groups)
