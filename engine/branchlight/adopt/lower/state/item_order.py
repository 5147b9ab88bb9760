"""The items of all lists of a story, with their numbers, in the order in which ink prints them."""

from collections.abc import Iterable

from branchlight.adopt.ink.tree import InkList


class ItemOrder:
    """The items by their full names, such as `fruit.apple`. A list that is declared twice has the items of both."""

    def __init__(self, lists: Iterable[InkList]) -> None:
        self._numbers: dict[str, int] = {}
        self._of_list: dict[str, set[str]] = {}
        for each in lists:
            numbers = {f"{each.name}.{item.name}": item.number for item in each.items}
            self._numbers |= numbers
            self._of_list.setdefault(each.name, set()).update(numbers)

    def number(self, item: str) -> int:
        """Return the number of an item."""
        return self._numbers[item]

    def of_lists(self, names: Iterable[str]) -> set[str]:
        """Return all items of lists."""
        return set[str]().union(*(self._of_list.get(name, ()) for name in names))

    def in_order(self, items: Iterable[str]) -> tuple[str, ...]:
        """Return items in the order in which ink prints them: by number, and then by list."""
        return tuple(sorted(items, key=lambda item: (self._numbers[item], item.partition(".")[0])))
