"""Choices that always lead to the same states, so that it does not matter which one the reader takes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import TypeVar

MOST_COMPARED = 100
"""The most choices of one offer that are compared, from the first on."""

Outcome = TypeVar("Outcome")


class Alike:
    """A collection of results, offer by offer, that finds choices without a difference."""

    def __init__(self) -> None:
        self.met: set[tuple[str, str]] = set()
        self.differ: set[tuple[str, str]] = set()

    def compare(self, outcomes: Mapping[str, Outcome]) -> None:
        """Record the result of each choice of one offer, by its full name."""
        for one, other in combinations([*outcomes][:MOST_COMPARED], 2):
            self.met.add((one, other))
            if outcomes[one] != outcomes[other]:
                self.differ.add((one, other))

    def has_pair(self, offer: Iterable[str]) -> bool:
        """Return whether two choices of an offer were compared and never differed."""
        pairs = combinations([*offer][:MOST_COMPARED], 2)
        return any(pair in self.met and pair not in self.differ for pair in pairs)

    def groups(self) -> list[tuple[str, ...]]:
        """Return groups of choices that led to the same states whenever two of them were open.

        Each group is as large as possible.
        """
        # Add each pair to a group of which all members are alike, or begin a group with it.
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
        # Drop groups that are a part of another.
        return [tuple(group) for group in groups if not _is_part(group, homes[group[0]])]


def _fits(name: str, group: Iterable[str], same: set[tuple[str, str]]) -> bool:
    return all(name == member or (member, name) in same or (name, member) in same for member in group)


def _is_part(group: list[str], groups: list[list[str]]) -> bool:
    return any(set(group) < set(other) for other in groups)
