"""Which state a story asks for or shows, and which it changes."""

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from branchlight.analysis.digraph import reachable
from branchlight.language.expression import Expression, Load, asked_slots
from branchlight.language.prose import Direction, Either, Open, Pieces, Series, Show, Words, pieces_in
from branchlight.model.story import Node, Story, bodies_of, conditions_of, prose_in


class Uses(NamedTuple):
    """Slots. What statements ask for only to change what nothing else asks for is not `read`."""

    read: frozenset[int]
    changed: frozenset[int]


def uses_of(story: Story) -> Uses:
    """All that a story asks for, shows and changes."""
    read = {slot for slot, variable in enumerate(story.variables) if variable.shown}
    for expression in _asking(story):
        read |= asked_slots(expression)
    made_from: dict[int, set[int]] = {}
    for slot, value in _statements(story):
        made_from.setdefault(slot, set()).update(asked_slots(value))
    return Uses(frozenset(reachable(read, lambda slot: made_from.get(slot, ()))), frozenset(made_from))


def expressions_of(story: Story) -> Iterator[Expression]:
    """Every expression of a story, those of its statements too."""
    yield from _asking(story)
    yield from [value for _, value in _statements(story)]


def prose_expressions(pieces: Pieces) -> Iterator[Expression]:
    """The expressions in prose, those inside braces too."""
    for piece in pieces_in(pieces):
        match piece:
            case Show():
                yield piece.value
            case Either():
                yield piece.test
            case Words() | Series() | Open() | Direction():
                pass
            case _:
                assert_never(piece)


def _asking(story: Story) -> Iterator[Expression]:
    for gauge in story.gauges:
        yield gauge.value
        if gauge.flat is not None:
            yield gauge.flat
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
            yield from body.do
            if body.ask:
                yield body.ask.into, Load(body.ask.into)
