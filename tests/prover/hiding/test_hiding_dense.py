"""Abstractions agree with the explicit search, on stories from seeds that are full of unsure offers.

Any parts of the state may be visible, and what one abstraction settles has to be right. So some are drawn for each
story, and not only those that refinement comes to.

`DENSE_STORIES=5000` sets the number of stories of the thorough test, `DENSE_FIRST=100000` their first seed.
"""

import os
import random

import pytest

from branchlight import load_text
from branchlight.prover import rest
from branchlight.prover.answer import Proof
from branchlight.prover.clock import Clock
from branchlight.prover.hiding import workshop
from branchlight.prover.hiding.abstract_space import TooManyError
from branchlight.prover.hiding.freedom import Freedom
from branchlight.prover.hiding.items import Items
from branchlight.prover.hiding.state_parts import StatePart, StateParts, Visible
from branchlight.prover.hiding.workshop import Workshop
from branchlight.prover.matters import STUCK, Matter, Settled
from branchlight.prover.prove import prove
from tests.prover.dense_stories import DenseStory
from tests.prover.diagrams.alone import compared, matters_of

STORIES = int(os.environ.get("DENSE_STORIES", "60"))
FIRST = int(os.environ.get("DENSE_FIRST", "0"))
ROW = 20
MOST_STATES = 1_000
ABSTRACTIONS = 4


@pytest.fixture(autouse=True)
def within_small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rest, "STAGES", ())
    monkeypatch.setattr(rest, "LATE_STAGES", ())
    monkeypatch.setattr(workshop, "MOST_OF_ONE", 600)


def test_abstractions_agree_on_unsure_offers() -> None:
    assert settled_rightly(range(8, 13)) > 120


@pytest.mark.thorough
@pytest.mark.parametrize("first", range(FIRST, FIRST + STORIES, ROW))
def test_abstractions_agree_on_many_unsure_offers(first: int) -> None:
    assert settled_rightly(range(first, first + ROW)) > 400


def settled_rightly(seeds: range) -> int:
    """Compare what abstractions settle of stories with their complete proofs. Return how much they settle."""
    settled = 0
    for seed in seeds:
        text, rng = DenseStory(seed).text, random.Random(seed)
        story = load_text(text).story
        proof = None if story is None else prove(story, states=MOST_STATES)
        if story is None or proof is None or proof.bound is not None:
            continue  # a circle without a decision, which is a mistake, or a large story
        for _ in range(ABSTRACTIONS):
            tools = Workshop(story, Clock(1e9))
            visible = some_parts(tools.parts, rng)
            found = compared(story, proof, settled_by_one(tools, visible, proof))
            assert not found.wrong, f"story {seed}, {sorted(visible, key=str)}:\n{text}\n" + "\n".join(found.wrong)
            settled += found.settled
    return settled


def some_parts(parts: StateParts, rng: random.Random) -> Visible:
    """Return some parts of the state that may be visible together."""
    story, share = parts.story, rng.random() ** 2
    every = [part for slot in range(len(story.slots)) for part in parts.of_slot(slot)]
    every += [StatePart("age", slot) for slot in story.last.values()]
    every += [StatePart("order", pool) for pool in sorted(parts.ordered)]
    return parts.closed(frozenset([part for part in every if rng.random() < share]))


def settled_by_one(tools: Workshop, visible: Visible, proof: Proof) -> Settled:
    """Return what the abstraction with some visible parts settles, without the variants that report promises."""
    items, freedom = Items(tools), Freedom(tools)
    wanted = [matter for matter in matters_of(proof) if matter[0] not in ("promise", "stuck")]
    lost: list[Matter] = []
    met: list[Matter] = []
    for number, promise in enumerate(tools.parts.story.promises):
        (lost if promise.kind == "never lost" else met).append(("promise", str(number)))
    freedom.open = [*lost, STUCK]
    try:
        items.round(visible, [*wanted, *met])
        freedom.round(visible)
    except TooManyError:
        pass
    found = {key: way for key, way in tools.met.items() if key[0] != "variant" or key[1] in proof.variants}
    return Settled(found, items.never | freedom.never)
