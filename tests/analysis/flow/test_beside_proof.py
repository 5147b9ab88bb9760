"""Facts about conditions agree with the proof, on stories from seeds."""

import pytest

from branchlight import load_text
from branchlight.analysis.rules.rule import Study
from branchlight.prover import rest
from branchlight.prover.prove import prove
from tests.prover.small_stories import SmallStory

STATES = 3_000


@pytest.mark.parametrize("first", [0, *[pytest.param(first, marks=pytest.mark.thorough) for first in range(5, 60, 5)]])
def test_conditions_never_true_are_never_reached(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rest, "STAGES", ())  # where a proof hits its bound, the story is left out
    monkeypatch.setattr(rest, "LATE_STAGES", ())
    told = 0
    for seed in range(first, first + 5):
        story = load_text(SmallStory(seed).text).story
        proof = prove(story, states=STATES) if story else None
        if story is None or proof is None or proof.bound:
            continue
        study = Study(story)
        reached = {name for table in (proof.choices, proof.variants) for name, at in table.items() if at.reached}
        for never in study.facts.never:
            told += 1
            assert never.condition.of not in reached, (seed, never)
            assert f"{never.condition.of}.1" not in reached, (seed, never)
        for always in study.facts.always:
            assert f"{always.of}.2" not in reached, (seed, always)
        assert {name for name, at in proof.nodes.items() if at.reached} <= study.reached, seed
    assert told
