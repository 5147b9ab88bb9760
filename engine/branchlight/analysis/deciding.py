"""Expressions that decide something: conditions and priorities, and what is assigned. Printed values decide nothing."""

from collections.abc import Iterable, Iterator

from branchlight.language.expression import Expression
from branchlight.language.prose import Mark, Piece, Pieces, condition_of, pieces_in, variants_of
from branchlight.model.changes import assigns_of
from branchlight.model.offers import conditions_of
from branchlight.model.proses import prose_of
from branchlight.model.statements import tests_of
from branchlight.model.story import Body, Story


def deciding_expressions(story: Story, bodies: Iterable[Body]) -> Iterator[tuple[Expression, int]]:
    """Yield every expression whose value can matter, with the slot that it is assigned to (or -1)."""
    for node in story.nodes.values():
        yield node.priority, -1
        if node.when is not None:
            yield node.when, -1
        yield from tests_in(node.label)
    for body in bodies:
        yield from expressions_in(body)
    for promise in story.promises:
        yield promise.test, -1


def expressions_in(body: Body) -> Iterator[tuple[Expression, int]]:
    """Yield the expressions of one body, but not those in the bodies of its choices."""
    for assign in assigns_of(body):
        yield assign.value, assign.slot
    for test in tests_of(body.do):
        yield test, -1
    for prose in prose_of(body):
        yield from tests_in(prose.pieces)
    for test in conditions_of(body):
        yield test, -1


def tests_in(pieces: Pieces) -> Iterator[tuple[Expression, int]]:
    """Yield the conditions in a text, except those of plurals on which neither a variant nor a mark depends."""
    for piece in pieces_in(pieces):
        test = condition_of(piece)
        if test is not None and (next(variants_of((piece,)), "") or _has_marks(piece)):
            yield test, -1


def _has_marks(piece: Piece) -> bool:
    return any(isinstance(inner, Mark) for inner in pieces_in((piece,)))
