"""Reachable states as sets are the states that the explicit search finds."""

import pytest

from branchlight.prover.clock import Clock
from branchlight.prover.diagrams.reachable import Reachable
from branchlight.prover.diagrams.set_store import Room, TooLargeError
from tests.prover.phases import SECONDS, explored, plan, small_stories

ROOM = Room(100_000, 10**7)


@pytest.mark.parametrize("every", [16, pytest.param(1, marks=pytest.mark.thorough)])
def test_sets_have_the_states_of_the_search(every: int) -> None:
    compared = 0
    for story in small_stories()[::every]:
        space, reachable = explored(story), Reachable(plan(story), Clock(SECONDS), ROOM)
        try:
            reachable.run()
        except TooLargeError:
            continue
        compared += 1
        assert [reachable.store.count(some) for some in reachable.sets] == [len(table) for table in space.tables]
        assert set(reachable.first) == set(space.first)
        if not reachable.plan.layout.has_calls:  # call stacks are numbered as they are met
            found = [set(reachable.store.all_of(some)) for some in reachable.sets]
            assert found == [set(table) for table in space.tables]
    assert compared > 20 // every
