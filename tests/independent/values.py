"""Kinds of values, and what is declared of a piece of state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from .world import World

LIMIT = 1_000_000

Run: TypeAlias = "Callable[[World], Any]"
KeyOf: TypeAlias = "Callable[[World], str]"
Change: TypeAlias = "Callable[[World], None]"


@dataclass(eq=False)
class Group:
    """People or things about which the same is remembered."""

    members: tuple[str, ...]
    words: dict[str, str]
    traits: dict[str, Kind] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Kind:
    """What sort of value something has: bool, number, text, name, set or counted."""

    tag: str
    names: tuple[str, ...] = ()
    words: dict[str, str] = field(default_factory=dict)  # what readers see of a name, if it differs
    plurals: dict[str, tuple[str, str]] = field(default_factory=dict)  # of counted things: for one, and for several
    group: Group | None = None  # the group whose members the names are
    source: str = ""  # the piece of state or the trait, as `words:` calls it

    def shown(self, name: str) -> str:
        """Return a name as readers see it."""
        return self.words.get(name, name.replace("_", " "))

    def member(self) -> Kind:
        """Return the kind of one name out of a set or of counted things."""
        return Kind("name", self.names, self.words, group=self.group)

    def same_as(self, other: Kind) -> bool:
        """Whether two enumerations have the same names and words."""
        return self.names == other.names and self.words == other.words


BOOL, NUMBER, TEXT = Kind("bool"), Kind("number"), Kind("text")


@dataclass(frozen=True)
class Declared:
    """A piece of state: its kind, its value at the start, and its range if it is a number."""

    kind: Kind
    start: Any = None
    low: int = -LIMIT
    high: int = LIMIT

    def within(self, number: int) -> int:
        """Return a number, or the end of the range beyond which it is."""
        return max(self.low, min(self.high, number))


@dataclass(frozen=True)
class Compiled:
    """An expression that is ready: its kind, and a function from a world to its value."""

    kind: Kind
    run: Run


@dataclass(frozen=True)
class Place:
    """Something with a name: its kind, its value, and its key in the state if it can be changed."""

    kind: Kind
    read: Run
    key: KeyOf | None = None


def always(value: Any) -> Run:
    """Return a function that ignores the world."""
    return lambda world: value
