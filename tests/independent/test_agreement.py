"""The engine and an interpreter that was written from the manual alone, compared turn by turn."""

import os
from collections import Counter

import pytest

from tests.independent.agreement import Dice, DifferenceError, compare
from tests.independent.manual_examples import differences
from tests.independent.wide_stories import WideStory
from tests.tools import ROOT

OFTEN = 100
CHUNK = 100


def test_interpreter_shows_what_the_manual_prints() -> None:
    assert differences((ROOT / "docs" / "format.md").read_text(encoding="utf-8")) == []


def test_interpreters_agree_on_stories() -> None:
    turns = sum([compare(WideStory(seed).text, seed) for seed in range(5)])
    assert turns > 25


@pytest.mark.long
@pytest.mark.thorough
@pytest.mark.parametrize("chunk", range(int(os.environ.get("INDEPENDENT_CHUNKS", "1"))))
def test_interpreters_agree_on_many_stories(chunk: int) -> None:
    turns = sum([compare(WideStory(seed).text, seed) for seed in range(CHUNK * chunk, CHUNK * (chunk + 1))])
    assert turns > 5 * CHUNK


@pytest.mark.thorough
def test_stories_use_every_feature_often() -> None:
    features: Counter[str] = Counter()
    for seed in range(5 * CHUNK):
        features.update(WideStory(seed).features.keys())
    assert len(features) > 70
    assert {feature: count for feature, count in features.items() if count < OFTEN} == {}


def test_comparison_finds_another_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "title: T\nendings: {o: O}\n---\nnode: a\ntext: '{? One. | Two.}'\nending: o\n"
    assert compare(text, 1) == 1
    right = Dice.again
    monkeypatch.setattr(Dice, "again", lambda self, sides, percent=None: 1 - right(self, sides, percent))
    with pytest.raises(DifferenceError, match="passages"):
        compare(text, 1)
