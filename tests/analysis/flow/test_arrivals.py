"""Arrivals: what is brought to a place is joined, widened in the end, and makes the place wait."""

from branchlight.analysis.flow.arrivals import LAST_CHANGE, PATIENCE, Arrivals, SlotValues
from branchlight.analysis.flow.effort import Effort
from branchlight.analysis.flow.facts import MOST_WORK
from branchlight.analysis.flow.invariants import invariants
from branchlight.analysis.graph import links_of
from branchlight.language.values import Span, bounds
from tests.prover.phases import slot_of, story_of

STORY = story_of(
    "node: a\ndo: [x += 1, y = 3]\ncall: c\nchoices: [{label: On, if: visits(a) > 1, go: z}, {label: Again, go: a}]",
    "node: c\ngo: back",
    "node: z\nending: over",
    state="x: {start: 0, min: 0, max: 500}, y: {start: 0, min: 0, max: 9}",
)
X, Y, VISITS = slot_of(STORY, "x"), slot_of(STORY, "y"), slot_of(STORY, "visits main.a")


def arrivals() -> Arrivals:
    return Arrivals(STORY, links_of(STORY), invariants(STORY), Effort(MOST_WORK))


def values(x: int = 0, visits: int = 0) -> SlotValues:
    """Return these values, and zero for all other slots."""
    return tuple([frozenset(({X: x, VISITS: visits}.get(slot, 0),)) for slot in range(len(STORY.slots))])


def walked(arrived: Arrivals) -> list[str]:
    """Return the places that wait, and take them from the list."""
    return list(iter(arrived.next, None))


def test_places_wait_only_if_something_is_new() -> None:
    arrived = arrivals()
    for x in (1, 2, 1):
        arrived.reach("main.a", values(x))
    assert (walked(arrived), arrived.found["main.a"][X]) == (["main.a"], frozenset((1, 2)))
    arrived.reach("main.a", values(2))
    assert walked(arrived) == []


def test_places_wait_in_the_order_of_the_links() -> None:
    arrived = arrivals()
    for name in ("main.z", "main.c", "main.a"):
        arrived.reach(name, values())
    assert walked(arrived) == sorted(STORY.nodes, key=arrived.order.__getitem__)


def test_slots_that_keep_changing_are_widened() -> None:
    arrived = arrivals()
    for x in range(PATIENCE + 1):
        arrived.reach("main.a", values(x))
    assert arrived.found["main.a"][X] == frozenset(range(PATIENCE + 1))
    arrived.reach("main.a", values(PATIENCE + 1))
    assert arrived.found["main.a"][X] == arrived.anywhere[X] == Span(0, 500)
    assert arrived.found["main.a"][Y] == frozenset((0,)) != arrived.anywhere[Y]


def test_places_that_keep_changing_hold_anything() -> None:
    arrived = arrivals()
    arrived.found["main.a"], arrived.changes["main.a"] = values(), LAST_CHANGE
    arrived.reach("main.a", values(1))
    assert arrived.found["main.a"] == arrived.anywhere


def test_returns_wake_the_callers() -> None:
    arrived = arrivals()
    assert arrived.after_call("main.a", list(values())) is None
    arrived.give_back(values(3))
    assert walked(arrived) == ["main.a"]
    arrived.give_back(values(3))
    assert walked(arrived) == []


def test_counts_are_no_lower_after_a_call() -> None:
    arrived = arrivals()
    arrived.give_back(values(3, visits=1))
    held = arrived.after_call("main.a", list(values(5, visits=2)))
    assert held is not None
    assert (held[X], bounds(held[VISITS])) == (frozenset((3,)), (2, 2))
