"""Conditions that can only come out one way."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.language.expression import Expression
from engine.language.prose import Either, Pieces, Series
from engine.language.types import HIGHEST
from engine.model.story import Body, Choice, Condition, Node, Story, bodies_of
from engine.proof.flow.ask import truth_of
from engine.proof.flow.evaluate import ANYWHERE, Held, asked_slots
from engine.proof.flow.invariants import invariants
from engine.proof.flow.values import YES, Span, Values
from engine.proof.flow.walk import walk
from engine.proof.graph import Links

MOST_WALKED = 4_000_000
"""Nodes times slots; a story beyond that is judged by what its state may hold anywhere."""

MOST_ASKED = 60_000
"""The same for conditions."""


class Never(NamedTuple):
    """A condition that is never true. `held` says what the slots that it asks for may hold there."""

    condition: Condition
    held: dict[int, Values]


class Facts(NamedTuple):
    """`anywhere` is what each slot may hold, wherever the reader is."""

    anywhere: tuple[Values, ...]
    never: tuple[Never, ...]
    always: tuple[Condition, ...]


class _Test(NamedTuple):
    """`matters` says that something is lost where the test always holds: another text, a way, a reason."""

    of: str
    test: Expression
    matters: bool


def facts_of(story: Story, links: Links) -> Facts:
    """The conditions of a story that are never true, and those that always are."""
    anywhere = invariants(story)
    conditions = sum([len(node.conditions) for node in story.nodes.values()])
    if len(story.nodes) * len(story.slots) > MOST_WALKED or conditions > MOST_ASKED:
        return Facts(anywhere, (), tuple(_always(story, anywhere, None)))
    found = walk(story, links)
    impossible = found.asked - found.true
    certain = found.asked - found.false
    never = [
        Never(condition, found.held.get(condition.of, {}))
        for node in story.nodes.values()
        for condition in node.conditions
        if condition.of in impossible
    ]
    return Facts(anywhere, tuple(never), tuple(_always(story, anywhere, certain)))


def _always(story: Story, anywhere: tuple[Values, ...], certain: set[str] | None) -> Iterator[Condition]:
    """Conditions that hold wherever they are asked. One that asks only where the reader has been, and does no harm,
    must hold whatever the way: an author may well write `seen(x)` where every way leads through `x`.
    """
    for node in story.nodes.values():
        written = {condition.of: condition for condition in node.conditions}
        held = Held(anywhere)
        if node.name in story.visits:
            held[story.visits[node.name]] = Span(1, HIGHEST)
        if node.when is not None:
            told = certain is not None and node.name in certain and _asks_state(story, node.when)
            if told or truth_of(node.when, Held(anywhere), ANYWHERE) == YES:
                yield written[node.name]
        for of, test, matters in _tests(node):
            if certain is not None and of not in certain:
                continue
            told = certain is not None and (matters or _asks_state(story, test))
            if of in written and (told or truth_of(test, held, node.number) == YES):
                yield written[of]


def _asks_state(story: Story, test: Expression) -> bool:
    """Does it ask for anything that the title page declares?"""
    return any(story.slots[slot].kind == "state" for slot in asked_slots(test))


def _tests(node: Node) -> Iterator[_Test]:
    seen: set[str] = set()
    for test in _tests_of(node):
        if test.of not in seen:
            seen.add(test.of)
            yield test


def _tests_of(node: Node) -> Iterator[_Test]:
    for body in bodies_of(node):
        yield from _in_body(body)


def _in_body(body: Body) -> Iterator[_Test]:
    yield from _in_prose(body.text)
    yield from _in_prose(body.veiled)
    for offer in body.offers:
        if isinstance(offer, Choice):
            if offer.test is not None:
                yield _Test(offer.name, offer.test, offer.locked is not None)
            yield from _in_prose(offer.label)
            yield from _in_prose(offer.locked or ())
    for number, way in enumerate(body.ways):
        if way.test is not None:
            yield _Test(str(way.place), way.test, number < len(body.ways) - 1)


def _in_prose(pieces: Pieces) -> Iterator[_Test]:
    for piece in pieces:
        if isinstance(piece, Either):
            yield _Test(piece.name, piece.test, piece.has_no)
            yield from _in_prose(piece.yes)
            yield from _in_prose(piece.no)
        elif isinstance(piece, Series):
            for option in piece.options:
                yield from _in_prose(option)
