"""Typed expressions: names have become slots, and every type has been checked.

`Apply` names one of the operators in `branchlight.language.operators`; its arguments are expressions.

Code that treats kinds of expressions differently uses `match` and ends in `assert_never`. Then mypy names every place
that a new kind has to visit. Code that searches for one kind uses `parts_in`.
"""

from typing import Literal, TypeAlias, assert_never

from branchlight.language.distinct import distinct
from branchlight.source.named_tuple import NamedTuple


@distinct
class Const(NamedTuple):
    """A constant. Truth values and names of enumerations and sets are ints."""

    value: int | str


@distinct
class Load(NamedTuple):
    """The value of the slot with this index (see `story.slots`)."""

    slot: int


@distinct
class At(NamedTuple):
    """True if the reader is in the node with this index in `story.nodes`."""

    node: int


@distinct
class Since(NamedTuple):
    """Turns since the last visit to a node, a million if there was none. `slot` holds the turn of that visit."""

    slot: int


@distinct
class Ended(NamedTuple):
    """True if the story has reached the ending with this index in `story.endings`; used only in promises."""

    ending: int


@distinct
class Apply(NamedTuple):
    """An operator, by its name, and its arguments."""

    op: str
    args: tuple["Expression", ...]


Expression: TypeAlias = Const | Load | At | Since | Ended | Apply


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """Return the direct parts of an expression."""
    match expression:
        case Apply():
            return expression.args
        case Const() | Load() | At() | Since() | Ended():
            return ()
        case _:
            assert_never(expression)


def parts_in(expression: Expression) -> list[Expression]:
    """Return an expression and all its parts, level by level."""
    found = [expression]
    for part in found:
        parts = parts_of(part)
        if parts:
            found += parts
    return found


def asked_slots(expression: Expression) -> frozenset[int]:
    """Return the slots that an expression depends on, including those that date visits."""
    found: set[int] = set()
    rest = [expression]
    while rest:
        part = rest.pop()
        match part:
            case Load() | Since():
                found.add(part.slot)
            case Apply():
                rest += part.args
            case Const() | At() | Ended():
                pass
            case _:
                assert_never(part)
    return frozenset(found)


def asks_where(expression: Expression) -> bool:
    """Return whether the value depends on the node where the reader is."""
    return any("where" in _asks_beside_slots(part) for part in parts_in(expression))


def asks_when(expression: Expression) -> bool:
    """Return whether the value depends on the number of turns that were taken."""
    return any("when" in _asks_beside_slots(part) for part in parts_in(expression))


def _asks_beside_slots(part: Expression) -> tuple[Literal["where", "when", "ending"], ...]:
    """Return what an expression itself depends on, apart from slots and its parts."""
    match part:
        case Const() | Load() | Apply():
            return ()
        case At():
            return ("where",)
        case Since():
            return ("when",)
        case Ended():
            return ("ending",)
        case _:
            assert_never(part)
