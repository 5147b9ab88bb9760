"""The interface through which the language resolves names. The compiler implements it."""

from collections.abc import Iterable
from typing import Protocol

from branchlight.language.expression import Expression
from branchlight.language.types import Type
from branchlight.source.named_tuple import NamedTuple


class Typed(NamedTuple):
    """A typed expression and the type of its value.

    `parts` is the number of its parts with its formulas written out. It is counted after the whole expression is
    checked.
    """

    expression: Expression
    type: Type
    parts: int = 0


class Named(NamedTuple):
    """A name as an expression uses it, for the log of uses.

    kind   "name" for state, formulas, traits and words; "value" for a value or member; or "group", "node", "choice",
           "ending", "function"
    text   the name as it is written, or, in a question about a group, with the member in place of the bound name
    start  the offset at which `text` begins, or would begin
    of     the names of the enumeration or set to which a "value" belongs
    shown  the offset from which the name is written as in `text`
    """

    kind: str
    text: str
    start: int
    of: tuple[str, ...] = ()
    shown: int = 0


class Records(Protocol):
    """The memory of a story: what it keeps about nodes and choices, by their full names.

    A request for a slot makes the story remember what that slot holds.
    """

    def index(self, node: str) -> int:
        """Return the index of a node."""

    def visits_slot(self, node: str) -> int:
        """Return the slot that counts visits to a node."""

    def last_slot(self, node: str) -> int:
        """Return the slot that holds the turn of the last visit to a node, or -1."""

    def taken_slot(self, choice: str) -> int:
        """Return the slot that records whether a choice was ever taken."""


class Scope(Protocol):
    """The names as seen from one place in the story; a bare node name means the same scene."""

    @property
    def records(self) -> Records:
        """Return what the story remembers of nodes and choices."""

    may_draw: bool
    """False if the value must not change from one evaluation to the next: formulas, gauges, promises."""
    promising: bool
    """True in promises, in which alone endings can be named."""

    def value(self, name: str) -> Typed | None:
        """Return the declared state or formula of that name, or what the trait of that name is; or None."""

    def declared(self, name: str) -> Typed | None:
        """Return the declared state or formula of that name, or None."""

    def group(self, name: str) -> Type | None:
        """Return the group of that name, as the type of one of its members, or None."""

    def variable(self, name: str) -> tuple[int, Type] | None:
        """Return the slot and type of the declared state of that name, or None."""

    def holders(self, word: str) -> list[tuple[str, Type]]:
        """Return each enumeration and set that is declared as state and has `word`, with its type."""

    def node(self, name: str) -> str | None:
        """Return the full name of a node, or None."""

    def choice(self, name: str) -> str | None:
        """Return the full name of a choice, from `node.choice` or `scene.node.choice`, or None."""

    def ending(self, name: str) -> int | None:
        """Return the index of an ending, or None."""

    def note(self, named: Named) -> None:
        """Record a name for the log of uses, if there is one."""

    def known(self, kind: str) -> Iterable[str]:
        """Return all names of one kind ("value", "group", "node", "choice", "ending"), for hints."""
