"""Hiding alone agrees with playing, on small stories from seeds with every feature in them.

`HIDING_STORIES=5000` sets the number of stories of the thorough test, `HIDING_FIRST=100000` their first seed.
"""

import os
from collections import Counter

import pytest

from branchlight import load_text
from branchlight.model.story import Story
from branchlight.prover.answer import Proof
from branchlight.prover.clock import Clock
from branchlight.prover.hiding import workshop
from branchlight.prover.hiding.by_hiding import by_hiding
from branchlight.prover.hiding.told_first import is_surely_told
from branchlight.prover.program.one_fact import one_fact
from tests.prover.by_playing import Played, TooLargeError
from tests.prover.comparing import alone, contradictions
from tests.prover.small_stories import SmallStory

STORIES = int(os.environ.get("HIDING_STORIES", "50"))
FIRST = int(os.environ.get("HIDING_FIRST", "1000"))
ROW = 50


@pytest.fixture(autouse=True)
def within_small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "MOST_OF_ONE", 1_000)
    monkeypatch.setattr(workshop, "MOST_SITUATIONS", 4_000)
    monkeypatch.setattr(workshop, "LEAST", 4_000)


def test_hiding_agrees_with_playing() -> None:
    statuses = compared(range(3))
    assert settled(statuses) > 0.6, statuses


@pytest.mark.long
@pytest.mark.thorough
@pytest.mark.parametrize("first", range(FIRST, FIRST + STORIES, ROW))
def test_hiding_agrees_on_many_stories(first: int) -> None:
    statuses = compared(range(first, first + ROW))
    assert settled(statuses) > 0.6, statuses


def compared(seeds: range) -> Counter[str]:
    """Compare stories with playing them. Return how many items have each status."""
    statuses: Counter[str] = Counter()
    for seed in seeds:
        small = SmallStory(seed)
        story = load_text(small.text).story
        if story is None:
            continue  # a circle without a decision, which is a mistake
        try:
            played = Played(story, small.promises)
        except TooLargeError:
            continue
        proof = alone(story, (by_hiding,), Clock(1e9))
        wrong = contradictions(proof, played, story)
        wrong += [f"{fact} is not always told first" for fact in story.facts if is_told_late(fact, played, story)]
        assert not wrong, f"story {seed}:\n{small.text}\n" + "\n".join(wrong)
        statuses += counted(proof)
    return statuses


def is_told_late(fact: str, played: Played, story: Story) -> bool:
    """Return whether hiding calls a fact told first that some session uses before."""
    marked = one_fact(story, fact)
    is_told = is_surely_told(marked.story, list(marked.uses), Clock(1e9), None)
    return is_told and ("used untold", fact) in played.found


def counted(proof: Proof) -> Counter[str]:
    """Return how many items of a proof have each status. Whether states are stuck is one more."""
    found = Counter([at.status for at in proof.items()])
    found += Counter([promise.verdict for promise in proof.promises])
    found["not settled" if not proof.stuck_settled and not proof.stuck else "stuck or not"] += 1
    return found


def settled(statuses: Counter[str]) -> float:
    """Return the share of items that are settled."""
    return 1 - statuses["not settled"] / statuses.total()
