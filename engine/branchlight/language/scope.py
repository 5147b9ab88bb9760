"""What the names in an expression can mean. The compiler knows; this is all that the language asks of it."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from branchlight.language.expression import Expression
from branchlight.language.types import Type


class Typed(NamedTuple):
    """An expression that was understood, and the type of its value.

    `parts` is how many it has with its formulas written out. It is counted once the whole expression is checked.
    """

    expression: Expression
    type: Type
    parts: int = 0


class Scope(Protocol):
    """Names as seen from one place in the story (a bare node name means the same scene).

    Asking for a slot makes the story remember what that slot holds.
    """

    may_draw: bool
    """False where the value must not change from one look to the next: formulas, gauges, promises."""
    promising: bool
    """True in promises, which alone may ask for endings."""

    def value(self, name: str) -> Typed | None:
        """The declared state or formula of that name."""

    def variable(self, name: str) -> tuple[int, Type] | None:
        """The slot and type of the declared state of that name."""

    def node(self, name: str) -> str | None:
        """The full name of a node."""

    def index(self, node: str) -> int:
        """The number of a node, by its full name."""

    def choice(self, name: str) -> str | None:
        """The full name of a choice, from `node.choice` or `scene.node.choice`."""

    def ending(self, name: str) -> int | None:
        """The number of an ending."""

    def visits(self, node: str) -> int:
        """The slot that counts visits to a node."""

    def last(self, node: str) -> int:
        """The slot that holds the turn of the last visit to a node, or -1."""

    def taken(self, choice: str) -> int:
        """The slot that says whether a choice was ever taken."""

    def known(self, kind: str) -> Iterable[str]:
        """All names of one kind ("value", "node", "choice", "ending"), for hints."""
