"""When an exploration asks whether other methods settle the rest: not while it meets new parts, but at some time."""

import pytest

from branchlight.prover.bounds import Limits
from branchlight.prover.clock import Clock
from branchlight.prover.search import search
from branchlight.prover.search.search import explore
from tests.prover.phases import SECONDS, properties_of, story_of

MIDWAY, AT_LATEST = 60, 250


def asked_at(nodes: int, monkeypatch: pytest.MonkeyPatch, settles: bool = False) -> tuple[list[int], int]:
    """Return after how many states an exploration asks, and how many it has.

    Its story counts to 300 at each node, and the way from node to node is open from 10 on.
    """
    monkeypatch.setattr(search, "MIDWAY", MIDWAY)
    monkeypatch.setattr(search, "AT_LATEST", AT_LATEST)
    rows = [
        f"node: n{n}\nchoices:\n  - {{label: Count, do: n += 1, go: n{n}}}\n"
        f"  - {{label: On, if: n >= 10 and n < 300, do: n = 0, go: {f'n{n + 1}' if n < nodes - 1 else 'z'}}}"
        for n in range(nodes)
    ]
    story = story_of(*rows, "node: z\nending: over", state="n: {start: 0, min: 0, max: 300}")
    seen: list[int] = []
    states: list[int] = []

    def ask(first: object) -> bool:
        seen.append(states[-1])
        return settles

    limits = Limits(None, Clock(SECONDS), lambda so_far: states.append(so_far.states), midway=ask)
    return seen, explore(properties_of(story), limits).states


def test_search_asks_once_nothing_more_is_met(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, states = asked_at(1, monkeypatch)
    assert len(asked) == 1 and MIDWAY < asked[0] < AT_LATEST < states


def test_search_that_meets_new_parts_asks_late(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, states = asked_at(20, monkeypatch)
    assert len(asked) == 1 and AT_LATEST <= asked[0] < states


def test_search_ends_where_all_is_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, states = asked_at(1, monkeypatch, settles=True)
    assert asked[0] <= states < AT_LATEST
