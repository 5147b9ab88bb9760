"""The items of all lists of a story, with their numbers, in the order in which ink prints them."""

from collections.abc import Iterable, Mapping

from branchlight.adopt.ink.tree import InkList


class ItemOrder:
    """The items by their full names, such as `fruit.apple`."""

    def __init__(self, lists: Mapping[str, InkList]) -> None:
        self._lists = lists
        self._numbers = {f"{name}.{item.name}": item.number for name, own in lists.items() for item in own.items}

    def number(self, item: str) -> int:
        """Return the number of an item."""
        return self._numbers[item]

    def of_lists(self, names: Iterable[str]) -> set[str]:
        """Return all items of lists."""
        return {f"{name}.{item.name}" for name in names for item in self._lists[name].items}

    def in_order(self, items: Iterable[str]) -> tuple[str, ...]:
        """Return items in the order in which ink prints them: by number, and then by list."""
        return tuple(sorted(items, key=lambda item: (self._numbers[item], item.partition(".")[0])))
