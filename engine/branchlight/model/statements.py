"""Statements: what a `do` changes, under which conditions, and what a call does."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias, assert_never

from branchlight.language.expression import Expression
from branchlight.source.named_tuple import NamedTuple


class Assign(NamedTuple):
    """An assignment of `value` to a slot, whose range contains it."""

    slot: int
    value: Expression


class Conditional(NamedTuple):
    """The statements `yes` if `test` holds, else those in `no`. The test is evaluated once, before any of them.

    `name` is that of no other statement in the story. It is the `of` of its condition. If the condition says which of
    several pieces of state a statement such as `lover.trust += 1` changes, the statement follows, after a space.
    """

    name: str
    test: Expression
    yes: "tuple[Statement, ...]"
    no: "tuple[Statement, ...]"


Statement: TypeAlias = Assign | Conditional


class NodeCall(NamedTuple):
    """A call of the node `to`.

    arguments   sets each of its parameters; all values are found before any is set
    resets      gives each of them its first value again, when the call comes back
    """

    to: str
    arguments: tuple[Assign, ...] = ()
    resets: tuple[Assign, ...] = ()


def assigns_in(do: Iterable[Statement]) -> Iterator[Assign]:
    """Yield every assignment in statements, including those under conditions."""
    for statement in do:
        match statement:
            case Assign():
                yield statement
            case Conditional():
                yield from assigns_in(statement.yes)
                yield from assigns_in(statement.no)
            case _:
                assert_never(statement)


def tests_of(do: Iterable[Statement]) -> Iterator[Expression]:
    """Yield the conditions in statements, including nested ones."""
    for statement in do:
        match statement:
            case Assign():
                pass
            case Conditional():
                yield statement.test
                yield from tests_of(statement.yes)
                yield from tests_of(statement.no)
            case _:
                assert_never(statement)
