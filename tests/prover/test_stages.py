"""Comparing stages: each agrees on some stories, and a stage that is wrong is found."""

from collections import Counter

import pytest

from branchlight.model.story import Story
from branchlight.prover import rest
from branchlight.prover.matters import STUCK, Settled
from tests.prover import stages

SEEDS = (12, 13)
"""One story of each kind, both of which are played."""


def found(seed: int, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], Counter[str]]:
    total = Counter[str]()
    stages.limit(seed, monkeypatch)
    return list(stages.compare(stages.made(seed), total)), total


@pytest.mark.parametrize("seed", SEEDS)
def test_stages_alone_agree(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong, total = found(seed, monkeypatch)
    kind = stages.made(seed).kind
    assert wrong == []
    assert total[f"{kind}: stories"] == total[f"{kind}: played"] == 1
    assert all(0 < total[f"{kind}: {name}"] <= total[f"{kind}: items"] for name in stages.STAGES)
    assert f"{total[f'{kind}: items']:,}" in stages.table(total)


@pytest.mark.parametrize("seed", SEEDS)
def test_stage_that_is_wrong_is_found(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(story: Story, wanted: object, limits: object) -> Settled:
        return Settled({}, [("node", story.start), STUCK])

    monkeypatch.setattr(stages, "STAGES", {"flow facts": rest.by_flow, "never": never})
    wrong, _ = found(seed, monkeypatch)
    assert wrong and all(line.startswith("never: ") for line in wrong)
    by_search, by_playing = [], []
    for line in wrong:
        (by_playing if "when played" in line else by_search).append(line)
    assert by_search and by_playing
