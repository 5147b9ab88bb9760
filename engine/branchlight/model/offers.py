"""The offers and ways out of a body: their conditions, those of the groups around them, and pools."""

from collections.abc import Iterator, Sequence

from branchlight.language.expression import Apply, Expression
from branchlight.model.story import Body, Choice, Node, Offer, Pool, Story, Way, choices_of


def opening_test(offer: Offer) -> Expression | None:
    """Return the condition of an offer, with those of the groups around it; None if there is none."""
    tests = [group.test for group in offer.groups]
    if isinstance(offer, Choice) and offer.test is not None:
        tests.append(offer.test)
    return conjunction(tests) if tests else None


def visit_slots(node: Node) -> tuple[int, ...]:
    """Return the slots of the choices of a node that are gone until the reader leaves it."""
    return tuple([choice.gone for choice in choices_of(node.body) if choice.once == "visit"])


def conjunction(tests: Sequence[Expression]) -> Expression:
    """Return the condition that all of these hold."""
    return tests[0] if len(tests) == 1 else Apply("and", tuple(tests))


def conditions_of(body: Body) -> Iterator[Expression]:
    """Yield the conditions of a body's choices, of the groups around them, and of its ways out."""
    for offer in body.offers:
        yield from [group.test for group in offer.groups]
        if isinstance(offer, Choice) and offer.test is not None:
            yield offer.test
    for way in body.ways:
        if way.test is not None:
            yield way.test


def pools_of(body: Body) -> list[Pool]:
    """Return what a body takes from pools: its offers, and its ways out."""
    offered = [offer for offer in body.offers if isinstance(offer, Pool)]
    return [*offered, *[way.pool for way in body.ways if way.pool is not None]]


def always_fits(story: Story, pool: Pool) -> bool:
    """Return whether a pool has a node that fits in every state."""
    return any(story.nodes[name].when is None for name in story.pools[pool.pool])


def is_certain(story: Story, way: Way) -> bool:
    """Return whether a way out is taken whenever it is tried, so that those after it never are."""
    return way.test is None and (way.pool is None or always_fits(story, way.pool))
