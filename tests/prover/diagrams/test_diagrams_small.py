"""Diagrams alone settle small stories as the explicit search does, with every feature in them.

`DIAGRAMS_STORIES=5000` sets the number of stories, `DIAGRAMS_FIRST=100000` the first seed.
"""

import os

import pytest

from branchlight import load_text
from branchlight.prover import rest
from branchlight.prover.diagrams import by_diagrams
from branchlight.prover.diagrams.set_store import Room
from branchlight.prover.prove import prove
from tests.prover.comparing import halt_after
from tests.prover.diagrams.alone import compared, settled_alone
from tests.prover.small_stories import SmallStory

STORIES = int(os.environ.get("DIAGRAMS_STORIES", "60"))
FIRST = int(os.environ.get("DIAGRAMS_FIRST", "0"))
ROW = 10
MOST_STATES, ROOM = 2_000, Room(30_000, 10**7)


def compare(first: int, count: int) -> tuple[int, int]:
    """Compare the proofs of stories. Return how much diagrams settled of how much."""
    settled = asked = 0
    for seed in range(first, first + count):
        small = SmallStory(seed)
        story = load_text(small.text).story
        if story is None:
            continue  # a circle without a decision, which is a mistake
        proof = prove(story, states=MOST_STATES)
        if proof.bound is None:
            found = compared(story, proof, settled_alone(story, proof))
            assert not found.wrong, f"story {seed}:\n{small.text}\n" + "\n".join(found.wrong)
            settled, asked = settled + found.settled, asked + found.asked
    return settled, asked


def test_diagrams_agree_with_search(monkeypatch: pytest.MonkeyPatch) -> None:
    check(FIRST, 1000, monkeypatch, ROW // 4)


@pytest.mark.thorough
@pytest.mark.parametrize("limit", [1000, 10])
@pytest.mark.parametrize("first", range(FIRST, FIRST + STORIES, ROW))
def test_diagrams_agree_on_many_stories(first: int, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    check(first, limit, monkeypatch)


def check(first: int, limit: int, monkeypatch: pytest.MonkeyPatch, count: int = ROW) -> None:
    """Compare stories of which play halts a turn after so many bodies. Most of what is asked has to be settled."""
    halt_after(limit, monkeypatch)
    monkeypatch.setattr(rest, "STAGES", ())
    monkeypatch.setattr(rest, "LATE_STAGES", ())
    monkeypatch.setattr(by_diagrams, "LARGE", ROOM)
    settled, asked = compare(first, count)
    assert settled > asked // 2
