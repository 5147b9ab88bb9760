"""What changes while a story is played."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from .values import LIMIT

if TYPE_CHECKING:
    from .nodes import Body, Choice, Node
    from .story import Story

Draw: TypeAlias = Callable[[int, int | None], int]


class World:
    """All that changes while a story is played."""

    def __init__(self, story: Story) -> None:
        """Begin with the values of the declarations."""
        self.story = story
        self.values = {name: one.start for name, one in story.book.declared.items() if one.kind.tag != "counted"}
        self.visits: dict[str, int] = {}
        self.entered_at: dict[str, int] = {}  # how many decisions had been made when a node was last entered
        self.decisions = 0
        self.chosen: frozenset[str] = frozenset()
        self.taken: frozenset[str] = frozenset()  # the choices that are gone until their node is left
        self.shown: dict[int, int] = {}
        self.unshown: dict[int, tuple[int, ...]] = {}
        self.here = ""
        self.body: Body | None = None
        self.calls: tuple[tuple[str, Body, str], ...] = ()  # where they return to, and what they called
        self.offered: dict[str, Choice | Node] = {}
        self.members: dict[str, str] = {}
        self.draw: Draw | None = None

    def copy(self) -> World:
        """Return a world that changes on its own."""
        made = object.__new__(World)
        made.__dict__.update(self.__dict__)
        for name in ("values", "visits", "entered_at", "shown", "unshown", "offered"):
            setattr(made, name, dict(getattr(self, name)))
        return made

    def state(self) -> dict[str, Any]:
        """Return every declared piece of state as a plain value."""
        return {name: sorted(one) if isinstance(one, frozenset) else one for name, one in self.values.items()}

    def turns_since(self, node: str) -> int:
        """Return the decisions since a node was last entered."""
        return min(LIMIT, self.decisions - self.entered_at[node]) if node in self.entered_at else LIMIT

    def dice(self, sides: int) -> int:
        """Draw one of several results, if there is more than one."""
        return self._drawn(sides, None) if sides > 1 else 0

    def chance(self, percent: int) -> bool:
        """Draw whether something succeeds, if both is possible."""
        return self._drawn(2, percent) == 1 if 0 < percent < 100 else percent >= 100

    def _drawn(self, sides: int, percent: int | None) -> int:
        if self.draw is None:
            raise ValueError("there are no dice")
        result = self.draw(sides, percent)
        if not 0 <= result < sides:
            raise ValueError(f"a draw of {sides} gave {result}")
        return result

    def set_to_start(self, parameters: dict[str, str]) -> None:
        """Give parameters their first values."""
        book = self.story.book
        for parameter in parameters.values():
            for key in book.parts_of(parameter):
                if key in self.values:
                    self.values[key] = book.declared[key].start

    def leave_for(self, node: str) -> None:
        """Bring back what was taken in this node, if the reader leaves it."""
        if self.here != node:
            self.taken = frozenset(key for key in self.taken if key.rpartition(".")[0] != self.here)
        self.here = node
