"""The slots that a story reads or shows, and those that it changes."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from branchlight.analysis.digraph import reachable
from branchlight.language.expression import Expression, Load, asked_slots
from branchlight.language.prose import Direction, Either, Glue, Mark, Open, Pieces, Series, Show, Words, pieces_in
from branchlight.model.offers import conditions_of
from branchlight.model.proses import prose_in
from branchlight.model.statements import Assign, Conditional, Statement
from branchlight.model.story import Node, Story, bodies_of
from branchlight.source.named_tuple import NamedTuple


class Uses(NamedTuple):
    """Slots that are read and slots that are changed.

    A slot that is read only to change slots that are never read does not count as read.
    """

    read: frozenset[int]
    changed: frozenset[int]


def uses_of(story: Story) -> Uses:
    """Return all that a story reads, shows and changes."""
    read = {slot for slot, variable in enumerate(story.variables) if variable.shown}
    for expression in _asking(story):
        read |= asked_slots(expression)
    made_from: dict[int, set[int]] = {}
    for slot, value in _statements(story):
        made_from.setdefault(slot, set()).update(asked_slots(value))
    return Uses(frozenset(reachable(read, lambda slot: made_from.get(slot, ()))), frozenset(made_from))


def expressions_of(story: Story) -> Iterator[Expression]:
    """Yield every expression of a story, including those of its statements."""
    yield from _asking(story)
    yield from [value for _, value in _statements(story)]


def prose_expressions(pieces: Pieces) -> Iterator[Expression]:
    """Yield the expressions in prose, including those inside braces."""
    for piece in pieces_in(pieces):
        match piece:
            case Show():
                yield piece.value
            case Either():
                yield piece.test
            case Words() | Series() | Open() | Direction() | Mark() | Glue():
                pass
            case _:
                assert_never(piece)


def _asking(story: Story) -> Iterator[Expression]:
    for formula in story.formulas.values():
        if formula.shown:
            yield formula.value
    for gauge in story.gauges:
        yield from (part for part in (gauge.value, gauge.flat, gauge.test) if part is not None)
    for promise in story.promises:
        yield promise.test
    for node in story.nodes.values():
        yield from _of_node(node)


def _of_node(node: Node) -> Iterator[Expression]:
    yield node.priority
    if node.when is not None:
        yield node.when
    for prose in prose_in(node):
        yield from prose_expressions(prose.pieces)
    for body in bodies_of(node):
        yield from conditions_of(body)


def _statements(story: Story) -> Iterator[tuple[int, Expression]]:
    for node in story.nodes.values():
        for body in bodies_of(node):
            yield from _changes(body.do)
            if body.call is not None:
                yield from body.call.arguments
            if body.ask:
                yield body.ask.into, Load(body.ask.into)


def _changes(do: Iterable[Statement]) -> Iterator[tuple[int, Expression]]:
    """Yield each slot that statements change with each expression on which that depends."""
    for statement in do:
        match statement:
            case Assign():
                yield statement
            case Conditional(test=test):
                for slot, value in [*_changes(statement.yes), *_changes(statement.no)]:
                    yield slot, value
                    yield slot, test
            case _:
                assert_never(statement)
