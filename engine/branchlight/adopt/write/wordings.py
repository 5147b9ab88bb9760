"""Texts, list items and targets as values of enumerations: their names, and the words that readers see."""

from collections.abc import Iterable

from branchlight.adopt.lower.ink_values import Constant, Value
from branchlight.adopt.write.identifiers import Taken, identifier, slug


class Wordings:
    """The names of values. A text is called by its words, an item of a list and a target by their own names."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, Constant], str] = {}
        self._taken = Taken()

    def name(self, value: Value) -> str:
        """Return the name of a known text, item or target. It is the same wherever the value occurs."""
        key = ("set" if value.kind == "item" else value.kind, value.constant)
        if key not in self._names:
            self._names[key] = self._taken.new(self._wanted(value))
        return self._names[key]

    def ending(self, name: str) -> str:
        """Return the name of an ending."""
        return identifier(name)

    def words(self, value: Value) -> str:
        """Return what readers see of a known value."""
        if isinstance(value.constant, tuple):
            return value.constant[-1].rpartition(".")[2] if value.constant else ""
        return str(value.constant)

    def _wanted(self, value: Value) -> str:
        if isinstance(value.constant, tuple):
            last = value.constant[-1] if value.constant else "nothing"
            return identifier(last.rpartition(".")[2])
        return slug(str(value.constant)) or "nothing"


def joined(groups: Iterable[set[str]]) -> list[set[str]]:
    """Return groups of names in which those that have a name in common have become one."""
    found: list[set[str]] = []
    for group in groups:
        own = set(group)
        rest = []
        for each in found:
            if each & own:
                own |= each
            else:
                rest.append(each)
        found = [*rest, own]
    return found
